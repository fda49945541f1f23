import type { ByteSource, NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';

/** The same file, refused where it turns out to be shorter than it was: formats may rely on what they ask for. */
export function withWholeSlices({ name: file, bytes }: NamedSource): NamedSource {
  return { name: file, bytes: wholeSlices(bytes, file) };
}

function wholeSlices(bytes: ByteSource, file: string): ByteSource {
  const { byteLength } = bytes;
  const { readInto, view } = bytes;
  /** What is beyond the end that the file had is not missed. */
  function checkWhole(start: number, end: number, byteCount: number) {
    const wanted = Math.min(end, byteLength) - Math.min(start, byteLength);
    if (byteCount >= wanted) return;
    const message = 'the file has become shorter since it was opened; it ends';
    throw new GprFormatError('truncated', message, { format: 'gpr', file, byteOffset: start + byteCount });
  }
  const whole: ByteSource = {
    byteLength,
    slice: async (start, end) => {
      const slice = await bytes.slice(start, end);
      checkWhole(start, end, slice.byteLength);
      return slice;
    },
  };
  if (readInto) {
    whole.readInto = async (room, start) => {
      const byteCount = await readInto(room, start);
      checkWhole(start, start + room.byteLength, byteCount);
      return byteCount;
    };
  }
  // What lies in memory does not become shorter.
  return view ? { ...whole, view } : whole;
}
