import { GprFormatError } from '#errors.ts';
import type { Finding, Recording } from '#recording.ts';
import type { Refusal } from './work-on-recordings.ts';

/** What `gpr info --json` prints of a recording. Fields are added to it, never renamed nor taken away. */
export function recordingJson(recording: Recording, { withHeader }: { withHeader: boolean }) {
  const { channels, positions, marks, findings, rawHeader, traceDistancesM } = recording;
  return {
    format: recording.format,
    vendor: recording.vendor,
    instrument: recording.instrument,
    name: recording.name,
    fileNames: recording.fileNames,
    channelCount: channels.length,
    samplesPerTrace: recording.samplesPerTrace,
    traceCount: recording.traceCount,
    bitsPerSample: recording.bitsPerSample,
    sampleIntervalNs: recording.sampleIntervalNs,
    timeWindowNs: recording.timeWindowNs,
    startTimeNs: recording.firstSampleNs,
    traceSpacingM: recording.traceSpacingM,
    tracesPerSecond: recording.tracesPerSecond,
    relativePermittivity: recording.relativePermittivity,
    nonSignalSampleCount: recording.nonSignalSampleCount,
    antenna: channels[0]?.antenna ?? { name: null, centreFrequencyMHz: null, separationM: null },
    channels: channels.map(({ firstSampleNs, ...channel }) => ({ ...channel, startTimeNs: firstSampleNs })),
    recordedAt: recording.recordedAt,
    comment: recording.comment,
    marks: marks.map(({ trace, kind }) => ({ trace, kind })),
    positions: {
      count: positions.length,
      first: positions[0] ?? null,
      last: positions[positions.length - 1] ?? null,
    },
    distances:
      traceDistancesM === null
        ? null
        : { firstM: traceDistancesM[0] ?? null, lastM: traceDistancesM[traceDistancesM.length - 1] ?? null },
    pickCount: recording.picks.length,
    dataOffset: recording.dataOffset,
    leftoverBytes: recording.leftoverByteCount,
    findings: findings.map(findingJson),
    ...(withHeader ? { header: rawHeader } : {}),
  };
}

/** Where the finding does not point to a file, byte or line, the key is absent. */
export function findingJson({ severity, code, message, file, byteOffset, line }: Finding) {
  return {
    severity,
    code,
    message,
    ...(file === null ? {} : { file }),
    ...(byteOffset === null ? {} : { byteOffset }),
    ...(line === null ? {} : { line }),
  };
}

/** What stands in the place of a recording that cannot be read, so that each one asked for has its object. */
export function refusalJson({ asked, fileNames, sentence, error }: Refusal) {
  return {
    format: null,
    asked,
    fileNames,
    error: {
      code: error instanceof GprFormatError ? error.code : 'not-opened',
      message: sentence,
      ...(error?.file === undefined ? {} : { file: error.file }),
      ...(error?.byteOffset === undefined ? {} : { byteOffset: error.byteOffset }),
      ...(error?.line === undefined ? {} : { line: error.line }),
    },
  };
}
