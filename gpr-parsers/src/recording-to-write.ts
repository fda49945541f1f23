import type { Antenna } from '#radargram.ts';
import type { Amplitudes, Mark, TracePosition } from '#recording.ts';

/**
 * A recording to be written as an instrument would have written it: each channel holds its centred amplitudes,
 * trace after trace, all samples of each trace. Channels have equal lengths; antennas stand in the same order.
 */
export type RecordingToWrite = {
  /** Name of the line, without extension. */
  readonly name: string;
  readonly samplesPerTrace: number;
  readonly bitsPerSample: 8 | 16 | 32 | 64;
  readonly sampleIntervalNs: number;
  /** Two-way time of sample 0; negative when recording began before time-zero. */
  readonly firstSampleNs: number;
  /** Null when the line was triggered by time. */
  readonly traceSpacingM: number | null;
  readonly tracesPerSecond: number | null;
  readonly relativePermittivity: number;
  readonly antennas: readonly Antenna[];
  readonly channels: readonly Amplitudes[];
  readonly marks: readonly Mark[];
  readonly positions: readonly TracePosition[];
  /** Console clock, `YYYY-MM-DDThh:mm:ss`, or null. */
  readonly recordedAt: string | null;
  readonly comment: string | null;
};
