import type { Radargram } from '@jsa/gpr-parsers';

/** All that is known of a line beside its amplitudes. */
export type LineGeometry = Omit<Radargram, 'samples'>;

/**
 * Lines are treated in blocks of so many traces, on every machine and with any number of threads: sums that run along
 * the line then round alike everywhere, and the same recipe gives the same bytes.
 */
export const blockTraceCount = 512;

/**
 * Consecutive traces of a line, with some of their neighbours: `samples` holds `beforeCount` traces that lie before
 * `firstTrace`, the `traceCount` traces from there on, and `afterCount` traces that follow. At the ends of the line
 * there are fewer neighbours than were asked for.
 */
export type TraceBlock = {
  readonly firstTrace: number;
  readonly traceCount: number;
  readonly beforeCount: number;
  readonly afterCount: number;
  readonly samplesPerTrace: number;
  readonly samples: Float32Array;
};

/** First traces of the blocks of a line, in their order. */
export function blockStarts(traceCount: number): number[] {
  return Array.from(
    { length: Math.ceil(traceCount / blockTraceCount) },
    (_, block) => block * blockTraceCount,
  );
}

/** The traces themselves, without their neighbours. */
export function ownTraces({ samples, samplesPerTrace, beforeCount, traceCount }: TraceBlock): Float32Array {
  if (beforeCount === 0 && samples.length === traceCount * samplesPerTrace) return samples;
  return samples.subarray(beforeCount * samplesPerTrace, (beforeCount + traceCount) * samplesPerTrace);
}
