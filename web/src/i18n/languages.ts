export const languages = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const;
/** BCP 47, as it stands in the page's `lang`. */
export type Language = (typeof languages)[number];

/** What each language calls itself; never translated. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  sq: 'Shqip',
  'sr-Latn': 'Srpski',
  'sr-Cyrl': 'Српски',
};

export function isLanguage(text: string | null): text is Language {
  return languages.some((language) => language === text);
}

/** The first language of the reader's list that we speak; plain `sr` is read as Latin script, else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    if (lower.startsWith('sr')) return lower.includes('cyrl') ? 'sr-Cyrl' : 'sr-Latn';
    if (lower.startsWith('sq')) return 'sq';
    if (lower.startsWith('en')) return 'en';
  }
  return 'en';
}
