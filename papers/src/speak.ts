import type { InEachLanguage } from '@jsa/contract';
import { toCyrillic } from './cyrillic.ts';
import { type PaperKey, paperWords } from './words/paper-words.ts';

export const paperLanguages = ['sq', 'en', 'sr-Latn', 'sr-Cyrl'] as const;
/** BCP 47. */
export type PaperLanguage = (typeof paperLanguages)[number];

type Values = Readonly<Record<string, string | number>>;

/** Says the fixed words of a paper in one language; what is put in stays as it is written, in whatever script. */
export type Speaker = {
  readonly language: PaperLanguage;
  say(key: PaperKey, values?: Values): string;
  /** What the chair wrote, for this language and script. */
  written(words: InEachLanguage): string;
};

export function speakerOf(language: PaperLanguage): Speaker {
  const isCyrillic = language === 'sr-Cyrl';
  const source = isCyrillic ? 'sr-Latn' : language;
  const inScript = (text: string) => (isCyrillic ? toCyrillic(text) : text);
  return {
    language,
    say(key, values = {}) {
      const parts: string[] = paperWords[source][key].split(/\{(\w+)\}/);
      return parts.map((part, at) => (at % 2 === 0 ? inScript(part) : String(values[part] ?? ''))).join('');
    },
    written: (words) => inScript(words[source]),
  };
}

/** A moment as it reads the same in every language: 2018-10-04 09:30 UTC. */
export function momentText(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
