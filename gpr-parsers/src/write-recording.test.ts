import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalAmplitudes, fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import { readRecording } from '#read-recording.ts';
import type { RecordingToWrite, WrittenRecording } from '#recording-to-write.ts';
import { type WritableFormat, writeRecording } from './write-recording.ts';

const formats = ['dzt', 'ramac', 'segy'] as const;

const codes = ({ findings }: WrittenRecording) => findings.map(({ code }) => code);
const lossCodes = ({ findings }: WrittenRecording) =>
  findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code);
const names = ({ files }: WrittenRecording) => files.map(({ name }) => name);

function write(format: WritableFormat, changes: Partial<RecordingToWrite> = {}): WrittenRecording {
  return writeRecording(format, fictionalRecording(changes));
}

/** Reads the files that were written for one recording. */
function readBack({ files }: WrittenRecording, isPart: (name: string) => boolean = () => true) {
  return readRecording(
    files
      .filter(({ name }) => isPart(name))
      .map(({ name, bytes }) => ({ name, bytes: bytesInMemory(bytes) })),
  );
}

/** A recording that has a bit of everything, most of which some format cannot hold. */
const rich = fictionalRecording({
  name: 'LINE07',
  firstSampleNs: -2.5,
  recordedAt: '2026-11-22T10:15:31',
  comment: 'DEMO\nсекција',
  antennas: [{ name: 'shielded antenna of a long name', centreFrequencyMHz: 400, separationM: 0.16 }],
  marks: [
    { trace: 3, kind: 'user' },
    { trace: 3, kind: 'distance' },
    { trace: 99, kind: 'user' },
  ],
  positions: [
    fictionalFix(0),
    fictionalFix(4.4),
    fictionalFix(8, { quality: 'invalid' }),
    fictionalFix(12, { elevationM: null }),
    fictionalFix(15, { utc: '10:15:00.000' }),
    fictionalFix(19),
  ],
  more: {
    nonSignalSampleCount: 3,
    picks: [{ channel: 0, trace: 1, sample: 5, kind: 'target', label: 'P1' }],
    traceShiftsNs: new Float64Array(20),
    traceDistancesM: new Float64Array(20),
    channelOffsets: [{ acrossM: 0.1, alongM: 0 }],
  },
});

describe('a recording that a format can hold', () => {
  it.each(formats)('%s loses nothing that would have to be told as a loss', (format) => {
    const plain = write(format, { relativePermittivity: null, more: { nonSignalSampleCount: 2 } });
    expect(lossCodes(plain)).toEqual(format === 'ramac' ? ['bookkeeping-not-held'] : []);
  });

  it('has the files of its format', () => {
    const positions = [fictionalFix(0), fictionalFix(19)];
    expect(names(write('dzt', { positions }))).toEqual(['DEMO01.DZT', 'DEMO01.DZG']);
    expect(names(write('dzt'))).toEqual(['DEMO01.DZT']);
    expect(names(write('ramac', { positions }))).toEqual(['DEMO01.rd3', 'DEMO01.rad', 'DEMO01.cor']);
    expect(names(write('segy', { positions }))).toEqual(['DEMO01.sgy']);
    const wide = { bitsPerSample: 32, channels: [fictionalAmplitudes(320, 32)] } as const;
    expect(names(write('ramac', wide))).toEqual(['DEMO01.rd7', 'DEMO01.rad']);
  });

  it.each(formats)('%s gives its amplitudes back exactly', async (format) => {
    const recording = await readBack(write(format));
    const [amplitudes] = fictionalRecording().channels;
    const from = format === 'dzt' ? 2 : 0;
    for (let trace = 0; trace < 20; trace++) {
      const read = await recording.readTraces(0, trace, trace + 1);
      expect(read.slice(from)).toEqual(amplitudes.slice(trace * 16 + from, trace * 16 + 16));
    }
  });
});

describe('what a format cannot hold', () => {
  const common = [
    'picks-not-held',
    'trace-shifts-not-held',
    'trace-distances-not-held',
    'channel-offsets-not-held',
  ];
  const losses: Readonly<Record<WritableFormat, string[]>> = {
    dzt: [
      ...common,
      'bookkeeping-not-held',
      'fixes-moved',
      'antenna-separation-not-held',
      'antenna-name-changed',
      'marks-not-held',
      'odd-second-not-held',
      'comment-changed',
    ],
    ramac: [
      ...common,
      'bookkeeping-not-held',
      'first-sample-time-not-held',
      'marks-not-held',
      'permittivity-not-held',
      'date-not-held',
      'fixes-moved',
      'fixes-not-held',
      'fixes-not-held',
      'fixes-not-held',
      'fix-details-not-held',
      'comment-changed',
      'antenna-name-changed',
    ],
    segy: [
      'picks-not-held',
      'trace-shifts-not-held',
      'channel-offsets-not-held',
      'trace-distances-not-held',
      'marks-not-held',
      'marks-by-convention',
      'fixes-not-held',
      'fixes-moved',
      'fix-details-not-held',
      'places-rounded',
    ],
  };
  it.each(formats)('%s is told, each loss by a code and a sentence', (format) => {
    const written = writeRecording(format, rich);
    expect(lossCodes(written).toSorted()).toEqual(losses[format].toSorted());
    for (const { message } of written.findings) expect(message).toMatch(/^[A-Z0-9].*\.$/);
    expect(new Set(written.findings.map(({ message }) => message)).size).toBe(written.findings.length);
  });

  it.each(formats)('%s leaves the rest readable', async (format) => {
    const recording = await readBack(writeRecording(format, rich));
    expect(recording).toMatchObject({ name: 'LINE07', traceCount: 20, samplesPerTrace: 16 });
    expect(recording.channels[0].antenna.centreFrequencyMHz).toBe(400);
    expect(recording.positions.length).toBeGreaterThanOrEqual(format === 'ramac' ? 3 : 5);
    expect(recording.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it("but was lost by no one's choice, a DZT tells of its first two samples", () => {
    expect(codes(write('dzt'))).toEqual(['first-samples-replaced']);
  });

  it.each([
    ['dzt', { recordedAt: '1975-01-01T00:00:00' }, 'date-not-held'],
    ['dzt', { recordedAt: '2014-03-11' }, 'date-not-held'],
    ['segy', { recordedAt: '1875-01-01T00:00:00' }, 'date-not-held'],
    ['dzt', { marks: Array.from({ length: 12 }, (_, trace) => ({ trace, kind: 'user' })) }, 'marks-not-held'],
    [
      'dzt',
      { antennas: [{ name: 'x'.repeat(20), centreFrequencyMHz: null, separationM: null }] },
      'antenna-name-changed',
    ],
    [
      'ramac',
      { antennas: [{ name: 'GX450', centreFrequencyMHz: 450, separationM: null }] },
      'antenna-name-changed',
    ],
    [
      'segy',
      { antennas: [{ name: 'x'.repeat(99), centreFrequencyMHz: 450, separationM: null }] },
      'antenna-name-changed',
    ],
    ['dzt', { comment: 'x'.repeat(900) }, 'comment-changed'],
    ['segy', { comment: 'words and words '.repeat(120) }, 'comment-changed'],
    ['segy', { sampleIntervalNs: 50 / 512 }, 'interval-rounded'],
    ['segy', { firstSampleNs: -100.0625 }, 'first-sample-time-rounded'],
    ['segy', { samplesPerTrace: 40_000, channels: [new Int16Array(40_000)] }, 'many-samples'],
    ['segy', { bitsPerSample: 64, channels: [new Float64Array(320).fill(0.1)] }, 'samples-of-64-bits'],
  ] as [WritableFormat, Partial<RecordingToWrite>, string][])(
    'as in %s is told: %j',
    async (format, changes, code) => {
      const written = write(format, changes);
      expect(lossCodes(written)).toContain(code);
      expect((await readBack(written)).traceCount).toBe(
        (changes.channels?.[0].length ?? 320) / (changes.samplesPerTrace ?? 16),
      );
    },
  );

  it('not even in part is refused', () => {
    for (const format of ['ramac', 'segy'] as const) {
      expect(() => write(format, { channels: [new Int16Array(0)] })).toThrow('no trace');
    }
    expect(() => write('dzt', { samplesPerTrace: 2 })).toThrow('3 to 65535');
  });
});

describe('several channels', () => {
  const antennas = [
    { name: '400 MHz', centreFrequencyMHz: 400, separationM: null },
    { name: '800 MHz', centreFrequencyMHz: 800, separationM: null },
  ];
  const channels = [1, 2].map((seed) => fictionalAmplitudes(320, 16, seed));
  const two = { antennas, channels, positions: [fictionalFix(0), fictionalFix(19)] };
  const channelTimes = [
    { sampleIntervalNs: 0.125, firstSampleNs: 0 },
    { sampleIntervalNs: 0.0625, firstSampleNs: -1 },
  ];

  it('share a DZT', async () => {
    const recording = await readBack(write('dzt', two));
    expect(recording.channels.map(({ antenna }) => antenna.centreFrequencyMHz)).toEqual([400, 800]);
    expect(codes(write('dzt', { ...two, more: { channelTimes } }))).toContain('channel-times-not-held');
  });

  it.each(['ramac', 'segy'] as const)(
    'are recordings of their own in %s, each with its antenna and times',
    async (format) => {
      const written = write(format, { ...two, more: { channelTimes } });
      expect(codes(written)).toContain('channels-apart');
      expect(codes(written)).not.toContain('channel-times-not-held');
      for (const [channel, { sampleIntervalNs }] of channelTimes.entries()) {
        const recording = await readBack(written, (name) => name.includes(`_ch${channel + 1}.`));
        expect(recording.name).toBe(`DEMO01_ch${channel + 1}`);
        expect(recording).toMatchObject({
          sampleIntervalNs,
          channels: [{ antenna: { ...antennas[channel] } }],
        });
        expect(await recording.readTraces(0, 0, 20)).toEqual(channels[channel]);
        expect(recording.positions).toHaveLength(2);
      }
    },
  );
});

describe('amplitudes that are floats', () => {
  const floats = Float32Array.from(fictionalAmplitudes(320, 32), (amplitude) => amplitude / 2 ** 30);
  const asFloats = { bitsPerSample: 32, channels: [floats] } as const;

  it.each(['dzt', 'ramac'] as const)(
    'are multiplied by a told power of two in %s, and rounded',
    async (format) => {
      const written = write(format, asFloats);
      const told = written.findings.find(({ code }) => code === 'amplitudes-scaled')?.message ?? '';
      const factor = Number(/multiplied by (\d+) /.exec(told)?.[1]);
      expect(Math.log2(factor)).toBe(29 + 1);
      const recording = await readBack(written);
      expect(recording.bitsPerSample).toBe(32);
      const read = await recording.readTraces(0, 0, 20);
      for (const [sample, amplitude] of read.entries()) {
        if (format === 'dzt' && sample % 16 < 2) continue;
        expect(Math.abs(amplitude / factor - floats[sample])).toBeLessThanOrEqual(0.5 / factor);
      }
    },
  );

  it('fill the 32 bits by more than half, whatever their size', async () => {
    for (const size of [1e-20, 3e-7, 1, 50, 2 ** 31, 1e9, 1e30]) {
      const channels = [Float32Array.from(floats, (amplitude) => amplitude * size)];
      const recording = await readBack(write('ramac', { ...asFloats, channels }));
      const read = Float64Array.from(await recording.readTraces(0, 0, 20), Math.abs);
      const most = read.reduce((reach, value) => Math.max(reach, value));
      expect(most).toBeGreaterThan(2 ** 30 - 2);
      expect(most).toBeLessThan(2 ** 31);
    }
  });

  it('stay as they are where they are whole numbers, in the narrowest width that holds them', async () => {
    const whole = Float32Array.from(fictionalAmplitudes(320, 16));
    const written = write('ramac', { bitsPerSample: 32, channels: [whole] });
    expect(lossCodes(written)).toEqual(['permittivity-not-held']);
    expect(await (await readBack(written)).readTraces(0, 0, 20)).toEqual(Int32Array.from(whole));
    const wider = write('ramac', { bitsPerSample: 8, channels: [fictionalAmplitudes(320, 8)] });
    expect(codes(wider)).toContain('sample-width-changed');
  });

  it('that are no numbers become 0, and are counted', async () => {
    const odd = Float32Array.from(floats);
    odd.set([Number.NaN, Number.POSITIVE_INFINITY], 40);
    const written = write('ramac', { ...asFloats, channels: [odd] });
    expect(written.findings).toContainEqual(
      expect.objectContaining({
        code: 'amplitudes-not-finite',
        message: expect.stringMatching(/^2 amplitudes/),
      }),
    );
    expect([...(await (await readBack(written)).readTraces(0, 2, 3)).slice(8, 10)]).toEqual([0, 0]);
  });

  it('are floats in SEG-Y too', async () => {
    const recording = await readBack(write('segy', asFloats));
    expect(await recording.readTraces(0, 0, 20)).toEqual(floats);
  });
});
