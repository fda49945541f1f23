import { type RecordingToWrite, type TracePosition, writeDzg, writeDzt, writeRamac } from '@jsa/gpr-parsers';
import { dzxFile, gssiSeeds } from './gssi-seeds.ts';
import { amplitudeAt, type Seed, textFile } from './seed.ts';

const traceCount = 12;
const samplesPerTrace = 16;

const antenna = { name: '400MHz', centreFrequencyMHz: 400, separationM: 0.16 };

const positions: readonly TracePosition[] = [0, 5, 11].map((trace) => ({
  trace,
  latitudeDeg: 42.5,
  longitudeDeg: 21 + trace * 1e-6,
  elevationM: 512.25,
  quality: 'rtk-fixed',
  horizontalDilution: 0.8,
  utc: '2026-11-22T10:15:00.000Z',
}));

/** A small recording for every writer; changes make the kinds of it. */
function recordingOf(bitsPerSample: 8 | 16 | 32, changes: Partial<RecordingToWrite> = {}): RecordingToWrite {
  const amplitudes = new Int32Array(traceCount * samplesPerTrace);
  for (const sample of amplitudes.keys()) amplitudes[sample] = amplitudeAt(sample, bitsPerSample);
  return {
    name: 'LINE01',
    samplesPerTrace,
    bitsPerSample,
    sampleIntervalNs: 0.125,
    firstSampleNs: 0,
    traceSpacingM: 0.02,
    tracesPerSecond: 64,
    relativePermittivity: 9,
    antennas: [antenna],
    channels: [amplitudes],
    marks: [],
    positions,
    recordedAt: '2026-11-22T10:15:00',
    comment: 'DEMO, fictional',
    ...changes,
  };
}

/** What the package's own writers make: it is read back without a warning. */
export function writtenSeeds(): Seed[] {
  const { channels } = recordingOf(16);
  const ofTwoChannels = recordingOf(16, {
    antennas: [antenna, { ...antenna, name: '900MHz', centreFrequencyMHz: 900 }],
    channels: [channels[0], channels[0]],
    marks: [{ trace: 3, kind: 'user' }],
    firstSampleNs: -2.5,
  });
  const [dzt, dztOfTwo] = [recordingOf(16), ofTwoChannels].map(
    (recording) => dztSeed('', recording).files[0],
  );
  return [
    ...([8, 16, 32] as const).map((bits) => dztSeed(`${bits} bits`, recordingOf(bits))),
    dztSeed('two channels', ofTwoChannels),
    ...gssiSeeds(dzt, dztOfTwo),
    ramacSeed('rd3', recordingOf(16)),
    ramacSeed('rd7', recordingOf(32, { traceSpacingM: null })),
  ];
}

function dztSeed(kind: string, recording: RecordingToWrite): Seed {
  const files = [
    { name: 'LINE01.DZT', bytes: writeDzt(recording) },
    { name: 'LINE01.DZG', bytes: writeDzg(recording.positions) },
    dzxFile(recording.marks.length > 0),
  ];
  return { name: `written dzt, ${kind}`, family: 'dzt', files };
}

function ramacSeed(extension: 'rd3' | 'rd7', recording: RecordingToWrite): Seed {
  const { rad, samples, cor } = writeRamac(recording);
  const files = [
    { name: 'LINE01.rad', bytes: rad },
    { name: `LINE01.${extension}`, bytes: samples },
    { name: 'LINE01.cor', bytes: cor ?? new Uint8Array(0) },
    textFile('LINE01.mrk', ['HEADER VERSION:100', '3 1 1 200', '8 2 1 200']),
  ];
  return { name: `written ramac, ${extension}`, family: 'ramac', files };
}
