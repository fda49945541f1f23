import type { Language } from '#i18n/languages.ts';

const noBreakSpace = '\u00a0';

/** Chromium carries no Albanian data and `Intl` would silently write English, so the customs are kept here. */
const signs: Readonly<Record<Language, { decimal: string; group: string }>> = {
  en: { decimal: '.', group: ',' },
  sq: { decimal: ',', group: noBreakSpace },
  'sr-Latn': { decimal: ',', group: '.' },
  'sr-Cyrl': { decimal: ',', group: '.' },
};

/** `digits` decimals, always shown; the minus is U+2212, and what rounds to zero has none. */
export function formatNumber(language: Language, value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–';
  const { decimal, group } = signs[language];
  const [whole = '0', fraction] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const text = fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}
