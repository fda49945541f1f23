import type { Dice } from './dice.ts';

/** Spoils bytes in one way; gives new bytes, and words for the report. */
export type Mutation<Content> = (content: Content, dice: Dice) => Content;

const mostPadding = 4096;

const nastyBytes = [0, 1, 0x0a, 0x20, 0x2c, 0x2d, 0x30, 0x39, 0x3a, 0x40, 0x7f, 0x80, 0xc3, 0xff];

const nastyNumbers = [
  ...[0, 1, 2, 3, -1, -2, 7, 8, 9, 16, 24, 32, 64, 100, 255, 256, 257, 1023, 1024, 1025, 32_767, 32_768],
  ...[65_535, 65_536, 0x7fffffff, 0x80000000, 0xffffffff, 1e-45, 1e-38, 1e-9, 0.5, 1e9, 1e15, 1e20, 3.4e38],
  ...[5e-324, 1e-300, 1e300, 1.7e308, -0, -1e-9, -1e38, Number.NaN, Infinity, -Infinity],
];

/** Files of other kinds begin so; samples and headers may do so by chance. */
const foreignStarts: readonly (readonly [at: number, text: string])[] = [
  ...['MZ', 'BM', 'BZh', '\x1f\x8b\x08', 'ID3', 'PK\x03\x04', '%PDF-', '\x89HDF\r\n\x1a\n', '<html>'].map(
    (text) => [0, text] as const,
  ),
  ...['<x', '<?xml version="1.0"?><DZX>', '<!----><!---->', '\xef\xbb\xbf<a b="'].map(
    (text) => [0, text] as const,
  ),
  [8, 'AVI '],
  [257, 'ustar'],
];

/** Every way to spoil bytes whatever they mean. */
export const byteMutations: Readonly<Record<string, Mutation<Uint8Array>>> = {
  'a bit flipped': (bytes, dice) =>
    changed(bytes, dice, 1, (view) => view.setUint8(0, view.getUint8(0) ^ (1 << dice.below(8)))),
  'a byte set': (bytes, dice) =>
    changed(bytes, dice, 1, (view) =>
      view.setUint8(0, dice.onceIn(2) ? dice.oneOf(nastyBytes) : dice.below(256)),
    ),
  'a 16-bit number set': (bytes, dice) =>
    changed(bytes, dice, 2, (view) => view.setUint16(0, wholeNumber(bytes, dice), dice.onceIn(2))),
  'a 32-bit number set': (bytes, dice) =>
    changed(bytes, dice, 4, (view) => view.setUint32(0, wholeNumber(bytes, dice), dice.onceIn(2))),
  'a float set': (bytes, dice) =>
    changed(bytes, dice, 4, (view) => view.setFloat32(0, dice.oneOf(nastyNumbers), dice.onceIn(2))),
  'a double set': (bytes, dice) =>
    changed(bytes, dice, 8, (view) => view.setFloat64(0, dice.oneOf(nastyNumbers), dice.onceIn(2))),
  'a number counted up or down': (bytes, dice) =>
    changed(bytes, dice, 2, (view) => view.setUint16(0, view.getUint16(0, true) + dice.below(5) - 2, true)),
  'the end cut off': (bytes, dice) => bytes.slice(0, cutPlace(bytes, dice)),
  'the beginning cut off': (bytes, dice) => bytes.slice(dice.onceIn(2) ? dice.placeIn(bytes.length) : 1),
  'bytes added': (bytes, dice) => {
    const padding = new Uint8Array(dice.onceIn(3) ? 1 : 1 + dice.below(mostPadding));
    const kind = dice.below(3);
    for (const at of padding.keys()) padding[at] = kind === 2 ? dice.below(256) : -kind;
    return joined(bytes, padding);
  },
  'a block doubled': (bytes, dice) => {
    const [from, to] = block(bytes, dice);
    return joined(bytes.subarray(0, to), bytes.subarray(from));
  },
  'a block taken out': (bytes, dice) => {
    const [from, to] = block(bytes, dice);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  'a block filled': (bytes, dice) => {
    const [from, to] = block(bytes, dice);
    return bytes.slice().fill(dice.oneOf(nastyBytes), from, to);
  },
  'a block of noise': (bytes, dice) => {
    const [from, to] = block(bytes, dice);
    const noisy = bytes.slice();
    for (let at = from; at < to; at++) noisy[at] = dice.below(256);
    return noisy;
  },
  'a block moved': (bytes, dice) => {
    const [from, to] = block(bytes, dice);
    return bytes.slice().copyWithin(dice.placeIn(bytes.length), from, to);
  },
  'the beginning of something else': (bytes, dice) => {
    const changed = bytes.slice();
    const [at, text] = dice.oneOf(foreignStarts);
    for (let letter = 0; letter < Math.min(text.length, bytes.length - at); letter++) {
      changed[at + letter] = text.charCodeAt(letter);
    }
    return changed;
  },
  'nothing but noise': (bytes, dice) => bytes.map(() => dice.below(256)),
  'nothing left': () => new Uint8Array(0),
};

/** Two files laid one over the other: the head of one, the tail of another. */
export function crossed(head: Uint8Array, tail: Uint8Array, dice: Dice): Uint8Array {
  const at = dice.placeIn(Math.min(head.length, tail.length) + 1);
  return dice.onceIn(2)
    ? joined(head.subarray(0, at), tail.subarray(at))
    : joined(head.subarray(0, dice.placeIn(head.length + 1)), tail);
}

function changed(bytes: Uint8Array, dice: Dice, width: number, change: (view: DataView) => void): Uint8Array {
  if (bytes.length < width) return bytes;
  const copy = bytes.slice();
  const place = Math.min(dice.placeIn(copy.length), copy.length - width);
  // Fields lie at multiples of their width in most headers, though not in all.
  change(new DataView(copy.buffer, dice.onceIn(3) ? place : place - (place % width), width));
  return copy;
}

/** Sizes are what readers compute with: the size of the file and its neighbours are among the numbers. */
function wholeNumber(bytes: Uint8Array, dice: Dice): number {
  switch (dice.below(4)) {
    case 0:
      return 2 ** dice.below(32) + dice.below(3) - 1;
    case 1:
      return bytes.length + dice.below(3) - 1;
    case 2:
      return dice.below(2 ** 32);
    default:
      return Math.trunc(dice.oneOf(nastyNumbers));
  }
}

/** Anywhere, or beside a multiple of 128, where headers and blocks end. */
function cutPlace(bytes: Uint8Array, dice: Dice): number {
  if (!dice.onceIn(3)) return dice.below(bytes.length + 1);
  const edge = 128 * dice.below(Math.ceil(bytes.length / 128) + 1);
  return Math.max(0, edge + dice.below(3) - 1);
}

function block(bytes: Uint8Array, dice: Dice): readonly [from: number, to: number] {
  const from = dice.placeIn(bytes.length);
  const reach = dice.oneOf([1, 4, 32, 128, 1024, bytes.length]);
  return [from, Math.min(bytes.length, from + 1 + dice.below(reach))];
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}
