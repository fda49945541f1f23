/** A word of a text, in the forms in which the lists are looked up. */
export type Word = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Lower case, Cyrillic turned into Serbian Latin, with its diacritics. */
  readonly latin: string;
  /** The same without diacritics: people type Petrovic for Petrović. */
  readonly folded: string;
  readonly isCapitalised: boolean;
  readonly isAllCapitals: boolean;
  readonly startsSentence: boolean;
};

const latinOfCyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ђ: 'đ',
  е: 'e',
  ж: 'ž',
  з: 'z',
  и: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'ć',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'č',
  џ: 'dž',
  ш: 'š',
  ѓ: 'đ',
  ќ: 'ć',
  ѕ: 'dz',
};

/** Lower case and in Latin letters; a soft hyphen or joiner inside a word does not hide it. */
export function toLatin(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d]/g, '');
  return plain.replace(/\p{Script=Cyrillic}/gu, (letter) => latinOfCyrillic[letter] ?? letter);
}

/** Without diacritics; đ becomes d as when it is typed without its stroke. */
export function foldLatin(latin: string): string {
  return latin.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

const wordPattern = /\p{L}[\p{L}\p{M}\u00ad\u200b-\u200d]*/gu;

/** Signs that may stand between the end of a sentence and the next word; more are not looked at. */
const longestGap = 40;

function startsSentence(text: string, start: number): boolean {
  const near = text.slice(Math.max(0, start - longestGap), start);
  const before = near.replace(/[\s"'«»„“”‘’(\u2022*–—-]+$/u, '');
  const isTextStart = start <= longestGap && before === '';
  return isTextStart || /[.!?:;…]$/.test(before) || /\n[^\p{L}\p{N}]*$/u.test(near);
}

/** The words of a text in its order. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map((match) => {
    const [word] = match;
    const latin = toLatin(word);
    const letters = word.replace(/[^\p{L}]/gu, '');
    const isAllCapitals = letters.length > 1 && letters === letters.toUpperCase();
    return {
      start: match.index,
      end: match.index + word.length,
      text: word,
      latin,
      folded: foldLatin(latin),
      isCapitalised: /^\p{Lu}/u.test(word),
      isAllCapitals,
      startsSentence: startsSentence(text, match.index),
    };
  });
}
