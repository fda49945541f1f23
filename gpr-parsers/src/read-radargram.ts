import type { Radargram } from '#radargram.ts';
import type { Recording } from '#recording.ts';

/** A whole channel in memory, as Float32: for lines of a survey, not for drives of many kilometres. */
export async function readRadargram(recording: Recording, channel: number): Promise<Radargram> {
  const antenna = recording.channels[channel]?.antenna;
  if (!antenna) throw new RangeError(`${recording.name} has no channel ${channel}.`);
  return {
    traceCount: recording.traceCount,
    samplesPerTrace: recording.samplesPerTrace,
    sampleIntervalNs: recording.sampleIntervalNs,
    firstSampleNs: recording.firstSampleNs,
    traceSpacingM: recording.traceSpacingM,
    antenna,
    nonSignalSampleCount: recording.nonSignalSampleCount,
    samples: await recording.readTracesAsFloat(channel, 0, recording.traceCount),
  };
}
