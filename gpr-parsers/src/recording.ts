import type { Antenna } from '#radargram.ts';

export type FindingSeverity = 'information' | 'warning' | 'error';

/**
 * Something about a recording that a surveyor should know: what is odd, where, and what was done about it.
 * `code` is stable and for programs (and for translations); `message` is a whole English sentence.
 */
export type Finding = {
  readonly severity: FindingSeverity;
  readonly code: string;
  readonly message: string;
  readonly file: string | null;
  readonly byteOffset: number | null;
  readonly line: number | null;
};

/** A mark that the operator or the survey wheel set while recording. */
export type Mark = {
  readonly trace: number;
  readonly kind: 'user' | 'distance' | 'unknown';
};

/** What the receiver said of a fix (NMEA GGA quality, or the nearest to it). `unknown`: the file does not say. */
export type FixQuality =
  | 'invalid'
  | 'gnss'
  | 'differential'
  | 'rtk-fixed'
  | 'rtk-float'
  | 'estimated'
  | 'simulated'
  | 'unknown';

/** A known place along the recording, WGS 84. `trace` may lie outside the recording or between traces. */
export type TracePosition = {
  readonly trace: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly elevationM: number | null;
  readonly quality: FixQuality;
  readonly horizontalDilution: number | null;
  /** ISO 8601 when date and time are known, `hh:mm:ss.sss` when only the time of day is, else null. */
  readonly utc: string | null;
};

export type RecordingChannel = {
  readonly name: string;
  readonly antenna: Antenna;
};

/**
 * A recording, opened: what its headers say, what is wrong with it, and a way to its samples.
 *
 * Nothing is invented: what the files do not say is null. Nothing readable is thrown away: what cannot be
 * used is kept in `rawHeader` or told in `findings`.
 */
export type Recording = {
  /** `dzt` or `ramac`; the id of the `Format` that read it. */
  readonly format: string;
  readonly vendor: string;
  readonly instrument: string | null;
  /** Name of the line: the stem that its files share. */
  readonly name: string;
  readonly fileNames: readonly string[];
  readonly channels: readonly RecordingChannel[];
  readonly traceCount: number;
  readonly samplesPerTrace: number;
  readonly bitsPerSample: 8 | 16 | 32;
  readonly sampleIntervalNs: number | null;
  readonly timeWindowNs: number | null;
  /** Two-way time of sample 0 as the header states it; negative when recording began before time-zero. */
  readonly firstSampleNs: number;
  readonly traceSpacingM: number | null;
  readonly tracesPerSecond: number | null;
  readonly relativePermittivity: number | null;
  readonly nonSignalSampleCount: number;
  readonly marks: readonly Mark[];
  readonly positions: readonly TracePosition[];
  /** Console clock, local time without zone (`2017-03-21T00:36:46`), or null. Consoles are often wrong. */
  readonly recordedAt: string | null;
  readonly comment: string | null;
  /** Every header field under its vendor's own name. */
  readonly rawHeader: Readonly<Record<string, string | number | readonly number[]>>;
  readonly findings: readonly Finding[];
  /**
   * Centred integer amplitudes (u8 - 128, u16 - 32768, i16, i32) of the traces `from` (included) to `to`
   * (excluded) of one channel, trace after trace, all samples of each trace. Exact at every width.
   * Reads only the bytes it needs. Throws RangeError when the traces do not exist.
   */
  readTraces(channel: number, from: number, to: number): Promise<Int16Array | Int32Array>;
  /** The same as Float32 (exact up to 24 bits), ready for processing. */
  readTracesAsFloat(channel: number, from: number, to: number): Promise<Float32Array>;
};
