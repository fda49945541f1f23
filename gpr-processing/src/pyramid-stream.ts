import { amplitudeP98Of, levelCountOf, tileSampleCount, tileTraceCount } from '#pyramid.ts';
import { countMagnitudes, createMagnitudeCounts } from '#signal/magnitude-quantile.ts';
import { blockKernels } from '#wasm/kernels.ts';

/** A tile and its place: `values[trace * 256 + sample]`, 0 beyond the line. */
export type PlacedTile = {
  readonly level: number;
  readonly traceBlock: number;
  readonly sampleBlock: number;
  readonly values: Int16Array;
};

export type PyramidStream = {
  /** Takes the next whole traces of the line. */
  push(samples: Float32Array): void;
  /** After the last trace. Gives the contrast to begin with. */
  end(): { amplitudeP98: number };
};

/** One level as it fills: the traces of the tile row that is being made. */
type Row = { readonly integers: Int16Array; traceCount: number; traceBlock: number };

/**
 * Makes the tiles of all levels while a line comes by, the very ones that `buildPyramid` and `cutTile` make of it in
 * memory: a tile row of each level is held and no more. `onTile` is given each tile once, as soon as it is full.
 */
export function createPyramidStream(
  line: { traceCount: number; samplesPerTrace: number; amplitudeScale: number; amplitudeMaximum: number },
  onTile: (tile: PlacedTile) => void,
): PyramidStream {
  const { samplesPerTrace, amplitudeScale } = line;
  const counts = createMagnitudeCounts();
  const rows = Array.from({ length: levelCountOf(line.traceCount) }, (): Row => {
    return { integers: new Int16Array(tileTraceCount * samplesPerTrace), traceCount: 0, traceBlock: 0 };
  });

  /** Fills a level's row with traces, and the level above it with pairs of them whenever the row is full. */
  function take(level: number, integers: Int16Array): void {
    const row = rows[level];
    const traceCount = integers.length / samplesPerTrace;
    for (let taken = 0; taken < traceCount; ) {
      const count = Math.min(tileTraceCount - row.traceCount, traceCount - taken);
      const part = integers.subarray(taken * samplesPerTrace, (taken + count) * samplesPerTrace);
      row.integers.set(part, row.traceCount * samplesPerTrace);
      row.traceCount += count;
      taken += count;
      if (row.traceCount === tileTraceCount) finishRow(level);
    }
  }

  function finishRow(level: number): void {
    const row = rows[level];
    if (row.traceCount === 0) return;
    cutRow(row, level);
    if (level + 1 < rows.length) {
      const half = new Int16Array(Math.ceil(row.traceCount / 2) * samplesPerTrace);
      blockKernels().largerOfPairs(
        row.integers.subarray(0, row.traceCount * samplesPerTrace),
        samplesPerTrace,
        half,
      );
      take(level + 1, half);
    }
    row.traceBlock++;
    row.traceCount = 0;
  }

  function cutRow({ integers, traceCount, traceBlock }: Row, level: number): void {
    for (let first = 0; first < samplesPerTrace; first += tileSampleCount) {
      const end = Math.min(samplesPerTrace, first + tileSampleCount);
      const values = new Int16Array(tileTraceCount * tileSampleCount);
      for (let trace = 0; trace < traceCount; trace++) {
        const start = trace * samplesPerTrace;
        values.set(integers.subarray(start + first, start + end), trace * tileSampleCount);
      }
      onTile({ level, traceBlock, sampleBlock: first / tileSampleCount, values });
    }
  }

  return {
    push(samples) {
      const integers = new Int16Array(samples.length);
      blockKernels().quantize(samples, amplitudeScale, integers);
      countMagnitudes(integers, counts);
      take(0, integers);
    },
    end() {
      for (let level = 0; level < rows.length; level++) finishRow(level);
      return { amplitudeP98: amplitudeP98Of(counts, line) };
    },
  };
}
