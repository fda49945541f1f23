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
};

const roomBytes = 1 << 17;

/**
 * Where a room begins in its buffer. AMD's Zen 3 and 4 copy at a fifth of their speed between places whose offsets
 * within a page differ by a few bytes, as those of two fresh buffers may; half a page apart they do not.
 */
const roomStart = 2048;

const vectorBytes = 16;

/**
 * A loop over 16 bytes at a time. At byte 0 of its memory stands the order in which the bytes of a vector are to be
 * taken, at byte 16 the bits to be flipped then, from byte 2048 the words up to the byte it is called with.
 */
const vectorLoop = `
  00 61 73 6d 01 00 00 00  ; WebAssembly, version 1
  01 05 01 60 01 7f 00     ; types: a function of one i32
  03 02 01 00              ; functions: one, of that type
  05 03 01 00 03           ; memory: three pages of 64 KiB
  07 11 02                 ; exports: two
  06 6d 65 6d 6f 72 79 02 00  ; "memory"
  04 74 75 72 6e 00 00        ; "turn"
  0a 40 01 3e              ; code: of one function
  02 01 7f 02 7b           ; locals: 1 place, i32; 2 order and 3 flips, v128
  41 00 fd 00 04 00 21 02  ; order = v128.load 0
  41 10 fd 00 04 00 21 03  ; flips = v128.load 16
  41 80 10 21 01           ; place = 2048
  03 40                    ; loop
  20 01                    ;   place
  20 01 fd 00 04 00        ;   v128.load place
  20 02 fd 0e              ;   i8x16.swizzle order
  20 03 fd 51              ;   v128.xor flips
  fd 0b 04 00              ;   v128.store
  20 01 41 10 6a 22 01     ;   place += 16
  20 00 49 0d 00           ;   again while place < end
  0b 0b                    ; end`;

/** Vectors of WebAssembly: at the speed of the cache. Null where there is none, or a page's policy forbids it. */
export function createVectorRoom(): WordRoom | null {
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytesOfListing(vectorLoop)));
    const { memory, turn } = exports as { memory: WebAssembly.Memory; turn: (end: number) => void };
    const constants = new Uint8Array(memory.buffer, 0, 2 * vectorBytes);
    return {
      bytes: new Uint8Array(memory.buffer as ArrayBuffer, roomStart, roomBytes),
      turn({ wordBytes, isBigEndian, isOffsetBinary }, byteCount) {
        const lastOfWord = wordBytes - 1;
        for (let byte = 0; byte < vectorBytes; byte++) {
          const isTop = (byte & lastOfWord) === lastOfWord;
          constants[byte] = isBigEndian ? byte ^ lastOfWord : byte;
          constants[vectorBytes + byte] = isOffsetBinary && isTop ? 0x80 : 0;
        }
        turn(roomStart + byteCount);
      },
    };
  } catch {
    return null;
  }
}

function bytesOfListing(listing: string): Uint8Array<ArrayBuffer> {
  const hex = listing.split('\n').flatMap((line) => line.split(';')[0].match(/[0-9a-f]{2}/g) ?? []);
  return Uint8Array.from(hex, (byte) => Number.parseInt(byte, 16));
}

/** The same in JavaScript, 32 bits at a time. */
export function createPlainRoom(): WordRoom {
  const buffer = new ArrayBuffer(roomStart + roomBytes);
  const room = new Int32Array(buffer, roomStart, roomBytes / 4);
  return {
    bytes: new Uint8Array(buffer, roomStart, roomBytes),
    turn({ wordBytes, isBigEndian, isOffsetBinary }, byteCount) {
      const pairCount = Math.ceil(byteCount / 8);
      if (isBigEndian) reverseBytes(room, 2 * pairCount, wordBytes);
      if (isOffsetBinary) flipBits(room, 2 * pairCount, topBits[wordBytes]);
      if (isBigEndian && wordBytes === 8) swapNeighbours(room, pairCount);
    },
  };
}

/** The top bit of each word in 32 bits. */
const topBits = { 1: 0x80808080, 2: 0x80008000, 4: 0x80000000, 8: 0 } as const;

function flipBits(room: Int32Array, count: number, bits: number) {
  for (let at = 0; at < count; at++) room[at] ^= bits;
}

function reverseBytes(room: Int32Array, count: number, wordBytes: number) {
  if (wordBytes === 1) return;
  const turnBits = wordBytes === 2 ? 0 : 16;
  for (let at = 0; at < count; at++) {
    const word = room[at];
    const swapped = ((word & 0x00ff00ff) << 8) | ((word >>> 8) & 0x00ff00ff);
    room[at] = (swapped << turnBits) | (swapped >>> turnBits);
  }
}

function swapNeighbours(room: Int32Array, pairCount: number) {
  for (let at = 0; at < 2 * pairCount; at += 2) {
    const first = room[at];
    room[at] = room[at + 1];
    room[at + 1] = first;
  }
}
