import type { Radargram } from '#radargram.ts';
import type { OpenRecording, Recording } from '#recording.ts';

/** A whole channel in memory, as Float32: for lines of a survey, not for drives of many kilometres. */
export async function readRadargram(
  recording: Recording | OpenRecording,
  channel: number,
): Promise<Radargram> {
  const own = recording.channels[channel];
  if (!own) throw new RangeError(`${recording.name} has no channel ${channel}.`);
  const { traceDistancesM } = 'readAlong' in recording ? await recording.readAlong() : recording;
  return {
    traceCount: recording.traceCount,
    samplesPerTrace: recording.samplesPerTrace,
    sampleIntervalNs: own.sampleIntervalNs,
    firstSampleNs: own.firstSampleNs,
    traceSpacingM: recording.traceSpacingM,
    traceDistancesM,
    elevationsM: null,
    depthAxis: null,
    antenna: own.antenna,
    nonSignalSampleCount: recording.nonSignalSampleCount,
    samples: await recording.readTracesAsFloat(channel, 0, recording.traceCount),
  };
}
