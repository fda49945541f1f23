import type { Radargram } from '@jsa/gpr-parsers';
import { ProcessingError } from '#errors.ts';
import { countMagnitudes, createMagnitudeCounts, magnitudeQuantile } from '#signal/magnitude-quantile.ts';
import { blockKernels } from '#wasm/kernels.ts';

/** Traces of a tile, at every level. */
export const tileTraceCount = 256;
/** Samples of a tile: the levels halve the traces only, never the samples. */
export const tileSampleCount = 256;

const largestInt16 = 32767;
const contrastFraction = 0.98;

/** One level of a line: all samples of `traceCount` traces, one trace after the other. */
export type PyramidLevel = { traceCount: number; samples: Int16Array };

/** A line in levels of 16-bit integers: amplitude = integer × `amplitudeScale`. Level 0 holds every trace. */
export type Pyramid = {
  levels: PyramidLevel[];
  samplesPerTrace: number;
  amplitudeScale: number;
  /** 98th percentile of |amplitude|; the maximum where that is 0, so that a lone echo still has a contrast. */
  amplitudeP98: number;
  amplitudeMaximum: number;
};

/**
 * Makes all levels. Each halves the traces and keeps, sample by sample, the larger swing of a pair: a peak one
 * trace wide is still there at the top. What is no finite number is 0. Takes as much memory again as the samples.
 */
export function buildPyramid(radargram: Radargram, onLevel?: (done: number, total: number) => void): Pyramid {
  const { traceCount, samplesPerTrace, samples } = radargram;
  const amplitudeMaximum = largestMagnitude(samples);
  const amplitudeScale = amplitudeScaleOf(amplitudeMaximum);
  const integers = new Int16Array(samples.length);
  blockKernels().quantize(samples, amplitudeScale, integers);
  const counts = createMagnitudeCounts();
  countMagnitudes(integers, counts);
  const amplitudeP98 = amplitudeP98Of(counts, { amplitudeScale, amplitudeMaximum });

  const levels: PyramidLevel[] = [{ traceCount, samples: integers }];
  const levelCount = levelCountOf(traceCount);
  onLevel?.(1, levelCount);
  while (levels.length < levelCount) {
    levels.push(halve(levels[levels.length - 1], samplesPerTrace));
    onLevel?.(levels.length, levelCount);
  }
  return { levels, samplesPerTrace, amplitudeScale, amplitudeP98, amplitudeMaximum };
}

/** So many levels bring a line down to one tile's width. A line without traces has one empty level. */
export function levelCountOf(traceCount: number): number {
  let levelCount = 1;
  for (let traces = traceCount; traces > tileTraceCount; traces = Math.ceil(traces / 2)) levelCount++;
  return levelCount;
}

/** How many tiles of a level lie along the line, and how many down the trace. */
export function tileCountsOf(
  traceCount: number,
  samplesPerTrace: number,
  level: number,
): { traceBlockCount: number; sampleBlockCount: number } {
  return {
    traceBlockCount: Math.ceil(Math.ceil(traceCount / 2 ** level) / tileTraceCount),
    sampleBlockCount: Math.ceil(samplesPerTrace / tileSampleCount),
  };
}

/** A tile's integers, trace after trace (`value[trace * 256 + sample]`), 0 beyond the line. */
export function cutTile(
  pyramid: Pyramid,
  level: number,
  traceBlock: number,
  sampleBlock: number,
): Int16Array {
  const { samplesPerTrace } = pyramid;
  const { traceCount, samples } = requireTile(pyramid, level, traceBlock, sampleBlock);
  const firstTrace = traceBlock * tileTraceCount;
  const firstSample = sampleBlock * tileSampleCount;
  const endTrace = Math.min(traceCount, firstTrace + tileTraceCount);
  const endSample = Math.min(samplesPerTrace, firstSample + tileSampleCount);

  const tile = new Int16Array(tileTraceCount * tileSampleCount);
  for (let trace = firstTrace; trace < endTrace; trace++) {
    const start = trace * samplesPerTrace;
    tile.set(
      samples.subarray(start + firstSample, start + endSample),
      (trace - firstTrace) * tileSampleCount,
    );
  }
  return tile;
}

function requireTile(pyramid: Pyramid, level: number, traceBlock: number, sampleBlock: number): PyramidLevel {
  const found = pyramid.levels[level];
  const holdsTraces = isBlock(traceBlock, (found?.traceCount ?? 0) / tileTraceCount);
  const holdsSamples = isBlock(sampleBlock, pyramid.samplesPerTrace / tileSampleCount);
  if (found && holdsTraces && holdsSamples) return found;
  const message = `This line has no tile at level ${level}, trace block ${traceBlock}, sample block ${sampleBlock}.`;
  throw new ProcessingError('no-such-tile', message);
}

function isBlock(block: number, length: number): boolean {
  return Number.isInteger(block) && block >= 0 && block < length;
}

function halve({ traceCount, samples }: PyramidLevel, samplesPerTrace: number): PyramidLevel {
  const halfTraceCount = Math.ceil(traceCount / 2);
  const half = new Int16Array(halfTraceCount * samplesPerTrace);
  if (samplesPerTrace > 0) blockKernels().largerOfPairs(samples, samplesPerTrace, half);
  return { traceCount: halfTraceCount, samples: half };
}

/** The largest of all finite magnitudes; 0 of none. */
export function largestMagnitude(samples: Float32Array): number {
  let largest = 0;
  for (let index = 0; index < samples.length; index++) {
    const magnitude = Math.abs(samples[index]);
    if (magnitude > largest && magnitude < Number.POSITIVE_INFINITY) largest = magnitude;
  }
  return largest;
}

/** What one unit of the integers of a line is worth. */
export function amplitudeScaleOf(amplitudeMaximum: number): number {
  return amplitudeMaximum > 0 ? amplitudeMaximum / largestInt16 : 1;
}

/** The contrast to begin with, of counted integers. */
export function amplitudeP98Of(
  counts: Float64Array,
  { amplitudeScale, amplitudeMaximum }: Pick<Pyramid, 'amplitudeScale' | 'amplitudeMaximum'>,
): number {
  return magnitudeQuantile(counts, contrastFraction) * amplitudeScale || amplitudeMaximum;
}
