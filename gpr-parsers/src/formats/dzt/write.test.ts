import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalAmplitudes, fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import type { Amplitudes, Recording } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { dzt } from './index.ts';
import { writeDzt } from './write.ts';
import { writeDzg } from './write-positions.ts';

function readBack(recording: RecordingToWrite): Promise<Recording> {
  const files = [
    { name: `${recording.name}.DZT`, bytes: bytesInMemory(writeDzt(recording)) },
    { name: `${recording.name}.DZG`, bytes: bytesInMemory(writeDzg(recording.positions)) },
  ];
  return dzt.open(files).then(withAlong);
}

/** All but the two samples of each trace that the format takes for itself. */
function signalOf(amplitudes: Amplitudes, samplesPerTrace: number): number[] {
  return [...amplitudes].filter((_, index) => index % samplesPerTrace >= 2);
}

const antenna = { name: '400MHz', centreFrequencyMHz: 400, separationM: null };

describe('a DZT that was written', () => {
  it.each([8, 16, 32] as const)('is read back exactly at %d bits', async (bits) => {
    const amplitudes = fictionalAmplitudes(20 * 16, bits);
    const recording = await readBack(fictionalRecording({ bitsPerSample: bits, channels: [amplitudes] }));
    expect(recording).toMatchObject({
      bitsPerSample: bits,
      traceCount: 20,
      nonSignalSampleCount: 2,
      marks: [],
    });
    const read = await recording.readTraces(0, 0, 20);
    expect(signalOf(read, 16)).toEqual(signalOf(amplitudes, 16));
  });

  it.each([8, 16, 32] as const)('holds the extremes of %d bits', async (bits) => {
    const reach = 2 ** (bits - 1);
    const amplitudes = new Int32Array(20 * 16).map((_, sample) => (sample % 2 === 0 ? -reach : reach - 1));
    const recording = await readBack(fictionalRecording({ bitsPerSample: bits, channels: [amplitudes] }));
    const trace = await recording.readTraces(0, 7, 8);
    expect([...trace.slice(2, 4)]).toEqual([-reach, reach - 1]);
  });

  it('keeps the channels apart, each with its antenna', async () => {
    const channels = [1, 2, 3].map((seed) => fictionalAmplitudes(20 * 16, 16, seed));
    const antennas = [400, 900, 1600].map((centreFrequencyMHz) => ({
      ...antenna,
      name: `${centreFrequencyMHz}MHz`,
      centreFrequencyMHz,
    }));
    const recording = await readBack(fictionalRecording({ channels, antennas }));
    expect(recording.channels.map((channel) => channel.antenna)).toEqual(antennas);
    for (const [channel, amplitudes] of channels.entries()) {
      expect(signalOf(await recording.readTraces(channel, 0, 20), 16)).toEqual(signalOf(amplitudes, 16));
    }
  });

  it.each([8, 16, 32] as const)('keeps the marks at %d bits', async (bitsPerSample) => {
    const marks = [
      { trace: 0, kind: 'distance' },
      { trace: 13, kind: 'user' },
    ] as const;
    const channels = [fictionalAmplitudes(20 * 16, bitsPerSample)];
    const recording = await readBack(fictionalRecording({ bitsPerSample, channels, marks }));
    expect(recording.marks).toEqual(marks);
    const [other] = (
      await readBack(fictionalRecording({ bitsPerSample, channels, marks: [{ trace: 5, kind: 'unknown' }] }))
    ).marks;
    expect(other).toEqual({ trace: 5, kind: 'unknown' });
  });

  it('keeps what the header has a place for, and has nothing to tell', async () => {
    const recording = await readBack(
      fictionalRecording({
        firstSampleNs: -2.5,
        recordedAt: '2026-11-22T10:15:30',
        comment: 'DEMO, fictional: Größe 5 m²',
        positions: [fictionalFix(0)],
      }),
    );
    expect(recording).toMatchObject({
      name: 'DEMO01',
      instrument: 'SIR-3000',
      samplesPerTrace: 16,
      sampleIntervalNs: 0.125,
      timeWindowNs: 2,
      firstSampleNs: -2.5,
      traceSpacingM: 0.02,
      tracesPerSecond: 64,
      relativePermittivity: 9,
      recordedAt: '2026-11-22T10:15:30',
      findings: [],
    });
    expect(recording.comment).toBe('DEMO, fictional: Größe 5 m²');
  });

  it('without spacing, rate or date has none of them', async () => {
    const recording = await readBack(fictionalRecording({ traceSpacingM: null, tracesPerSecond: null }));
    expect(recording).toMatchObject({ traceSpacingM: null, tracesPerSecond: null, recordedAt: null });
  });

  it('may be without traces', async () => {
    const recording = await readBack(fictionalRecording({ channels: [new Int16Array(0)] }));
    expect(recording.traceCount).toBe(0);
  });

  it('names an antenna by its frequency when it has no other name', async () => {
    const { channels } = await readBack(fictionalRecording({ antennas: [{ ...antenna, name: null }] }));
    expect(channels[0].antenna).toEqual(antenna);
  });
});

describe('a DZT is not written', () => {
  const marksOn = (count: number) =>
    Array.from({ length: count }, (_, trace) => ({ trace, kind: 'user' as const }));

  it.each([
    [
      'with an amplitude beyond its bits',
      { bitsPerSample: 8 },
      /sample 0 of channel 0 is -?\d+, which whole numbers of 8 bits/,
    ],
    ['with half a trace', { channels: [new Int16Array(24)] }, /not whole traces of 16/],
    ['without channels', { channels: [], antennas: [] }, /no channel/],
    ['without an antenna for each channel', { antennas: [] }, /1 channels have 0 antennas/],
    ['with a comment that is not Latin-1', { comment: 'ДЕМО' }, /Latin-1/],
    ['with a comment that is too long', { comment: 'x'.repeat(817) }, /817 characters, a DZT holds 816/],
    ['with a date before 1980', { recordedAt: '1979-12-31T23:59:58' }, /1980 to 2107/],
    ['with a mark beyond its traces', { marks: [{ trace: 20, kind: 'user' }] }, /trace 20 of 20/],
    ['with marks on every other trace', { marks: marksOn(10) }, /too many/],
    ['with two marks on a trace', { marks: [...marksOn(1), ...marksOn(1)] }, /two marks/],
    ['with an antenna name that is too long', { antennas: [{ ...antenna, name: '400MHz antenna 1' }] }, /14/],
    [
      'with an antenna name that hides its frequency',
      { antennas: [{ ...antenna, name: 'GSSI' }] },
      /400 MHz/,
    ],
    ['with two samples in a trace', { samplesPerTrace: 2 }, /3 to 65535/],
  ] as [string, Partial<RecordingToWrite>, RegExp][])('%s', (_, changes, message) => {
    const recording = fictionalRecording(changes);
    expect(() => writeDzt(recording)).toThrow(message);
    expect(() => writeDzt(recording)).toThrow(
      expect.objectContaining({ name: 'GprFormatError', format: 'dzt' }),
    );
  });
});

describe('a DZG that was written', () => {
  it('is read back to a tenth of a millimetre, with its times and qualities', async () => {
    const positions = [
      fictionalFix(0),
      fictionalFix(3, { quality: 'invalid', elevationM: null, horizontalDilution: null }),
      fictionalFix(5, { quality: 'unknown', utc: '23:59:59.500' }),
      fictionalFix(9, { latitudeDeg: -0.000001, longitudeDeg: -179.9999999, utc: null }),
      fictionalFix(12, { latitudeDeg: 42.99999999999, longitudeDeg: 20.99999999999 }),
    ];
    const { positions: read } = await readBack(fictionalRecording({ positions }));
    expect(read.map(({ latitudeDeg, longitudeDeg, ...rest }) => rest)).toEqual(
      positions.map(({ latitudeDeg, longitudeDeg, ...rest }) => rest),
    );
    for (const [fix, { latitudeDeg, longitudeDeg }] of positions.entries()) {
      expect(Math.abs(read[fix].latitudeDeg - latitudeDeg)).toBeLessThan(1e-9);
      expect(Math.abs(read[fix].longitudeDeg - longitudeDeg)).toBeLessThan(1e-9);
    }
  });

  it('has the line ends of a console: LF for its own lines, CRLF for those of the receiver', () => {
    const lines = new TextDecoder().decode(writeDzg([fictionalFix(23, { utc: '10:15:00.000' })]));
    expect(lines).toMatch(
      /^\$GSSIS,23,-1\n\$GPGGA,101500\.000,4230\.0000000,N,02100\.[0-9]{7},E,4,.*\*[0-9A-F]{2}\r\n\n$/,
    );
  });

  it.each([
    ['a fractional trace', fictionalFix(2.5)],
    ['a trace before the first', fictionalFix(-1)],
    ['a latitude beyond the pole', fictionalFix(1, { latitudeDeg: 91 })],
    ['a longitude that is no number', fictionalFix(1, { longitudeDeg: Number.NaN })],
    ['a time that is none', fictionalFix(1, { utc: 'yesterday' })],
  ])('is refused for %s', (_, fix) => {
    expect(() => writeDzg([fix])).toThrow(expect.objectContaining({ name: 'GprFormatError' }));
  });
});
