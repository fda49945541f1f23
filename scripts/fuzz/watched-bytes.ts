import type { ByteSource, NamedSource } from '@jsa/gpr-parsers';
import type { SeedFile } from './seed.ts';

/** How much a reader has read since the last look. */
type Reading = { readonly byteCount: number; readonly callCount: number };

/** Sources that count what is read of them, and remember the first call that makes no sense. */
export type WatchedFiles = {
  readonly sources: readonly NamedSource[];
  readonly totalBytes: number;
  /** What has been read since the last look; counting begins anew. */
  takeReading(): Reading;
  /** The first call for bytes before the file's beginning, backwards, or at fractions of a byte; null when all made sense. */
  oddCall(): string | null;
};

/** The ways to its bytes that a source may have; `slice` has every one. */
export const waysToBytes = ['slice', 'readInto', 'view'] as const;

type WayToBytes = (typeof waysToBytes)[number];

/** Sources as they lie in memory (`view`), on a disk (`readInto`) or anywhere else. */
export function watchFiles(files: readonly SeedFile[], way: WayToBytes): WatchedFiles {
  let [byteCount, callCount] = [0, 0];
  let odd: string | null = null;
  const sources = files.map(({ name, bytes }) => {
    const part = (start: number, end: number) => {
      const makesSense =
        Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end;
      if (!makesSense) odd ??= `asked ${name} for bytes ${start} to ${end}`;
      const found = bytes.subarray(Math.max(0, start), Math.max(0, end));
      byteCount += found.length;
      callCount++;
      return found;
    };
    return { name, bytes: sourceOf(bytes.length, way, part) };
  });
  return {
    sources,
    totalBytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    takeReading: () => {
      const reading = { byteCount, callCount };
      [byteCount, callCount] = [0, 0];
      return reading;
    },
    oddCall: () => odd,
  };
}

function sourceOf(
  byteLength: number,
  way: WayToBytes,
  part: (start: number, end: number) => Uint8Array,
): ByteSource {
  return {
    byteLength,
    slice: async (start, end) => part(start, end).slice().buffer as ArrayBuffer,
    ...(way === 'view' ? { view: part } : {}),
    ...(way === 'readInto'
      ? { readInto: async (room, start) => fill(room, part(start, start + room.length)) }
      : {}),
  };
}

function fill(room: Uint8Array, found: Uint8Array): number {
  room.set(found);
  return found.length;
}
