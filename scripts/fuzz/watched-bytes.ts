import type { NamedSource } from '@jsa/gpr-parsers';
import type { SeedFile } from './seed.ts';

/** How much a reader has read since the last look. */
export type Reading = { readonly byteCount: number; readonly callCount: number };

/** Sources that count what is read of them, and remember the first call that makes no sense. */
export type WatchedFiles = {
  readonly sources: readonly NamedSource[];
  readonly totalBytes: number;
  /** What has been read since the last look; counting begins anew. */
  takeReading(): Reading;
  /** The first call for bytes before the file's beginning, backwards, or at fractions of a byte; null when all made sense. */
  oddCall(): string | null;
};

export function watchFiles(files: readonly SeedFile[]): WatchedFiles {
  let [byteCount, callCount] = [0, 0];
  let odd: string | null = null;
  const sources = files.map(({ name, bytes }) => ({
    name,
    bytes: {
      byteLength: bytes.length,
      slice: async (start: number, end: number) => {
        const makesSense =
          Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end;
        if (!makesSense) odd ??= `asked ${name} for bytes ${start} to ${end}`;
        const part = bytes.slice(Math.max(0, start), Math.max(0, end));
        byteCount += part.length;
        callCount++;
        return part.buffer;
      },
    },
  }));
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
