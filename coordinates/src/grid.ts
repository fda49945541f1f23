import { NotAPlace } from './place.ts';
import { numberOf, withPlainSigns } from './text.ts';

/** Two numbers of metres as they were written, easting first. */
export type GridText = {
  eastingM: number;
  northingM: number;
  /** The unit of the coarser one's last digit. */
  unitM: number;
  /** As it was written before the numbers: "34", "34N", "34T"; null where none was. */
  zone: { number: number; letter: string; at: number } | null;
  isAxisByMagnitude: boolean;
};

type Metres = { text: string; at: number; value: number; unit: number };
type Axis = 'easting' | 'northing' | 'unsaid';

const zonePattern = /^(?: *utm)? *(?:zone|zona|зона)? *(\d{1,2}) ?([a-z])?[ ,:;]+(?=\D*\d)/iu;
const axisWords: Readonly<Record<string, Axis>> = {
  e: 'easting',
  е: 'easting',
  east: 'easting',
  n: 'northing',
  north: 'northing',
  i: 'easting',
  l: 'easting',
  v: 'northing',
  и: 'easting',
  с: 'northing',
};
const smallestNorthingM = 4_000_000;
const isNorthing = (value: number): boolean => value >= smallestNorthingM && value < 5_200_000;

/** Easting before northing unless letters say otherwise. Groups of three and decimal commas are understood. */
export function readGridText(text: string): GridText {
  const plain = withPlainSigns(text);
  const zone = zoneOf(plain);
  const rest = zone ? ' '.repeat(zone.length) + plain.slice(zone.length) : plain;
  const { numbers, words } = partsOf(rest);
  if (numbers.length === 0) throw new NotAPlace(plain.trim() === '' ? 'empty' : 'not-understood');
  if (numbers.length === 1) throw new NotAPlace('one-number-missing');
  if (numbers.length > 2) throw new NotAPlace('too-many-numbers', { at: numbers[2].at });
  return ordered(numbers as [Metres, Metres], words, zone);
}

function zoneOf(text: string): (NonNullable<GridText['zone']> & { length: number }) | null {
  const found = zonePattern.exec(text);
  if (!found) return null;
  const [all, number, letter = ''] = found;
  // "7 513 567 …" begins with a group of a number, not with a zone.
  const isGroup = letter === '' && !/utm|zon|зон/iu.test(all) && /^\d{3}(?!\d)/.test(text.slice(all.length));
  if (isGroup) return null;
  return {
    number: Number(number),
    letter: letter.toUpperCase(),
    at: all.search(/\d/),
    length: all.length,
  };
}

type Word = { text: string; at: number };

function partsOf(text: string): { numbers: Metres[]; words: Word[] } {
  // "7.513.567,2": points part groups here; in "513563.143" the point is decimal.
  const groupSigns = /\.\d{3}[.,]\d/.test(text) ? " '." : " '";
  const pattern = new RegExp(
    `(?<grouped>\\d{1,3}(?<sign>[${groupSigns}])\\d{3}(?:\\k<sign>\\d{3})?(?!\\d)(?:[.,]\\d+)?)|` +
      '(?<number>\\d+(?:[.,]\\d+)?)|(?<word>\\p{L}+)|(?<gap>[ ,;:/|=()-])',
    'uy',
  );
  const numbers: Metres[] = [];
  const words: Word[] = [];
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(text)?.groups;
    if (!found) throw new NotAPlace('not-understood', { at });
    const { grouped, sign, number, word } = found;
    if (grouped !== undefined) numbers.push(metresOf(grouped.replaceAll(sign, ''), at));
    else if (number !== undefined) numbers.push(...partedByComma(number, at));
    else if (word !== undefined) words.push({ text: word.toLowerCase(), at });
  }
  return { numbers, words: words.filter(({ text: word }) => word !== 'm') };
}

function metresOf(text: string, at: number): Metres {
  return { text, at, ...numberOf(text) };
}

/** "513563,4723394": nobody writes six decimals of a metre; these are two numbers. */
function partedByComma(text: string, at: number): Metres[] {
  const [whole, fraction] = text.split(',');
  if (fraction === undefined || fraction.length < 6) return [metresOf(text, at)];
  return [metresOf(whole, at), metresOf(fraction, at + whole.length + 1)];
}

function ordered(numbers: [Metres, Metres], words: Word[], zone: ReturnType<typeof zoneOf>): GridText {
  const unitM = Math.max(...numbers.map(({ unit }) => unit));
  const of = (easting: Metres, northing: Metres, isAxisByMagnitude = false): GridText => ({
    eastingM: easting.value,
    northingM: northing.value,
    unitM,
    zone: zone && { number: zone.number, letter: zone.letter, at: zone.at },
    isAxisByMagnitude,
  });
  const [first, second] = numbers;
  const isNorthingFirst = isNorthing(first.value) && !isNorthing(second.value);
  if (words.length > 0 && words.every(({ text }) => /^[xyху]$/u.test(text))) {
    return isNorthingFirst ? of(second, first, true) : of(first, second, true);
  }
  const axes = axesOf(numbers, words);
  if (axes[0] === axes[1] && axes[0] !== 'unsaid') throw new NotAPlace('same-axis-twice', { at: second.at });
  const saysNorthingFirst = axes[0] === 'northing' || axes[1] === 'easting';
  const [easting, northing] = saysNorthingFirst ? [second, first] : [first, second];
  const isTurned = isNorthing(easting.value) && !isNorthing(northing.value);
  if (isTurned) {
    const prefix = zone ? `${zone.number}${zone.letter} ` : '';
    throw new NotAPlace('swapped', { suggestion: `${prefix}${northing.text} ${easting.text}` });
  }
  return of(easting, northing);
}

/** Letters stand all before or all behind their numbers. */
function axesOf([first, second]: [Metres, Metres], words: Word[]): [Axis, Axis] {
  const axes: [Axis, Axis] = ['unsaid', 'unsaid'];
  const areBefore = words.length > 0 && words[0].at < first.at;
  for (const { text, at } of words) {
    const axis = axisWords[text];
    if (axis === undefined) throw new NotAPlace('not-understood', { at });
    const place = areBefore ? (at < first.at ? 0 : 1) : at > second.at ? 1 : 0;
    axes[place] = axis;
  }
  return axes;
}
