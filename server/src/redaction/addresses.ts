import type { Pattern } from './pattern.ts';

const street =
  'street|road|avenue|boulevard|rrug[aëe]n?|rrugës|rruges|rr\\.|bulevard\\p{L}{0,2}|ulic\\p{L}{1,2}|ul\\.|булевар\\p{L}{0,2}|улиц\\p{L}{1,2}|ул\\.';
const house =
  'house|kuć\\p{L}{1,2}|kuc[aeiu]|кућ\\p{L}{1,2}|shtëpi\\p{L}{0,3}|shtepi\\p{L}{0,3}|stan|стан|apartment|flat|banes\\p{L}{0,2}|apartament\\p{L}{0,2}';
const number = 'number|no\\.?|nr\\.?|numri|numër|br\\.?|broj\\p{L}?|бр\\.?|број\\p{L}?';

/** Streets with a number and houses with one: who lived there can be asked. */
export const addressPatterns: readonly Pattern[] = [
  {
    kind: 'address',
    reason: 'street-and-number',
    form: new RegExp(
      `(?<!\\p{L})(?:${street})\\s?["“„]?(?:\\p{L}[\\p{L}.’'-]*["”“]?\\s){1,4}(?:(?:${number})\\s?)?(?:\\d{1,3}[a-zа-ш]?(?:/\\d{1,3})?|bb|бб|p\\.?n\\.?)(?![\\p{L}\\d]|[.,]\\d|\\s?(?:m|km|cm|м|км|metr|метар)(?!\\p{Ll}))`,
      'dgiu',
    ),
    accepts: (text) => /\p{Lu}/u.test(text.slice(1)),
  },
  {
    kind: 'address',
    reason: 'street-and-number',
    form: /(?<![\p{L}\d])\d{1,3}[a-z]?,?\s(?:\p{Lu}\p{L}+\s){1,3}(?:Street|Road|Avenue|Boulevard|St\.|Rd\.)/dgu,
  },
  {
    kind: 'address',
    reason: 'house-number',
    form: new RegExp(`(?<!\\p{L})(?:${house})\\s(?:${number})\\s?\\d{1,4}[a-z]?(?![\\p{L}\\d])`, 'dgiu'),
  },
  {
    kind: 'address',
    reason: 'house-number',
    form: /(?<!\p{L})(?:kućni broj|кућни број|house number|numri i shtëpisë)\s?\d{1,4}/dgiu,
  },
  {
    kind: 'address',
    reason: 'street-and-number',
    form: /(?<!\p{L})\p{Lu}\p{Ll}+(?:\s\p{L}+){0,2}\s(?:bb|бб)(?!\p{L})/dgu,
  },
];
