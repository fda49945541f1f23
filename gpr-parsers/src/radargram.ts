/** What a recording says of its antenna; null where it says nothing that can be trusted. */
export type Antenna = {
  readonly name: string | null;
  readonly centreFrequencyMHz: number | null;
  /** Distance between transmitter and receiver. */
  readonly separationM: number | null;
};

/** Depths of the samples of a line, and in words what velocity they rest on. */
export type DepthAxis = {
  readonly firstSampleM: number;
  readonly sampleIntervalM: number;
  readonly velocityBasis: string;
};

/**
 * A B-scan in memory: `traceCount` traces of `samplesPerTrace` amplitudes, one trace after the other.
 *
 * `samples[trace * samplesPerTrace + sample]` was received at two-way time
 * `firstSampleNs + sample * sampleIntervalNs`, counted from time-zero. Amplitudes are centred on 0.
 */
export type Radargram = {
  readonly traceCount: number;
  readonly samplesPerTrace: number;
  /** Null when the recording does not say: time can then only be told in samples. */
  readonly sampleIntervalNs: number | null;
  readonly firstSampleNs: number;
  /** Null when the recording does not say (time-triggered, or wheel not calibrated). */
  readonly traceSpacingM: number | null;
  /** Distance along the line of each trace, where traces are not evenly spaced or have been placed; else null. */
  readonly traceDistancesM: Float64Array | null;
  /** Height of the ground under each trace; null when it is not known. */
  readonly elevationsM: Float64Array | null;
  /** Set once a line has been converted to depth: its samples are then evenly spaced in depth, and no longer in time. */
  readonly depthAxis: DepthAxis | null;
  readonly antenna: Antenna;
  /** The first so many samples of each trace are the instrument's bookkeeping (DZT: scan counter, mark word), not signal. */
  readonly nonSignalSampleCount: number;
  readonly samples: Float32Array;
};
