import { putIbmFloats } from '#ibm-floats.ts';

/** How stored words differ from the signed words of this machine, which has the lowest byte first, as all do by now. */
export type StoredWords = {
  readonly wordBytes: 1 | 2 | 4 | 8;
  /** The highest byte stands first. */
  readonly isBigEndian: boolean;
  /** Zero is the middle of the unsigned range: with its top bit flipped, the word is signed. Of 32 bits at most. */
  readonly isOffsetBinary: boolean;
};

/** Room for stored words, small enough to stay in the processor's cache, and what makes native words of them there. */
export type WordRoom = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Turns the words in the first `byteCount` bytes; what stands after them may change too. */
  turn(words: StoredWords, byteCount: number): void;
  /** The base-16 floats in the first `byteCount` bytes, their words native by now; good until the next call. */
  ibmFloats(byteCount: number): Float64Array;
};

/** Enough to make little of each call, and little beside a processor's cache. */
export const roomBytes = 1 << 17;

/**
 * Where a room begins in its buffer. AMD's Zen 3 and 4 copy at a fifth of their speed between places whose offsets
 * within a page differ by a few bytes, as those of two fresh buffers may; half a page apart they do not.
 */
export const roomStart = 2048;

/** A room whose words are turned in JavaScript, 32 bits at a time. */
export function createPlainRoom(): WordRoom {
  const buffer = new ArrayBuffer(roomStart + roomBytes);
  const room = new Int32Array(buffer, roomStart, roomBytes / 4);
  const floats = new Float64Array(roomBytes / 4);
  return {
    bytes: new Uint8Array(buffer, roomStart, roomBytes),
    turn: (words, byteCount) => turnPlainly(room, 4 * Math.ceil(byteCount / 16), words),
    ibmFloats(byteCount) {
      putIbmFloats(new Uint32Array(buffer, roomStart, byteCount / 4), floats);
      return floats.subarray(0, byteCount / 4);
    },
  };
}

/** The top bit of each word in 32 bits. */
const topBits = { 1: 0x80808080, 2: 0x80008000, 4: 0x80000000, 8: 0 } as const;

/**
 * All loops stand in one function, and take several words a round. V8 puts small functions into their caller by a
 * compiler that does not count the rounds of loops there, and then never hands them on to the better one.
 */
function turnPlainly(room: Int32Array, count: number, words: StoredWords) {
  const { wordBytes, isBigEndian, isOffsetBinary } = words;
  if (isBigEndian && wordBytes > 1) {
    const turnBits = wordBytes === 2 ? 0 : 16;
    const other = wordBytes === 8 ? 1 : 0;
    for (let at = 0; at < count; at += 2) {
      const [one, two] = [room[at], room[at + 1]];
      const oneSwapped = ((one & 0x00ff00ff) << 8) | ((one >>> 8) & 0x00ff00ff);
      const twoSwapped = ((two & 0x00ff00ff) << 8) | ((two >>> 8) & 0x00ff00ff);
      room[at + other] = (oneSwapped << turnBits) | (oneSwapped >>> turnBits);
      room[at + 1 - other] = (twoSwapped << turnBits) | (twoSwapped >>> turnBits);
    }
  }
  if (isOffsetBinary) {
    const bits = topBits[wordBytes];
    for (let at = 0; at < count; at += 4) {
      room[at] ^= bits;
      room[at + 1] ^= bits;
      room[at + 2] ^= bits;
      room[at + 3] ^= bits;
    }
  }
}
