import type { Language } from '#i18n/languages.ts';

/** CLDR's cardinal rules for whole numbers, kept here because browsers differ in which languages they carry. */
export function pluralCategory(language: Language, count: number): 'one' | 'few' | 'other' {
  if (language === 'en' || language === 'sq') return count === 1 ? 'one' : 'other';
  const ones = count % 10;
  const tens = count % 100;
  if (ones === 1 && tens !== 11) return 'one';
  if (ones >= 2 && ones <= 4 && !(tens >= 12 && tens <= 14)) return 'few';
  return 'other';
}
