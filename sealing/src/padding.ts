import { paddedPositionBytes } from '@jsa/contract';
import { type Bytes, utf8 } from '#bytes.ts';
import { SealingError } from '#errors.ts';

const mark = 0x80;

/** The text in UTF-8, one byte 0x80, and zeros up to the fixed size (ISO/IEC 7816-4): every position is as long as any other. */
export function padded(text: string): Bytes {
  const content = utf8(text);
  if (content.length >= paddedPositionBytes) {
    const message = `The position takes ${content.length} bytes; ${paddedPositionBytes - 1} fit. Shorten its text or its conditions.`;
    throw new SealingError('too-long', message);
  }
  const block = new Uint8Array(paddedPositionBytes);
  block.set(content);
  block[content.length] = mark;
  return block;
}

/** The text that was padded; null where the bytes were not made that way. */
export function unpadded(block: Uint8Array): string | null {
  if (block.length !== paddedPositionBytes) return null;
  const end = block.findLastIndex((byte) => byte !== 0);
  if (end < 0 || block[end] !== mark) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(block.subarray(0, end));
  } catch {
    return null;
  }
}
