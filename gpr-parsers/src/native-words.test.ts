import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPlainRoom, type StoredWords, type WordRoom } from './native-words.ts';
import { createVectorRoom } from './vector-words.ts';

/** Every kind of words that a recording may have. */
const kinds: StoredWords[] = ([1, 2, 4, 8] as const)
  .flatMap((wordBytes) => [true, false].map((isBigEndian) => ({ wordBytes, isBigEndian })))
  .flatMap((kind) => [true, false].map((isOffsetBinary) => ({ ...kind, isOffsetBinary })))
  .filter(({ wordBytes, isOffsetBinary }) => wordBytes < 8 || !isOffsetBinary);

/** Byte by byte, as one would say it. */
function turnedSlowly(bytes: Uint8Array, { wordBytes, isBigEndian, isOffsetBinary }: StoredWords): number[] {
  const words = Array.from({ length: bytes.length / wordBytes }, (_, word) => {
    const own = [...bytes.subarray(word * wordBytes, (word + 1) * wordBytes)];
    if (isBigEndian) own.reverse();
    if (isOffsetBinary) own[wordBytes - 1] ^= 0x80;
    return own;
  });
  return words.flat();
}

function theRoom(create: () => WordRoom | null): WordRoom {
  const room = create();
  if (!room) throw new Error('There is no such room on this machine.');
  return room;
}

describe.each([
  ['vectors', createVectorRoom],
  ['JavaScript', createPlainRoom],
])('stored words turned by %s', (_, create) => {
  it.each(kinds)('are native afterwards: %o', (words) => {
    const room = theRoom(create);
    for (const byteCount of [8, 16, 24, 40, 1000, room.bytes.byteLength]) {
      const stored = Uint8Array.from({ length: byteCount }, (_, byte) => (byte * 167 + (byte >> 8)) % 256);
      room.bytes.set(stored);
      room.turn(words, byteCount);
      expect([...room.bytes.subarray(0, byteCount)]).toEqual(turnedSlowly(stored, words));
    }
  });

  it('are all turned where they end in the middle of a vector', () => {
    const room = theRoom(create);
    for (let wordCount = 1; wordCount <= 17; wordCount++) {
      const stored = Uint8Array.from({ length: 2 * wordCount }, (_, byte) => byte);
      const words = { wordBytes: 2, isBigEndian: true, isOffsetBinary: true } as const;
      room.bytes.set(stored);
      room.turn(words, stored.byteLength);
      expect([...room.bytes.subarray(0, stored.byteLength)]).toEqual(turnedSlowly(stored, words));
    }
  });
});

describe.each([
  ['vectors', createVectorRoom],
  ['JavaScript', createPlainRoom],
])('base-16 floats read by %s', (_, create) => {
  it('are exact, whatever their words', () => {
    const room = theRoom(create);
    const words = new Uint32Array(room.bytes.buffer, room.bytes.byteOffset, room.bytes.byteLength / 4);
    let state = 1;
    for (const at of words.keys()) {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      words[at] = state ^ (state >>> 16);
    }
    words.set([0x00000000, 0x80000000, 0x00000001, 0x80000001, 0x7fffffff, 0xffffffff, 0x40800000]);
    const floats = room.ibmFloats(room.bytes.byteLength);
    expect(floats).toHaveLength(words.length);
    const wrong = floats.findIndex((value, at) => {
      const [sign, exponent] = [words[at] >>> 31 === 1 ? -1 : 1, (words[at] >>> 24) & 0x7f];
      return !Object.is(value, sign * ((words[at] & 0xffffff) / 2 ** 24) * 16 ** (exponent - 64));
    });
    expect(wrong).toBe(-1);
  });

  it('are as many as the words', () => {
    const room = theRoom(create);
    for (const wordCount of [1, 2, 3, 4, 5, 7]) {
      new DataView(room.bytes.buffer, room.bytes.byteOffset).setUint32(4 * (wordCount - 1), 0x42640000, true);
      const floats = room.ibmFloats(4 * wordCount);
      expect([floats.length, floats.at(-1)]).toEqual([wordCount, 100]);
    }
  });
});

describe('vectors', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('are none where a page may not compile them', () => {
    vi.stubGlobal('WebAssembly', {
      Module: class {
        constructor() {
          throw new WebAssembly.CompileError('refused by the policy of the page');
        }
      },
    });
    expect(createVectorRoom()).toBeNull();
  });
});
