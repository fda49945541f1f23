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

/** A place in a radargram that somebody picked on the instrument or in the vendor's software. */
export type RecordedPick = {
  readonly channel: number;
  readonly trace: number;
  readonly sample: number;
  /** `target`: one thing; `layer`: a point of a horizon. */
  readonly kind: 'target' | 'layer';
  /** The name of the target or of the layer, as the file has it; null when it has none. */
  readonly label: string | null;
};

/** What is true of one channel. Channels of a recording have equal trace counts and lengths, but not equal times. */
export type RecordingChannel = {
  readonly name: string;
  readonly antenna: Antenna;
  readonly sampleIntervalNs: number | null;
  readonly timeWindowNs: number | null;
  /** Two-way time of sample 0 as the header states it; negative when recording began before time-zero. */
  readonly firstSampleNs: number;
  /** Where the channel of an array lies: to the right of, and ahead of, the point that positions are told for. */
  readonly offset: { readonly acrossM: number; readonly alongM: number } | null;
};

/** Amplitudes in the width that the file has: integers are exact in the first two, floats in the last two. */
export type Amplitudes = Int16Array | Int32Array | Float32Array | Float64Array;

/** What was noted along the line. Finding it may take one pass over the whole file, for some formats keep it there. */
export type AlongTheLine = {
  readonly marks: readonly Mark[];
  readonly positions: readonly TracePosition[];
  /** Distance along the line of each trace, as the instrument told it; null when it told none. */
  readonly traceDistancesM: Float64Array | null;
  /** By how much each trace is to be moved to later times; null when no trace is. */
  readonly traceShiftsNs: Float64Array | null;
  readonly picks: readonly RecordedPick[];
  readonly findings: readonly Finding[];
};

/**
 * A recording, opened: what its headers say, what is wrong with it, and a way to its samples. Opening reads headers
 * and companions, and of the samples no more than a few spots, however long the file is.
 *
 * Nothing is invented: what the files do not say is null. Nothing readable is thrown away: what cannot be
 * used is kept in `rawHeader` or told in `findings`.
 */
export type OpenRecording = {
  /** `dzt`, `ramac` …; the id of the `Format` that read it. */
  readonly format: string;
  readonly vendor: string;
  readonly instrument: string | null;
  /** Name of the line: the stem that its files share. */
  readonly name: string;
  readonly fileNames: readonly string[];
  readonly channels: readonly RecordingChannel[];
  readonly traceCount: number;
  readonly samplesPerTrace: number;
  readonly bitsPerSample: 8 | 16 | 32 | 64;
  /** Of the first channel, as are the next two: a channel of its own times says so itself. */
  readonly sampleIntervalNs: number | null;
  readonly timeWindowNs: number | null;
  readonly firstSampleNs: number;
  readonly traceSpacingM: number | null;
  readonly tracesPerSecond: number | null;
  readonly relativePermittivity: number | null;
  /** The first so many samples of each trace are the instrument's bookkeeping, not signal. */
  readonly nonSignalSampleCount: number;
  /**
   * Console clock, local time without zone (`2017-03-21T00:36:46`), the day alone where no time is told
   * (`2014-03-11`), or null. Consoles are often wrong.
   */
  readonly recordedAt: string | null;
  readonly comment: string | null;
  /** Every header field under its vendor's own name. */
  readonly rawHeader: Readonly<Record<string, string | number | readonly number[]>>;
  /** Where the first trace begins in the file that holds the samples. */
  readonly dataOffset: number;
  /** Bytes after the last whole trace, which are not read. */
  readonly leftoverByteCount: number;
  readonly findings: readonly Finding[];
  /**
   * Centred amplitudes (u8 - 128, u16 - 32768, i16, i32, floats as they are) of the traces `from` (included) to
   * `to` (excluded) of one channel, trace after trace, all samples of each trace. Exact at every width.
   * Reads only the bytes it needs. Throws RangeError when the traces do not exist.
   */
  readTraces(channel: number, from: number, to: number): Promise<Amplitudes>;
  /** The same as Float32 (exact up to 24 bits), ready for processing; into `into` where it has the room. */
  readTracesAsFloat(channel: number, from: number, to: number, into?: Float32Array): Promise<Float32Array>;
  /** Marks, positions and what else goes along the line; read once, however often it is asked for. */
  readAlong(): Promise<AlongTheLine>;
};

/** A recording with all that was noted along the line, and with the findings of both. */
export type Recording = Omit<OpenRecording, 'readAlong'> & AlongTheLine;
