import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalAmplitudes, fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import type { Recording } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { ramac } from './index.ts';
import { writeRamac } from './write.ts';

const antenna = { name: '500 MHz shielded', centreFrequencyMHz: 500, separationM: 0.18 };

function readBack(recording: RecordingToWrite): Promise<Recording> {
  const { rad, samples, cor } = writeRamac(recording);
  const extension = recording.bitsPerSample === 16 ? 'rd3' : 'rd7';
  const files = [
    { name: `${recording.name}.rad`, bytes: bytesInMemory(rad) },
    { name: `${recording.name}.${extension}`, bytes: bytesInMemory(samples) },
    ...(cor === null ? [] : [{ name: `${recording.name}.cor`, bytes: bytesInMemory(cor) }]),
  ];
  return ramac.open(files).then(withAlong);
}

describe('a MALÅ recording that was written', () => {
  it.each([16, 32] as const)('is read back exactly at %d bits', async (bitsPerSample) => {
    const amplitudes = fictionalAmplitudes(20 * 16, bitsPerSample);
    const recording = await readBack(
      fictionalRecording({ bitsPerSample, channels: [amplitudes], antennas: [antenna] }),
    );
    expect(recording).toMatchObject({ bitsPerSample, traceCount: 20, nonSignalSampleCount: 0, findings: [] });
    expect(await recording.readTraces(0, 0, 20)).toEqual(amplitudes);
  });

  it('keeps what the header has a place for', async () => {
    const recording = await readBack(
      fictionalRecording({
        antennas: [antenna],
        comment: 'DEMO: fictional, 5 m²',
        sampleIntervalNs: 0.1234567891,
        traceSpacingM: 1 / 3,
      }),
    );
    expect(recording).toMatchObject({
      name: 'DEMO01',
      samplesPerTrace: 16,
      sampleIntervalNs: 0.1234567891,
      traceSpacingM: 1 / 3,
      tracesPerSecond: 64,
      comment: 'DEMO: fictional, 5 m²',
      channels: [{ antenna }],
    });
  });

  it('without spacing is a line that was triggered by time', async () => {
    const recording = await readBack(fictionalRecording({ traceSpacingM: null }));
    expect(recording).toMatchObject({ traceSpacingM: null, tracesPerSecond: 64 });
  });

  it('keeps its fixes, but for what the receiver said of them', async () => {
    const positions = [
      fictionalFix(0),
      fictionalFix(7, { latitudeDeg: -0.123456789, longitudeDeg: -20.5, utc: '2026-11-22T10:15:01.250Z' }),
      fictionalFix(19, { horizontalDilution: null, elevationM: -1.5 }),
    ];
    const { positions: read } = await readBack(fictionalRecording({ positions }));
    expect(read).toEqual(positions.map((position) => ({ ...position, quality: 'unknown' })));
  });

  it('has no .cor without fixes', () => {
    expect(writeRamac(fictionalRecording()).cor).toBeNull();
  });
});

describe('a MALÅ recording is not written', () => {
  const channels = [1, 2].map((seed) => fictionalAmplitudes(20 * 16, 16, seed));
  it.each([
    ['with several channels', { channels, antennas: [antenna, antenna] }, /2 channels/],
    ['at 8 bits', { bitsPerSample: 8, channels: [fictionalAmplitudes(320, 8)] }, /8 bits/],
    ['with marks', { marks: [{ trace: 1, kind: 'user' }] }, /1 marks/],
    ['with a first sample before time-zero', { firstSampleNs: -2 }, /-2 ns/],
    ['without traces', { channels: [new Int16Array(0)] }, /no trace/],
    ['with a comment of two lines', { comment: 'one\r\nSAMPLES:1' }, /one line/],
    [
      'with an antenna name that hides its frequency',
      { antennas: [{ ...antenna, name: 'GX450' }] },
      /500 MHz/,
    ],
    ['with an invalid fix', { positions: [fictionalFix(1, { quality: 'invalid' })] }, /invalid/],
    ['with a fix between two traces', { positions: [fictionalFix(1.5)] }, /1\.5/],
    ['with a fix that has no date', { positions: [fictionalFix(1, { utc: '10:15:00' })] }, /date and time/],
    ['with a fix that has no elevation', { positions: [fictionalFix(1, { elevationM: null })] }, /elevation/],
  ] as [string, Partial<RecordingToWrite>, RegExp][])('%s', (_, changes, message) => {
    expect(() => writeRamac(fictionalRecording(changes))).toThrow(message);
    expect(() => writeRamac(fictionalRecording(changes))).toThrow(
      expect.objectContaining({ name: 'GprFormatError', format: 'ramac' }),
    );
  });
});
