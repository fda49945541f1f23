import type { Language } from '#i18n/languages.ts';

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const albanianMonths = [
  'janar',
  'shkurt',
  'mars',
  'prill',
  'maj',
  'qershor',
  'korrik',
  'gusht',
  'shtator',
  'tetor',
  'nëntor',
  'dhjetor',
];
const serbianLatinMonths = [
  'januar',
  'februar',
  'mart',
  'april',
  'maj',
  'jun',
  'jul',
  'avgust',
  'septembar',
  'oktobar',
  'novembar',
  'decembar',
];
const serbianCyrillicMonths = [
  'јануар',
  'фебруар',
  'март',
  'април',
  'мај',
  'јун',
  'јул',
  'август',
  'септембар',
  'октобар',
  'новембар',
  'децембар',
];

const monthInWords: Readonly<Record<Language, (month: number, year: number) => string>> = {
  en: (month, year) => `${englishMonths[month]} ${year}`,
  sq: (month, year) => `${albanianMonths[month]} ${year}`,
  'sr-Latn': (month, year) => `${serbianLatinMonths[month]} ${year}.`,
  'sr-Cyrl': (month, year) => `${serbianCyrillicMonths[month]} ${year}.`,
};

const dateInWords: Readonly<Record<Language, (day: number, month: number, year: number) => string>> = {
  en: (day, month, year) => `${day} ${englishMonths[month]} ${year}`,
  sq: (day, month, year) => `${day} ${albanianMonths[month]} ${year}`,
  'sr-Latn': (day, month, year) => `${day}. ${serbianLatinMonths[month]} ${year}.`,
  'sr-Cyrl': (day, month, year) => `${day}. ${serbianCyrillicMonths[month]} ${year}.`,
};

/** All that some readers are told of a moment: `2026-05`. */
const isMonth = (iso: string) => /^\d{4}-\d\d$/.test(iso);

/** The day in UTC, so that everyone reads the same day everywhere; a month alone, where no more is known; text that is no date comes back as it is. */
export function formatDate(language: Language, iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  if (isMonth(iso)) return monthInWords[language](date.getUTCMonth(), date.getUTCFullYear());
  return dateInWords[language](date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear());
}

/** Day and time to the second, in UTC and saying so; a month alone, where no more is known. */
export function formatDateTime(language: Language, iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime()) || isMonth(iso)) return formatDate(language, iso);
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  const clock = time.map((part) => String(part).padStart(2, '0')).join(':');
  return `${formatDate(language, iso)} ${clock} UTC`;
}
