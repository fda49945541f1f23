import { toCyrillic } from '@jsa/papers';
import { IntlMessageFormat } from 'intl-messageformat';
import { formatDate, formatDateTime } from '#i18n/date-format.ts';
import { en } from '#i18n/en.ts';
import type { Language } from '#i18n/languages.ts';
import { formatNumber } from '#i18n/number-format.ts';
import { pluralCategory } from '#i18n/plural.ts';
import { sq } from '#i18n/sq.ts';
import { srLatn } from '#i18n/sr-latn.ts';

export type MessageKey = keyof typeof en;

/** For keys that are built from a code of the parsers, which may know more codes than we have words for. */
export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(en, text);
}

/** Numbers here choose plurals and are written by `#`; a number to be shown goes through `formatNumber` first. */
type MessageValues = Readonly<Record<string, string | number>>;

/** Everything that a viewer needs to speak the reader's language; `subscribe` tells of a change of language. */
export type MessageStore = {
  readonly language: Language;
  setLanguage(language: Language): void;
  translate(key: MessageKey, values?: MessageValues): string;
  formatNumber(value: number, digits: number): string;
  formatDate(iso: string): string;
  formatDateTime(iso: string): string;
  /** Returns the call that ends the subscription. */
  subscribe(listener: () => void): () => void;
};

type Pattern = ReturnType<IntlMessageFormat['getAst']>;
const literal = 0;

const dictionaries: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: en,
  sq: sq,
  'sr-Latn': srLatn,
  'sr-Cyrl': srLatn,
};

/** Cyrillic reaches the words of a message only: names, file names and codes come in as values and stay. */
function patternToCyrillic(pattern: Pattern): Pattern {
  return pattern.map((element) => {
    if (element.type === literal) return { ...element, value: toCyrillic(element.value) };
    if (!('options' in element)) return element;
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: patternToCyrillic(option.value) },
    ]);
    return { ...element, options: Object.fromEntries(options) };
  });
}

/** The library's doors to `Intl`, closed: browsers know too little Albanian (see number-format). */
function formattersOf(language: Language) {
  return {
    getNumberFormat: () =>
      ({ format: (value: number) => formatNumber(language, value, 0) }) as unknown as Intl.NumberFormat,
    getDateTimeFormat: () =>
      ({
        format: (date: Date) => formatDate(language, date.toISOString()),
      }) as unknown as Intl.DateTimeFormat,
    getPluralRules: () =>
      ({ select: (count: number) => pluralCategory(language, count) }) as unknown as Intl.PluralRules,
  };
}

function compile(language: Language, key: MessageKey): IntlMessageFormat {
  const options = { formatters: formattersOf(language) };
  const message = new IntlMessageFormat(dictionaries[language][key], 'en', undefined, options);
  if (language !== 'sr-Cyrl') return message;
  return new IntlMessageFormat(patternToCyrillic(message.getAst()), 'en', undefined, options);
}

/** Compiles each message when it is first said. */
export function createMessages(initial: Language): MessageStore {
  let language = initial;
  let compiled = new Map<MessageKey, IntlMessageFormat>();
  const listeners = new Set<() => void>();
  return {
    get language() {
      return language;
    },
    setLanguage(next) {
      if (next === language) return;
      language = next;
      compiled = new Map();
      for (const listener of [...listeners]) listener();
    },
    translate(key, values) {
      const message = compiled.get(key) ?? compile(language, key);
      compiled.set(key, message);
      return String(message.format(values));
    },
    formatNumber: (value, digits) => formatNumber(language, value, digits),
    formatDate: (iso) => formatDate(language, iso),
    formatDateTime: (iso) => formatDateTime(language, iso),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
