import type { Radargram } from '@jsa/gpr-parsers';
import type { LineGeometry } from '#line.ts';

/** A line whose amplitudes lie somewhere: in memory, on a disk, behind a network. */
export type LineSource = {
  readonly geometry: LineGeometry;
  /** Fills `out` with so many whole traces, from `firstTrace` on. */
  read(firstTrace: number, traceCount: number, out: Float32Array): Promise<void>;
  /** The same traces where they lie, if all threads can see them there: nothing is copied then. */
  view?(firstTrace: number, traceCount: number): Float32Array;
};

/** Takes a line as it comes, block after block. */
export type LineSink = {
  /** Before the first block. */
  begin?(geometry: LineGeometry): void;
  /** Where the traces are wanted, if all threads can write there: they are filled in then, and nothing is copied. */
  room?(firstTrace: number, traceCount: number): Float32Array;
  /** The samples are good until the promise is settled. */
  write(block: { firstTrace: number; traceCount: number; samples: Float32Array }): Promise<void> | void;
};

/** A line in memory as a source. */
export function sourceOf(radargram: Radargram): LineSource {
  const { samples, ...geometry } = radargram;
  const view = (firstTrace: number, traceCount: number) => {
    const start = firstTrace * geometry.samplesPerTrace;
    return samples.subarray(start, start + traceCount * geometry.samplesPerTrace);
  };
  return {
    geometry,
    read: async (firstTrace, traceCount, out) => out.set(view(firstTrace, traceCount)),
    view,
  };
}

/**
 * The source as other threads see it: without its view, if that lies in the memory of this thread only. A question with a
 * part of such memory would take a copy of all of it along.
 */
export function asSeenByThreads(source: LineSource): LineSource {
  if (!source.view || typeof SharedArrayBuffer === 'undefined') return source;
  if (source.view(0, 0).buffer instanceof SharedArrayBuffer) return source;
  const { geometry, read } = source;
  return { geometry, read };
}

/** Room for so many amplitudes that other threads can see where the platform has shared memory, else this thread only. */
export function sharedSamples(sampleCount: number): Float32Array {
  if (typeof SharedArrayBuffer === 'undefined') return new Float32Array(sampleCount);
  return new Float32Array(new SharedArrayBuffer(sampleCount * Float32Array.BYTES_PER_ELEMENT));
}

/** A sink that keeps the line in memory; `line` is there once the last block was written. */
export function sinkInMemory(): LineSink & { line(): Radargram } {
  let geometry: LineGeometry | null = null;
  let samples = new Float32Array(0);
  const room = (firstTrace: number, traceCount: number) => {
    const samplesPerTrace = geometry?.samplesPerTrace ?? 0;
    return samples.subarray(firstTrace * samplesPerTrace, (firstTrace + traceCount) * samplesPerTrace);
  };
  return {
    begin(begun) {
      geometry = begun;
      samples = sharedSamples(begun.traceCount * begun.samplesPerTrace) as Float32Array<ArrayBuffer>;
    },
    room,
    write: () => undefined,
    line() {
      if (!geometry) throw new Error('The line has not begun.');
      return { ...geometry, samples };
    },
  };
}
