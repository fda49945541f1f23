import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesInMemory, type NamedSource } from '#byte-source.ts';
import { writeDzt } from '#formats/dzt/write.ts';
import { writeDzg } from '#formats/dzt/write-positions.ts';
import { writeRamac } from '#formats/ramac/write.ts';
import { writeSegy } from '#formats/segy/write.ts';
import type { Mark, OpenRecording, Recording, TracePosition } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { openRecording, readRecording } from './index.ts';

/** The same recordings at every run, and enough of them; a counterexample is made as small as it can be. */
const runs = { seed: 20261122, numRuns: 150 };

/** Samples at the beginning of each trace of a DZT, which the format takes for itself. */
const bookkeepingCount = 2;

const centreFrequencyMHz = fc.constantFrom(100, 400, 900, 1600);

const antenna = centreFrequencyMHz.map((frequency) => ({
  name: null,
  centreFrequencyMHz: frequency,
  separationM: null,
}));

const positive = fc.float({ min: Math.fround(0.01), max: 100, noNaN: true });

/** Of the clock of a DZT, which ticks every two seconds. */
const evenMoment = fc
  .integer({ min: Date.UTC(1980, 0, 1) / 2000, max: Date.UTC(2107, 11, 31) / 2000 })
  .map((ticks) => new Date(2000 * ticks).toISOString().slice(0, 19));

const fix: fc.Arbitrary<Omit<TracePosition, 'trace'>> = fc.record({
  latitudeDeg: fc.double({ min: -90, max: 90, noNaN: true }),
  longitudeDeg: fc.double({ min: -180, max: 180, noNaN: true }),
  elevationM: fc.integer({ min: -400_000, max: 8_000_000 }).map((millimetres) => millimetres / 1000),
  quality: fc.constant('unknown' as const),
  horizontalDilution: fc.integer({ min: 0, max: 99_000 }).map((thousandths) => thousandths / 1000),
  utc: fc
    .integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 })
    .map((seconds) => new Date(1000 * seconds).toISOString()),
});

type Shape = {
  readonly bitsPerSample: 8 | 16 | 32;
  readonly traceCount: number;
  readonly samplesPerTrace: number;
  readonly channelCount: number;
};

function shapes(bits: readonly (8 | 16 | 32)[], mostChannels: number): fc.Arbitrary<Shape> {
  return fc.record({
    bitsPerSample: fc.constantFrom(...bits),
    traceCount: fc.integer({ min: 1, max: 24 }),
    samplesPerTrace: fc.integer({ min: 3, max: 40 }),
    channelCount: fc.integer({ min: 1, max: mostChannels }),
  });
}

/** Any recording of a shape; extremes of the width come up as often as anything between them. */
function recordings(ofShape: fc.Arbitrary<Shape>): fc.Arbitrary<RecordingToWrite> {
  return ofShape.chain(({ bitsPerSample, traceCount, samplesPerTrace, channelCount }) => {
    const reach = 2 ** (bitsPerSample - 1);
    const length = traceCount * samplesPerTrace;
    const channel = fc
      .array(fc.integer({ min: -reach, max: reach - 1 }), { minLength: length, maxLength: length })
      .map((amplitudes) => Int32Array.from(amplitudes));
    const trace = fc.integer({ min: 0, max: traceCount - 1 });
    return fc.record<RecordingToWrite>({
      name: fc.constant('LINE01'),
      samplesPerTrace: fc.constant(samplesPerTrace),
      bitsPerSample: fc.constant(bitsPerSample),
      sampleIntervalNs: positive,
      firstSampleNs: fc.constant(0),
      traceSpacingM: fc.option(positive),
      tracesPerSecond: fc.option(positive),
      relativePermittivity: fc.integer({ min: 1, max: 81 }),
      antennas: fc.array(antenna, { minLength: channelCount, maxLength: channelCount }),
      channels: fc.array(channel, { minLength: channelCount, maxLength: channelCount }),
      marks: fc.constant([]),
      positions: fc
        .uniqueArray(fc.tuple(trace, fix), { selector: ([at]) => at, maxLength: 5 })
        .map((fixes) =>
          fixes.map(([at, place]) => ({ trace: at, ...place })).sort((one, other) => one.trace - other.trace),
        ),
      recordedAt: fc.constant(null),
      comment: fc.constant(null),
    });
  });
}

/** Marks rare enough to be told from the idle word. */
function withMarks(recording: RecordingToWrite): fc.Arbitrary<RecordingToWrite> {
  const traceCount = recording.channels[0].length / recording.samplesPerTrace;
  const mark: fc.Arbitrary<Mark> = fc.record({
    trace: fc.integer({ min: 0, max: traceCount - 1 }),
    kind: fc.constantFrom('user', 'distance'),
  });
  return fc
    .uniqueArray(mark, { selector: ({ trace }) => trace, maxLength: Math.ceil(traceCount / 2) - 1 })
    .map((marks) => ({ ...recording, marks: marks.sort((one, other) => one.trace - other.trace) }));
}

const dztRecording = recordings(shapes([8, 16, 32], 4)).chain(withMarks);

const ramacRecording = recordings(shapes([16, 32], 1));

const segyRecording = recordings(shapes([8, 16, 32], 1)).chain((recording) => {
  const { length } = recording.channels[0];
  const floats = fc
    .float32Array({ minLength: length, maxLength: length })
    .map((amplitudes) => ({ ...recording, bitsPerSample: 32 as const, channels: [amplitudes] }));
  return fc.oneof(fc.constant(recording), floats);
});

function source(name: string, bytes: Uint8Array): NamedSource {
  return { name, bytes: bytesInMemory(bytes) };
}

function dztFiles(recording: RecordingToWrite): NamedSource[] {
  return [source('LINE01.DZT', writeDzt(recording)), source('LINE01.DZG', writeDzg(recording.positions))];
}

function ramacFiles(recording: RecordingToWrite): NamedSource[] {
  const { rad, samples, cor } = writeRamac(recording);
  const extension = recording.bitsPerSample === 16 ? 'rd3' : 'rd7';
  const pair = [source('LINE01.rad', rad), source(`LINE01.${extension}`, samples)];
  return cor === null ? pair : [...pair, source('LINE01.cor', cor)];
}

/** All amplitudes of all channels, without the first so many samples of each trace. */
async function amplitudesOf(recording: OpenRecording | Recording, taken: number): Promise<number[][]> {
  const { channels, traceCount, samplesPerTrace, readTraces } = recording;
  const read = await Promise.all(channels.map((_, channel) => readTraces(channel, 0, traceCount)));
  return read.map((amplitudes) => [...amplitudes].filter((_, at) => at % samplesPerTrace >= taken));
}

function amplitudesWritten({ channels, samplesPerTrace }: RecordingToWrite, taken: number): number[][] {
  return channels.map((amplitudes) => [...amplitudes].filter((_, at) => at % samplesPerTrace >= taken));
}

function expectPlaces(read: readonly TracePosition[], written: readonly TracePosition[]) {
  expect(read).toHaveLength(written.length);
  for (const [at, { trace, latitudeDeg, longitudeDeg, elevationM, utc }] of written.entries()) {
    expect(read[at]).toMatchObject({ trace, elevationM, utc });
    expect(Math.abs(read[at].latitudeDeg - latitudeDeg)).toBeLessThan(1e-9);
    expect(Math.abs(read[at].longitudeDeg - longitudeDeg)).toBeLessThan(1e-9);
  }
}

describe('any recording that was written', () => {
  it('as DZT is read back exactly', async () => {
    const property = fc.asyncProperty(dztRecording, evenMoment, async (recording, recordedAt) => {
      const read = await readRecording(dztFiles({ ...recording, recordedAt }));
      expect(await amplitudesOf(read, bookkeepingCount)).toEqual(
        amplitudesWritten(recording, bookkeepingCount),
      );
      const timeWindowNs = Math.fround((recording.sampleIntervalNs ?? 0) * recording.samplesPerTrace);
      expect(read).toMatchObject({ recordedAt, timeWindowNs, marks: recording.marks });
      expect(read.channels.map((channel) => channel.antenna.centreFrequencyMHz)).toEqual(
        recording.antennas.map((written) => written.centreFrequencyMHz),
      );
      expectPlaces(read.positions, recording.positions);
    });
    await fc.assert(property, runs);
  });

  it('as rd3 or rd7 is read back exactly', async () => {
    const property = fc.asyncProperty(ramacRecording, async (recording) => {
      const read = await readRecording(ramacFiles(recording));
      expect(await amplitudesOf(read, 0)).toEqual(amplitudesWritten(recording, 0));
      const { traceSpacingM, tracesPerSecond } = recording;
      expect(read.traceSpacingM).toBe(traceSpacingM);
      if (tracesPerSecond !== null) expect(read.tracesPerSecond).toBeCloseTo(tracesPerSecond, 9);
      expectPlaces(read.positions, recording.positions);
    });
    await fc.assert(property, runs);
  });

  it('as SEG-Y is read back exactly, in whole numbers and in floats', async () => {
    const property = fc.asyncProperty(segyRecording, async (recording) => {
      const read = await readRecording([source('LINE01.sgy', writeSegy(recording))]);
      expect(await amplitudesOf(read, 0)).toEqual(amplitudesWritten(recording, 0));
      const { sampleIntervalNs, traceSpacingM, tracesPerSecond } = recording;
      expect(read).toMatchObject({ sampleIntervalNs, traceSpacingM, tracesPerSecond });
    });
    await fc.assert(property, runs);
  });

  it('is the same in whatever order its files are named', async () => {
    const files = fc.oneof(dztRecording.map(dztFiles), ramacRecording.map(ramacFiles));
    const shuffled = files.chain((own) =>
      fc.tuple(fc.constant(own), fc.shuffledSubarray(own, { minLength: own.length, maxLength: own.length })),
    );
    const property = fc.asyncProperty(shuffled, async ([own, other]) => {
      const [one, again] = [await readRecording(own), await readRecording(other)];
      const told = (recording: Recording) =>
        JSON.stringify({ ...recording, fileNames: recording.fileNames.toSorted() });
      expect(told(again)).toBe(told(one));
      expect(await amplitudesOf(again, 0)).toEqual(await amplitudesOf(one, 0));
    });
    await fc.assert(property, runs);
  });
});

describe('any file that was cut', () => {
  const cut = fc.double({ min: 0, max: 1, noNaN: true });

  it('as DZT keeps exactly the whole traces before the cut, and says what it leaves out', async () => {
    const property = fc.asyncProperty(dztRecording, cut, async (recording, share) => {
      const whole = writeDzt(recording);
      const dataOffset = 1024 * recording.channels.length;
      const end = dataOffset + Math.floor(share * (whole.length - dataOffset));
      const recordBytes =
        (recording.channels.length * recording.samplesPerTrace * recording.bitsPerSample) / 8;
      const read = await openRecording([source('LINE01.DZT', whole.subarray(0, end))]);
      const traceCount = Math.floor((end - dataOffset) / recordBytes);
      const leftoverByteCount = end - dataOffset - traceCount * recordBytes;
      expect(read).toMatchObject({ traceCount, leftoverByteCount });
      expect(read.findings.some(({ code }) => code === 'partial-trace-dropped')).toBe(leftoverByteCount > 0);
      const kept = amplitudesWritten(recording, 0).map((all) =>
        all.slice(0, traceCount * recording.samplesPerTrace),
      );
      const signal = (all: number[]) =>
        all.filter((_, at) => at % recording.samplesPerTrace >= bookkeepingCount);
      expect((await amplitudesOf(read, 0)).map(signal)).toEqual(kept.map(signal));
    });
    await fc.assert(property, runs);
  });

  it('as rd3 or rd7 keeps exactly the whole traces before the cut, if there are any', async () => {
    const property = fc.asyncProperty(ramacRecording, cut, async (recording, share) => {
      const { rad, samples } = writeRamac(recording);
      const traceBytes = (recording.samplesPerTrace * recording.bitsPerSample) / 8;
      const end = Math.floor(share * samples.length);
      const traceCount = Math.floor(end / traceBytes);
      const extension = recording.bitsPerSample === 16 ? 'rd3' : 'rd7';
      const files = [source('LINE01.rad', rad), source(`LINE01.${extension}`, samples.subarray(0, end))];
      if (traceCount === 0) {
        await expect(openRecording(files)).rejects.toMatchObject({ name: 'GprFormatError' });
        return;
      }
      const read = await openRecording(files);
      expect(read).toMatchObject({ traceCount, leftoverByteCount: end - traceCount * traceBytes });
      const kept = recording.channels[0].subarray(0, traceCount * recording.samplesPerTrace);
      expect(await amplitudesOf(read, 0)).toEqual([[...kept]]);
    });
    await fc.assert(property, runs);
  });

  it('as SEG-Y keeps exactly the whole traces before the cut, if there are any', async () => {
    const property = fc.asyncProperty(segyRecording, cut, async (recording, share) => {
      const whole = writeSegy(recording);
      const traceCount = recording.channels[0].length / recording.samplesPerTrace;
      const recordBytes = (whole.length - 3600) / traceCount;
      const end = Math.floor(share * whole.length);
      const keptCount = Math.max(0, Math.floor((end - 3600) / recordBytes));
      const files = [source('LINE01.sgy', whole.subarray(0, end))];
      if (keptCount === 0) {
        await expect(openRecording(files)).rejects.toMatchObject({ name: 'GprFormatError' });
        return;
      }
      const read = await openRecording(files);
      expect(read.traceCount).toBe(keptCount);
      const kept = recording.channels[0].subarray(0, keptCount * recording.samplesPerTrace);
      expect(await amplitudesOf(read, 0)).toEqual([[...kept]]);
    });
    await fc.assert(property, runs);
  });

  it('in its header is refused', async () => {
    const property = fc.asyncProperty(
      dztRecording,
      fc.integer({ min: 0, max: 1023 }),
      async (recording, end) => {
        const files = [source('LINE01.DZT', writeDzt(recording).subarray(0, end))];
        await expect(openRecording(files)).rejects.toMatchObject({ code: 'truncated', file: 'LINE01.DZT' });
      },
    );
    await fc.assert(property, runs);
  });
});
