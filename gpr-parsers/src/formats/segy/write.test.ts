import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalAmplitudes, fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import type { Amplitudes, Recording } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { segy } from './index.ts';
import { readByTheStandard } from './segy-by-the-standard.test-reader.ts';
import { writeSegy } from './write.ts';

const antenna = { name: '400 MHz', centreFrequencyMHz: 400, separationM: 0.16 };

async function readBack(recording: RecordingToWrite): Promise<Recording> {
  const bytes = bytesInMemory(writeSegy(recording));
  return withAlong(await segy.open([{ name: `${recording.name}.sgy`, bytes }]));
}

const floats = Float32Array.from(fictionalAmplitudes(320, 32), (amplitude) => amplitude / 1e6);
const doubles = Float64Array.from(floats, (amplitude) => amplitude * Math.PI);

/** Amplitudes of every kind, with the bits that they are told to have, and the format that holds them. */
const kinds: [format: number, bits: 8 | 16 | 32 | 64, amplitudes: Amplitudes][] = [
  [8, 8, fictionalAmplitudes(320, 8)],
  [3, 16, fictionalAmplitudes(320, 16)],
  [2, 32, fictionalAmplitudes(320, 32)],
  [5, 32, floats],
  [5, 64, Float64Array.from(floats)],
  [5, 32, Float64Array.from(floats)],
  [6, 64, doubles],
];

describe('a SEG-Y that was written', () => {
  it.each(kinds)(
    'in format %d from %d bits is read back bit for bit',
    async (format, bitsPerSample, amplitudes) => {
      const written = fictionalRecording({ bitsPerSample, channels: [amplitudes] });
      const recording = await readBack(written);
      expect(recording).toMatchObject({ traceCount: 20, samplesPerTrace: 16 });
      const read = await recording.readTraces(0, 0, 20);
      expect(Float64Array.from(read)).toEqual(Float64Array.from(amplitudes));

      const standard = readByTheStandard(writeSegy(written));
      expect(standard).toMatchObject({
        formatCode: format,
        revision: 1,
        isFixedLength: true,
        samplesPerTrace: 16,
      });
      expect(standard.traces.flatMap(({ samples }) => samples)).toEqual([...amplitudes]);
    },
  );

  it('keeps even what is not a number', async () => {
    const odd = Float32Array.from(floats);
    odd.set([Number.NaN, Number.POSITIVE_INFINITY, -0]);
    const recording = await readBack(fictionalRecording({ bitsPerSample: 32, channels: [odd] }));
    expect(await recording.readTraces(0, 0, 20)).toEqual(odd);
  });

  it('keeps all that is known of the line, and has nothing to tell', async () => {
    const written = fictionalRecording({
      antennas: [antenna],
      firstSampleNs: -2.5,
      recordedAt: '2026-11-22T10:15:31',
      comment: 'DEMO, fictional: Größe 5 m², ДЕМО\n\n  second line',
      marks: [
        { trace: 3, kind: 'user' },
        { trace: 7, kind: 'distance' },
        { trace: 19, kind: 'unknown' },
      ],
      more: { nonSignalSampleCount: 2 },
    });
    const recording = await readBack(written);
    expect(recording).toMatchObject({
      name: 'DEMO01',
      vendor: 'Joint Site Assessment',
      sampleIntervalNs: 0.125,
      timeWindowNs: 2,
      firstSampleNs: -2.5,
      traceSpacingM: 0.02,
      tracesPerSecond: 64,
      relativePermittivity: 9,
      nonSignalSampleCount: 2,
      recordedAt: '2026-11-22T10:15:31',
      comment: written.comment,
      channels: [{ antenna, firstSampleNs: -2.5 }],
      marks: written.marks,
      positions: [],
      traceDistancesM: null,
      findings: [],
    });
  });

  it('keeps a day whose time nobody told', async () => {
    const recording = await readBack(fictionalRecording({ recordedAt: '2014-03-11' }));
    expect(recording).toMatchObject({ recordedAt: '2014-03-11', findings: [] });
  });

  it.each([1, 2, 3, 5, 8])('keeps a long comment with all its blanks (%d at a time)', async (blankCount) => {
    const comment = Array.from({ length: 60 }, (_, word) => 'x'.repeat(word % 9)).join(
      ' '.repeat(blankCount),
    );
    const written = fictionalRecording({ comment: `${comment}.` });
    expect((await readBack(written)).comment).toBe(written.comment);
  });

  it('without what is not known has none of it', async () => {
    const unknown = { name: null, centreFrequencyMHz: null, separationM: null };
    const recording = await readBack(
      fictionalRecording({
        antennas: [unknown],
        sampleIntervalNs: null,
        traceSpacingM: null,
        tracesPerSecond: null,
        relativePermittivity: null,
      }),
    );
    expect(recording).toMatchObject({
      sampleIntervalNs: null,
      traceSpacingM: null,
      tracesPerSecond: null,
      relativePermittivity: null,
      recordedAt: null,
      comment: null,
      channels: [{ antenna: unknown }],
    });
  });

  it.each([0.125, 0.09765625, 0.1234567891, 1 / 3, 0.0001, 65.535, 100])(
    'has its interval of %d ns exactly, and to a picosecond where only the header is read',
    async (sampleIntervalNs) => {
      const written = fictionalRecording({ sampleIntervalNs });
      expect(await readBack(written)).toMatchObject({ sampleIntervalNs, findings: [{ code: 'no-date' }] });
      const { intervalOfFile, traces } = readByTheStandard(writeSegy(written));
      const picoseconds = sampleIntervalNs > 65.535 ? 0 : Math.round(sampleIntervalNs * 1000);
      expect(new Set([intervalOfFile, ...traces.map(({ interval }) => interval)])).toEqual(
        new Set([picoseconds]),
      );
    },
  );

  it.each([
    [-2.5, 0.001],
    [0.0625, 0.001],
    [-32.767, 0.001],
    [32.768, 0.01],
    [-400.04, 0.1],
    [32_767, 1],
  ])(
    'has its first sample at %d ns exactly, and to %d ns where only the header is read',
    async (firstSampleNs, stepNs) => {
      const written = fictionalRecording({ firstSampleNs });
      expect((await readBack(written)).firstSampleNs).toBe(firstSampleNs);
      const [{ delay }] = readByTheStandard(writeSegy(written)).traces;
      expect(Math.abs(delay - firstSampleNs)).toBeLessThanOrEqual(stepNs / 2 + 1e-9);
    },
  );

  it('whose header somebody has changed is believed above its text, and that is told', async () => {
    const bytes = writeSegy(fictionalRecording({ firstSampleNs: -2.5 }));
    const view = new DataView(bytes.buffer);
    for (const at of [3216, 3600 + 116]) view.setUint16(at, 250);
    view.setInt16(3600 + 108, -1000);
    const recording = await segy.open([{ name: 'LINE.sgy', bytes: bytesInMemory(bytes) }]);
    expect(recording).toMatchObject({ sampleIntervalNs: 0.25, firstSampleNs: -1 });
    expect(recording.findings[0].code).toBe('sample-interval-contradicted');
  });

  it('has a text of 40 lines of 80 characters that people can read', () => {
    const { text } = readByTheStandard(writeSegy(fictionalRecording({ positions: [fictionalFix(0)] })));
    for (const [line, printed] of text.entries()) {
      expect(printed).toMatch(/^C\d\d [\x20-\x7e]{76}$/);
      expect(Number(printed.slice(1, 3))).toBe(line + 1);
    }
    expect(text[38]).toContain('SEG Y REV1');
    expect(text[39]).toContain('END TEXTUAL HEADER');
    expect(text.join('')).toMatch(
      /JOINT SITE ASSESSMENT.*PICOSECONDS.*SECONDS OF ARC|SECONDS OF ARC.*PICOSECONDS/,
    );
  });

  it('counts its traces, says when, and calls them live', () => {
    const { traces } = readByTheStandard(
      writeSegy(fictionalRecording({ recordedAt: '2024-12-31T23:59:59' })),
    );
    expect(traces).toHaveLength(20);
    for (const [trace, header] of traces.entries()) {
      expect(header).toMatchObject({
        sequenceInLine: trace + 1,
        sequenceInFile: trace + 1,
        kind: 1,
        sampleCount: 16,
        date: [2024, 366, 23, 59, 59],
        timeBasis: 1,
      });
    }
  });
});

describe('a SEG-Y is not written', () => {
  const channels = [1, 2].map((seed) => fictionalAmplitudes(320, 16, seed));
  it.each([
    ['with several channels', { channels, antennas: [antenna, antenna] }, /2 channels/],
    ['without traces', { channels: [new Int16Array(0)] }, /no trace/],
    [
      'with fractions in 16 bits',
      { channels: [new Float32Array(320).fill(0.5)] },
      /whole numbers of 16 bits/,
    ],
    [
      'with too many samples',
      { samplesPerTrace: 65_536, channels: [new Int16Array(65_536)] },
      /65536 samples/,
    ],
    ['with a first sample far off', { firstSampleNs: 40_000 }, /40000 ns/],
    ['with a date that is none', { recordedAt: '2026-02-30T10:15:00' }, /2026-02-30/],
    ['with a mark beyond its traces', { marks: [{ trace: 20, kind: 'user' }] }, /trace 20 of 20/],
    ['with a comment of a whole page', { comment: 'x'.repeat(2000) }, /2000 characters/],
    ['with an antenna name of two lines', { antennas: [{ ...antenna, name: 'one\ntwo' }] }, /one line/],
  ] as [string, Partial<RecordingToWrite>, RegExp][])('%s', (_, changes, message) => {
    const recording = fictionalRecording(changes);
    expect(() => writeSegy(recording)).toThrow(message);
    expect(() => writeSegy(recording)).toThrow(
      expect.objectContaining({ name: 'GprFormatError', format: 'segy' }),
    );
  });
});
