import { type Axis, isSerbianCompanion, readAxisWord } from './axis-words.ts';
import { NotAPlace, type Position } from './place.ts';
import { isInRegion } from './region.ts';
import { numberOf, withPlainSigns } from './text.ts';

type Token =
  | { kind: 'number'; text: string; at: number; value: number; unit: number }
  | { kind: 'mark'; text: string; at: number }
  | { kind: 'word'; text: string; at: number };
type NumberToken = Extract<Token, { kind: 'number' }>;
type WordToken = Extract<Token, { kind: 'word' }>;

/** Degrees, minutes and seconds of one axis as they were written. */
type Angle = { numbers: NumberToken[]; word: WordToken | null };

const metresPerDegree = 111_200;

export type Degrees = { position: Position; unitM: number };

/** Latitude before longitude unless letters say otherwise; decimal degrees, degrees and minutes, or with seconds. */
export function readDegrees(text: string): Degrees {
  const tokens = tokensOf(withPlainSigns(text));
  const angles = anglesOf(tokens);
  const [latitude, longitude] = byAxis(angles);
  const position: Position = [degreesOf(longitude), degreesOf(latitude)];
  if (isInRegion(position)) {
    return { position, unitM: Math.max(unitDegOf(latitude), unitDegOf(longitude)) * metresPerDegree };
  }
  throw misplaced(position, latitude.numbers[0].at);
}

function misplaced([longitude, latitude]: Position, at: number): NotAPlace {
  if (isInRegion([latitude, longitude])) {
    return new NotAPlace('swapped', { suggestion: `${textOf(longitude)}, ${textOf(latitude)}` });
  }
  const largest = Math.max(Math.abs(longitude), Math.abs(latitude));
  if (largest > 7_000_000) return new NotAPlace('looks-like-zone-7', { at });
  if (largest > 100_000) return new NotAPlace('looks-like-utm', { at });
  return new NotAPlace('outside-region', { at });
}

function textOf(degrees: number): string {
  return String(Number(degrees.toFixed(8)));
}

function tokensOf(text: string): Token[] {
  // Where points are decimal, a comma can only part two numbers.
  const decimal = /\d\.\d/.test(text) ? '\\.' : ',';
  const pattern = new RegExp(
    `(?<number>[-+]?\\d+(?:${decimal}\\d+)?)|(?<mark>°|''|'|")|(?<word>[\\p{L}][\\p{L}.]*)|(?<gap>[ ,;:/|=()-])`,
    'uy',
  );
  const tokens: Token[] = [];
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const { number, mark, word } = pattern.exec(text)?.groups ?? fail('not-understood', at);
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at, ...numberOf(number) });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark === "''" ? '"' : mark, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
  }
  return tokens;
}

function fail(code: ConstructorParameters<typeof NotAPlace>[0], at: number): never {
  throw new NotAPlace(code, { at });
}

function anglesOf(tokens: Token[]): [Angle, Angle] {
  const numbers = tokens.filter((token): token is NumberToken => token.kind === 'number');
  if (numbers.length < 2) throw new NotAPlace(tokens.length === 0 ? 'empty' : 'one-number-missing');
  const second = secondAngleStart(tokens, numbers);
  const angles: [Angle, Angle] = [
    { numbers: numbers.slice(0, second), word: null },
    { numbers: numbers.slice(second), word: null },
  ];
  for (const { numbers } of angles) if (numbers.length > 3) fail('too-many-numbers', numbers[3].at);
  checkMarks(tokens);
  attachWords(tokens, angles);
  return angles;
}

/** The index of the number with which the second axis begins: told by degree signs, by letters, or by halves. */
function secondAngleStart(tokens: Token[], numbers: NumberToken[]): number {
  const degrees = numbers.filter((number) => {
    const next = tokens[tokens.indexOf(number) + 1];
    return next?.kind === 'mark' && next.text === '°';
  });
  if (degrees.length === 2) return numbers.indexOf(degrees[1]);
  if (degrees.length > 2) fail('too-many-numbers', degrees[2].at);
  const words = tokens.filter((token) => token.kind === 'word');
  const startsWithWord = tokens[0].kind === 'word';
  const parting = startsWithWord ? words[1] : words[0];
  const afterParting = parting ? numbers.findIndex((number) => number.at > parting.at) : -1;
  if (afterParting > 0) return afterParting;
  if (numbers.length % 2 === 1) fail('one-number-missing', numbers[numbers.length - 1].at);
  return numbers.length / 2;
}

/** Each mark stands where it belongs: degrees, minutes, seconds, from the left. */
function checkMarks(tokens: Token[]): void {
  let last = '';
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'mark') continue;
    const isMisplaced =
      tokens[index - 1]?.kind !== 'number' ||
      (token.text === "'" && last !== '°') ||
      (token.text === '"' && last !== "'");
    if (isMisplaced) fail('not-understood', token.at);
    last = token.text;
  }
}

function attachWords(tokens: Token[], angles: [Angle, Angle]): void {
  const startsWithWord = tokens[0].kind === 'word';
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    if (readAxisWord(token.text) === null) fail('not-understood', token.at);
    const angle = startsWithWord
      ? angles.find(({ numbers }) => numbers[0].at > token.at)
      : angles.findLast(({ numbers }) => numbers[numbers.length - 1].at < token.at);
    if (!angle) fail('not-understood', token.at);
    // "lat 42.66 N": the letter says more than the word before it.
    if (angle.word === null || readAxisWord(angle.word.text)?.sense === 'unsaid') angle.word = token;
    else if (readAxisWord(token.text)?.sense !== 'unsaid') fail('not-understood', token.at);
  }
}

function axisOf({ word }: Angle): Axis | null {
  return word && (readAxisWord(word.text)?.axis ?? null);
}

/** [latitude, longitude], after the letters agree with each other and with the region. */
function byAxis([first, second]: [Angle, Angle]): [Angle, Angle] {
  const axes = [axisOf(first), axisOf(second)];
  if (axes[0] !== null && axes[0] === axes[1]) fail('same-axis-twice', second.word?.at ?? 0);
  const isLongitudeFirst = axes[0] === 'longitude' || axes[1] === 'latitude';
  const [latitude, longitude] = isLongitudeFirst ? [second, first] : [first, second];
  for (const angle of [latitude, longitude]) checkSense(angle, angle === latitude ? longitude : latitude);
  return [latitude, longitude];
}

function checkSense({ word, numbers }: Angle, companion: Angle): void {
  const sense = word && readAxisWord(word.text)?.sense;
  if (word === null || sense === 'region' || sense === 'unsaid') return;
  if (sense === 'opposite') fail('outside-region', word.at);
  const other = companion.word?.text ?? '';
  if (isSerbianCompanion(other)) return;
  if (/^[ew]/i.test(other)) fail('outside-region', word.at);
  const suggestion = `N ${degreesText(numbers)}, E ${degreesText(companion.numbers)}`;
  throw new NotAPlace('ambiguous-letter', { at: word.at, suggestion });
}

function degreesText(numbers: NumberToken[]): string {
  const marks = ['°', "'", '"'];
  return numbers.map(({ text }, place) => `${text.replace(',', '.')}${marks[place]}`).join(' ');
}

function degreesOf({ numbers }: Angle): number {
  const [degrees, minutes, seconds] = numbers;
  if (minutes && (minutes.value >= 60 || minutes.value < 0)) fail('minutes-out-of-range', minutes.at);
  if (seconds && (seconds.value >= 60 || seconds.value < 0)) fail('seconds-out-of-range', seconds.at);
  for (const whole of numbers.slice(0, -1)) if (whole.unit < 1) fail('not-understood', whole.at);
  const size = Math.abs(degrees.value) + (minutes?.value ?? 0) / 60 + (seconds?.value ?? 0) / 3600;
  return degrees.text.startsWith('-') ? -size : size;
}

function unitDegOf({ numbers }: Angle): number {
  return numbers[numbers.length - 1].unit / 60 ** (numbers.length - 1);
}
