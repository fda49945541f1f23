import type { Pattern } from './pattern.ts';

/** Two decimals of a degree are about a kilometre: the finest that a text for others may say. */
const degree = String.raw`\d{1,3}(?:[.,]\d+)?`;
const mark = String.raw`\s?(?:°|º|deg)?\s?[NSEWЕС]?`;

function isInTheRegion(text: string): boolean {
  const [a, b] = (text.match(/\d{1,3}[.,]\d+|\d{2}(?=\D|$)/g) ?? []).map((each) =>
    Number(each.replace(',', '.')),
  );
  const isLatitude = (value: number) => value >= 39 && value <= 47;
  const isLongitude = (value: number) => value >= 17 && value <= 26;
  return (isLatitude(a) && isLongitude(b)) || (isLongitude(a) && isLatitude(b));
}

/** Ten metres or a kilometre: from the third decimal on it is finer than allowed. */
function hasThreeDecimals(text: string): boolean {
  return /\d[.,]\d{3}/.test(text);
}

/** Coordinates in the systems of the region that tell a place more finely than a kilometre. */
export const coordinatePatterns: readonly Pattern[] = [
  {
    kind: 'coordinates',
    reason: 'degrees-minutes-seconds',
    form: /\d{1,3}\s?[°º]\s?\d{1,2}(?:\s?['’′]\s?\d{1,2}(?:[.,]\d+)?\s?(?:["”″]|''|’’)|[.,]\d+\s?['’′])\s?[NSEWЕС]?/dgu,
  },
  {
    kind: 'coordinates',
    reason: 'degrees-minutes-seconds',
    form: /(?<![\p{L}\d.,])(?:[NSEW]\s?[1-4]\d\s\d{2}\s\d{2}(?:[.,]\d+)?|[1-4]\d\s\d{2}\s\d{2}(?:[.,]\d+)?\s?[NSEW])(?![\p{L}\d])/dgu,
  },
  {
    kind: 'coordinates',
    reason: 'decimal-degrees',
    form: new RegExp(
      `(?<![\\d.,])(?:[NSEW]\\s?)?${degree}${mark}\\s?[,;/ ]\\s?(?:lon\\p{L}*\\.?\\s?)?(?:[NSEW]\\s?)?${degree}${mark}(?![\\d])`,
      'dgiu',
    ),
    accepts: (text) => hasThreeDecimals(text) && isInTheRegion(text),
  },
  {
    kind: 'coordinates',
    reason: 'decimal-degrees',
    form: /(?<![\d.,])\d{1,3}[.,]\d{3,}\s?(?:[°º]\s?[NSEWЕС]?|[NSEW](?!\p{L}))/dgu,
  },
  {
    kind: 'coordinates',
    reason: 'metric-coordinates',
    form: /(?<![\d.,+])(?:[EYNX]\s?[=:]?\s?)?(?:[3-7]\d{5}|[4-8][3-6]\d{5}|4[67]\d{5})(?:[.,]\d+)?\s?(?:m|E|N|mE|mN)?\s?[,;/ ]\s?(?:[EYNX]\s?[=:]?\s?)?(?:4[4-8]\d{5}|[4-8][3-6]\d{5}|[3-7]\d{5})(?:[.,]\d+)?(?!\d)/dgu,
  },
  {
    kind: 'coordinates',
    reason: 'grid-reference',
    form: /(?<![\p{L}\p{N}])(?:3[345]\s?[ST]\s?)?[A-HJ-NP-Z]{2}\s?(?:\d{3}\s?\d{3}|\d{4}\s?\d{4}|\d{5}\s?\d{5})(?!\d)/dgu,
    accepts: (text) => /^3[345]/.test(text) || /^[A-Z]{2} \d+ \d+$/.test(text),
  },
];
