import type { Radargram } from '@jsa/gpr-parsers';

/** A radargram of the given traces for tests: a sample each nanosecond from 0 on, nothing known of its antenna. */
export function radargramOf(traces: readonly ArrayLike<number>[], known: Partial<Radargram> = {}): Radargram {
  return {
    traceCount: traces.length,
    samplesPerTrace: traces[0]?.length ?? 0,
    sampleIntervalNs: 1,
    firstSampleNs: 0,
    traceSpacingM: null,
    traceDistancesM: null,
    elevationsM: null,
    depthAxis: null,
    antenna: { name: null, centreFrequencyMHz: null, separationM: null },
    nonSignalSampleCount: 0,
    samples: Float32Array.from(traces.flatMap((trace) => Array.from(trace))),
    ...known,
  };
}

/** The amplitudes of each trace, to be compared with a known answer. */
export function tracesOf({ traceCount, samplesPerTrace, samples }: Radargram): number[][] {
  return Array.from({ length: traceCount }, (_, trace) =>
    Array.from(samples.subarray(trace * samplesPerTrace, (trace + 1) * samplesPerTrace)),
  );
}
