import type { Antenna } from '#radargram.ts';
import type {
  Amplitudes,
  Finding,
  Mark,
  RecordedPick,
  Recording,
  RecordingChannel,
  TracePosition,
} from '#recording.ts';

/**
 * A recording to be written as an instrument would have written it: each channel holds its centred amplitudes,
 * trace after trace, all samples of each trace. Channels have equal lengths; antennas stand in the same order.
 */
export type RecordingToWrite = {
  /** Name of the line, without extension. */
  readonly name: string;
  readonly samplesPerTrace: number;
  readonly bitsPerSample: 8 | 16 | 32 | 64;
  /** Null when it is not known: then time can only be told in samples. */
  readonly sampleIntervalNs: number | null;
  /** Two-way time of sample 0; negative when recording began before time-zero. */
  readonly firstSampleNs: number;
  /** Null when the line was triggered by time. */
  readonly traceSpacingM: number | null;
  readonly tracesPerSecond: number | null;
  readonly relativePermittivity: number | null;
  readonly antennas: readonly Antenna[];
  readonly channels: readonly Amplitudes[];
  readonly marks: readonly Mark[];
  readonly positions: readonly TracePosition[];
  /** Console clock, `YYYY-MM-DDThh:mm:ss`, the day alone where no time is told, or null. */
  readonly recordedAt: string | null;
  readonly comment: string | null;
  /** What only some recordings have, and few formats a place for. */
  readonly more?: MoreToWrite;
};

/** What few formats have a place for; what is left out is not known, or does not differ. */
export type MoreToWrite = {
  /** The first so many samples of each trace are the instrument's bookkeeping, not signal. */
  readonly nonSignalSampleCount?: number;
  /** Of each channel, where they are not all those of the recording. */
  readonly channelTimes?: readonly Pick<RecordingChannel, 'sampleIntervalNs' | 'firstSampleNs'>[];
  readonly channelOffsets?: readonly RecordingChannel['offset'][];
  readonly traceDistancesM?: Float64Array;
  readonly traceShiftsNs?: Float64Array;
  readonly picks?: readonly RecordedPick[];
};

/** A file that is still to be given a place on a disk. */
export type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };

/** The files of a recording, and a sentence for all that they could not hold as it was. */
export type WrittenRecording = {
  readonly files: readonly NamedBytes[];
  readonly findings: readonly Finding[];
};

/**
 * All of a recording that was read, in memory, so that it can be written in another format. Of its header only what
 * has a meaning in every format goes along; the vendor's own fields stay with the original, which is to be kept.
 */
export async function toWrite(recording: Recording): Promise<RecordingToWrite> {
  const { channels, traceCount } = recording;
  const amplitudes: Amplitudes[] = [];
  for (const channel of channels.keys()) {
    amplitudes.push(await recording.readTraces(channel, 0, traceCount));
  }
  return {
    name: recording.name,
    samplesPerTrace: recording.samplesPerTrace,
    bitsPerSample: recording.bitsPerSample,
    sampleIntervalNs: recording.sampleIntervalNs,
    firstSampleNs: recording.firstSampleNs,
    traceSpacingM: recording.traceSpacingM,
    tracesPerSecond: recording.tracesPerSecond,
    relativePermittivity: recording.relativePermittivity,
    antennas: channels.map(({ antenna }) => antenna),
    channels: amplitudes,
    marks: recording.marks,
    positions: recording.positions,
    recordedAt: recording.recordedAt,
    comment: recording.comment,
    more: moreOf(recording),
  };
}

function moreOf(recording: Recording): MoreToWrite {
  const { channels, nonSignalSampleCount, traceDistancesM, traceShiftsNs, picks } = recording;
  const hasOwnTimes = channels.some(
    ({ sampleIntervalNs, firstSampleNs }) =>
      sampleIntervalNs !== recording.sampleIntervalNs || firstSampleNs !== recording.firstSampleNs,
  );
  return {
    ...(nonSignalSampleCount > 0 ? { nonSignalSampleCount } : {}),
    ...(hasOwnTimes ? { channelTimes: channels } : {}),
    ...(channels.some(({ offset }) => offset !== null)
      ? { channelOffsets: channels.map(({ offset }) => offset) }
      : {}),
    ...(traceDistancesM === null ? {} : { traceDistancesM }),
    ...(traceShiftsNs === null ? {} : { traceShiftsNs }),
    ...(picks.length > 0 ? { picks } : {}),
  };
}
