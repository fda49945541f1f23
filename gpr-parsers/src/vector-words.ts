import { roomBytes, roomStart, type WordRoom } from '#native-words.ts';

const vectorBytes = 16;

const floatsStart = roomStart + roomBytes;

/**
 * Two loops over 16 bytes at a time, each over the words from byte 2048 to the byte that it is called with.
 * `turn` takes the bytes of each vector in the order that stands at byte 0, then flips the bits that stand at byte 16.
 * `floats` puts the 64-bit floats that base-16 words mean from byte 133120 on: their fractions as whole numbers, times
 * a float that is made of their signs and exponents, 2 ** (4 * exponent - 280).
 */
const loops = `
  00 61 73 6d 01 00 00 00            ; WebAssembly, version 1
  01 05 01 60 01 7f 00               ; types: a function of one i32, the end
  03 03 02 00 00                     ; functions: two, of that type
  05 03 01 00 07                     ; memory: seven pages of 64 KiB
  07 1a 03                           ; exports: three
  06 6d 65 6d 6f 72 79 02 00         ;   "memory"
  04 74 75 72 6e 00 00               ;   "turn"
  06 66 6c 6f 61 74 73 00 01         ;   "floats"
  0a fb 01 02                        ; code: of two functions

  3e 02 01 7f 02 7b                  ; turn: 1 place, i32; 2 order, 3 flips, v128
  41 00 fd 00 04 00 21 02            ;   order = v128.load 0
  41 10 fd 00 04 00 21 03            ;   flips = v128.load 16
  41 80 10 21 01                     ;   place = 2048
  03 40                              ;   loop
  20 01                              ;     at place
  20 01 fd 00 04 00                  ;     v128.load place
  20 02 fd 0e                        ;     i8x16.swizzle order
  20 03 fd 51                        ;     v128.xor flips
  fd 0b 04 00                        ;     v128.store
  20 01 41 10 6a 22 01               ;     place += 16
  20 00 49 0d 00 0b 0b               ;     again while place < end

  b9 01 02 02 7f 06 7b               ; floats: 1 place, 2 to, i32; 3 words to 8 fraction, v128
  41 80 80 80 80 78 fd 11 21 05      ;   sign = i32x4.splat 0x80000000
  41 fc 03 fd 11 21 06               ;   exponent = i32x4.splat 0x1fc
  41 e7 05 fd 11 21 07               ;   bias = i32x4.splat 743
  41 ff ff ff 07 fd 11 21 08         ;   fraction = i32x4.splat 0xffffff
  41 80 10 21 01                     ;   place = 2048
  41 80 90 08 21 02                  ;   to = 133120
  03 40                              ;   loop
  20 01 fd 00 04 00 22 03            ;     words = v128.load place
  20 05 fd 4e                        ;     v128.and sign
  20 03 41 16 fd ad 01               ;     i32x4.shr_u words 22
  20 06 fd 4e                        ;     v128.and exponent
  20 07 fd ae 01                     ;     i32x4.add bias
  41 14 fd ab 01                     ;     i32x4.shl 20
  fd 50 21 04                        ;     scales = v128.or
  20 03 20 08 fd 4e 21 03            ;     words = v128.and words fraction
  20 02                              ;     at to
  20 03 fd fe 01                     ;     f64x2.convert_low_i32x4_s words
  20 04 fd c9 01 41 20 fd cb 01      ;     i64x2.extend_low_i32x4_u scales, i64x2.shl 32
  fd f2 01 fd 0b 04 00               ;     f64x2.mul, v128.store
  20 02                              ;     at to
  20 03 20 03 fd 0d                  ;     i8x16.shuffle: the upper half of words
  08 09 0a 0b 0c 0d 0e 0f 00 01 02 03 04 05 06 07
  fd fe 01                           ;     f64x2.convert_low_i32x4_s
  20 04 fd ca 01 41 20 fd cb 01      ;     i64x2.extend_high_i32x4_u scales, i64x2.shl 32
  fd f2 01 fd 0b 04 10               ;     f64x2.mul, v128.store 16 bytes on
  20 02 41 20 6a 21 02               ;     to += 32
  20 01 41 10 6a 22 01               ;     place += 16
  20 00 49 0d 00 0b 0b               ;     again while place < end`;

type Loops = {
  readonly memory: WebAssembly.Memory;
  turn(end: number): void;
  floats(end: number): void;
};

/**
 * A room whose words are turned by vectors of WebAssembly, at the speed of the cache and from the first call on. Null
 * where there is none, or the policy of a page forbids it.
 */
export function createVectorRoom(): WordRoom | null {
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytesOfListing(loops)));
    const { memory, turn, floats } = exports as Loops;
    const buffer = memory.buffer as ArrayBuffer;
    const constants = new Uint8Array(buffer, 0, 2 * vectorBytes);
    return {
      bytes: new Uint8Array(buffer, roomStart, roomBytes),
      turn({ wordBytes, isBigEndian, isOffsetBinary }, byteCount) {
        const lastOfWord = wordBytes - 1;
        for (let byte = 0; byte < vectorBytes; byte++) {
          const isTop = (byte & lastOfWord) === lastOfWord;
          constants[byte] = isBigEndian ? byte ^ lastOfWord : byte;
          constants[vectorBytes + byte] = isOffsetBinary && isTop ? 0x80 : 0;
        }
        turn(roomStart + byteCount);
      },
      ibmFloats(byteCount) {
        floats(roomStart + byteCount);
        return new Float64Array(buffer, floatsStart, byteCount / 4);
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
