import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTraceHeader, type TraceHeader } from '#formats/pulseekko/trace-header.ts';
import {
  bytesInMemory,
  groupFiles,
  openRecording,
  type Recording,
  readRadargram,
  readRecording,
  trackOf,
} from './index.ts';

/** Real recordings and what another program decoded from them lie beside the repository; they are not part of it. */
const corpus = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpus');
const isThere = existsSync(join(corpus, 'truth.json'));
if (!isThere)
  console.warn('The corpus of real recordings is not beside the repository: its tests are skipped.');

type TraceTruth = { index: number; first8: number[]; last8: number[] };

type HeaderTruth = Readonly<Record<string, unknown>> & {
  index: number;
  position: number;
  time_of_day_s: number;
};

type Truth = {
  antenna_separation: number;
  bits: number;
  comment_count: number;
  comments_first20: [trace: number, text: string][];
  data: {
    channel: number;
    min: number;
    max: number;
    mean: number;
    trace_first: TraceTruth;
    trace_mid: TraceTruth;
    trace_last: TraceTruth;
  }[];
  final_position: number;
  hd_points: number;
  header: Record<string, string>;
  header_date: string;
  header_other_lines: string[];
  leftover_bytes: number;
  nominal_frequency_mhz: number;
  per_trace_header_bytes: number;
  position_units: 'm' | 'ft';
  sample_interval_ns: number;
  samples_per_trace: number;
  time_window_ns: number;
  timezero_at_point: number;
  trace_count: number;
  trace_header_first: HeaderTruth;
  trace_header_mid: HeaderTruth;
  trace_header_last: HeaderTruth;
  trace_spacing: number;
};

type FixTruth = {
  fix: { lat: number; lon: number; alt_m: number; quality: number; utc: string };
  trace_one_based_as_stored: number;
};

type GpsTruth = {
  checksum_bad: number;
  distinct_positions: number;
  fixes_with_position: number;
  gga_sentences: number;
  no_input_records: number;
  first?: FixTruth;
  last?: FixTruth;
};

const truths: Record<string, Truth & GpsTruth> = isThere
  ? JSON.parse(readFileSync(join(corpus, 'truth.json'), 'utf8'))
  : {};

const recordings = Object.keys(truths).filter((path) => /\.dt1$/i.test(path));

/** These dates can be read in two ways; their receiver settles it. */
const settledDates: Readonly<Record<string, string>> = { '10/06/2011': '2011-10-06' };

function sourcesOf(path: string) {
  const folder = dirname(path);
  const names = readdirSync(join(corpus, folder)).map((name) => `${folder}/${name}`);
  const group = groupFiles(names).find(({ fileNames }) => fileNames.includes(path));
  return (group?.fileNames ?? []).map((name) => ({
    name,
    bytes: bytesInMemory(readFileSync(join(corpus, name))),
  }));
}

function open(path: string): Promise<Recording> {
  return readRecording(sourcesOf(path));
}

/** A comment that stands in all traces after its own is one mark: where it begins. */
function beginningsOf(comments: readonly [trace: number, text: string][]): number[] {
  const isRepeat = ([trace, text]: [number, string], index: number) =>
    index > 0 && comments[index - 1][0] === trace - 1 && comments[index - 1][1] === text;
  return comments.filter((comment, index) => !isRepeat(comment, index)).map(([trace]) => trace);
}

describe.runIf(isThere)('a real recording of Sensors & Software', () => {
  it('is there in metres and in feet, with and without fixes', () => {
    expect(recordings.length).toBeGreaterThanOrEqual(14);
    expect(new Set(recordings.map((path) => truths[path].position_units))).toEqual(new Set(['m', 'ft']));
  });

  describe.each(recordings)('%s', (path) => {
    const truth = truths[path];
    const metresPerUnit = truth.position_units === 'ft' ? 0.3048 : 1;

    it('has the geometry that another program decoded', async () => {
      const recording = await open(path);
      expect(recording).toMatchObject({
        format: 'pulseekko',
        bitsPerSample: truth.bits,
        samplesPerTrace: truth.samples_per_trace,
        traceCount: truth.trace_count,
        timeWindowNs: truth.time_window_ns,
        dataOffset: truth.per_trace_header_bytes,
        leftoverByteCount: truth.leftover_bytes,
      });
      expect(recording.channels).toHaveLength(1);
      expect(recording.sampleIntervalNs).toBeCloseTo(truth.sample_interval_ns, 12);
      const timeZeroNs = (truth.timezero_at_point - 1) * truth.sample_interval_ns;
      expect(recording.firstSampleNs).toBeCloseTo(-timeZeroNs, 9);
      expect(recording.traceSpacingM).toBeCloseTo(truth.trace_spacing * metresPerUnit, 12);
      const { centreFrequencyMHz, separationM } = recording.channels[0].antenna;
      expect(centreFrequencyMHz).toBe(truth.nominal_frequency_mhz);
      expect(separationM).toBeCloseTo(truth.antenna_separation * metresPerUnit, 12);
      expect(recording.recordedAt?.slice(0, 10)).toBe(settledDates[truth.header_date] ?? truth.header_date);
      const startS = Math.min(truth.trace_header_first.time_of_day_s, truth.trace_header_last.time_of_day_s);
      expect(recording.recordedAt?.slice(11)).toBe(new Date(startS * 1000).toISOString().slice(11, 19));
    });

    it('has the header that another program decoded', async () => {
      const { rawHeader, instrument, comment } = await open(path);
      for (const [key, value] of Object.entries(truth.header)) {
        expect([key, rawHeader[key]]).toEqual([key, value]);
      }
      const [job, system, date, ...notes] = truth.header_other_lines;
      expect([rawHeader['line 1'], rawHeader['line 2'], rawHeader['line 3']]).toEqual([job, system, date]);
      expect(`Data Collected with ${instrument}`).toBe(system);
      expect(comment?.split('; ') ?? []).toEqual(notes);
    });

    it('has the trace headers that another program decoded', async () => {
      const bytes = readFileSync(join(corpus, path));
      const recordBytes = 128 + truth.samples_per_trace * (truth.bits / 8);
      for (const expected of [truth.trace_header_first, truth.trace_header_mid, truth.trace_header_last]) {
        const start = bytes.byteOffset + expected.index * recordBytes;
        expect(asTruth(readTraceHeader(new DataView(bytes.buffer, start, 128)))).toEqual(
          Object.fromEntries(
            Object.entries(expected).filter(([key]) => !['index', 'item5', 'item23'].includes(key)),
          ),
        );
      }
    });

    it('has the first, middle and last trace that another program decoded', async () => {
      const recording = await openRecording(sourcesOf(path));
      const [{ trace_first, trace_mid, trace_last }] = truth.data;
      for (const { index, first8, last8 } of [trace_first, trace_mid, trace_last]) {
        const trace = await recording.readTraces(0, index, index + 1);
        expect([...trace.slice(0, 8), ...trace.slice(-8)]).toEqual([...first8, ...last8]);
      }
    });

    it('has the least, greatest and mean amplitude that another program found', async () => {
      const recording = await open(path);
      const [{ min, max, mean }] = truth.data;
      const amplitudes = await recording.readTraces(0, 0, recording.traceCount);
      let [least, greatest, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
      for (const amplitude of amplitudes) {
        least = Math.min(least, amplitude);
        greatest = Math.max(greatest, amplitude);
        sum += amplitude;
      }
      expect([least, greatest]).toEqual([min, max]);
      expect(sum / amplitudes.length).toBeCloseTo(mean, 6);
      expect((await readRadargram(recording, 0)).samples).toEqual(Float32Array.from(amplitudes));
    });

    it('has the positions of the traces along the line, in metres', async () => {
      const { traceDistancesM, traceShiftsNs } = await open(path);
      expect(traceDistancesM).toHaveLength(truth.trace_count);
      for (const { index, position } of [truth.trace_header_first, truth.trace_header_mid]) {
        expect(traceDistancesM?.[index]).toBe(position * metresPerUnit);
      }
      expect(traceDistancesM?.at(-1)).toBeCloseTo(truth.final_position * metresPerUnit, 5);
      expect(traceShiftsNs).toBeNull();
    });

    it('has the marks that another program found, and tells their labels', async () => {
      const { marks, findings } = await open(path);
      expect(marks.map(({ trace }) => trace)).toEqual(beginningsOf(truth.comments_first20));
      expect(marks.every(({ kind }) => kind === 'user')).toBe(true);
      const labels = findings.find(({ code }) => code === 'mark-labels')?.message ?? '';
      for (const [trace, text] of truth.comments_first20) {
        const isMark = marks.some((mark) => mark.trace === trace);
        if (isMark) expect(labels).toContain(`${text} at trace ${trace}`);
      }
      const leftOver = findings.find(({ code }) => code === 'comments-left-over')?.message ?? '0 traces';
      expect(Number.parseInt(leftOver, 10)).toBe(truth.comment_count - marks.length);
    });
  });
});

/** The same values under the names that truth.json has for them. */
function asTruth(header: TraceHeader): Record<string, unknown> {
  return {
    bytes_per_point: header.bytesPerSample,
    comment: header.comment,
    comment_flag: header.commentFlag,
    gps_xyz_f64: [header.longitude, header.latitude, header.elevation],
    points: header.samplesPerTrace,
    position: header.position,
    rx: [header.receiverX, header.receiverY, header.receiverZ],
    stacks: header.stackCount,
    time_of_day_s: header.secondsOfDay,
    time_window: header.timeWindow,
    timezero_adj: header.timeZeroShift,
    topo: header.topography,
    trace_number: header.traceNumber,
    tx: [header.transmitterX, header.transmitterY, header.transmitterZ],
    zero_flag: header.zeroFlag,
  };
}

describe.runIf(isThere)('the fixes beside a real recording of Sensors & Software', () => {
  it.each(Object.keys(truths).filter((path) => /\.gps$/i.test(path)))(
    '%s are as many as another program found',
    async (path) => {
      const truth = truths[path];
      const { positions, findings } = await open(path.replace('.GPS', '.DT1'));
      expect(positions).toHaveLength(truth.fixes_with_position);
      const places = new Set(
        positions.map(({ latitudeDeg, longitudeDeg }) => `${latitudeDeg} ${longitudeDeg}`),
      );
      expect(places.size).toBe(truth.distinct_positions);
      const message = (code: string) => findings.find((finding) => finding.code === code)?.message ?? '0';
      expect(Number(/\d+/.exec(message('receiver-silent'))?.[0])).toBe(truth.no_input_records);
      const blindCount = truth.gga_sentences - truth.fixes_with_position;
      expect(Number.parseInt(message('fix-without-place'), 10)).toBe(blindCount);
      expect(findings.filter(({ code }) => code === 'checksum-mismatch')).toHaveLength(truth.checksum_bad);
      for (const [index, told] of [
        [0, truth.first],
        [-1, truth.last],
      ] as const) {
        const { fix } = told ?? {};
        expect(positions.at(index)?.latitudeDeg).toEqual(fix && expect.closeTo(fix.lat, 12));
        expect(positions.at(index)?.longitudeDeg).toEqual(fix && expect.closeTo(fix.lon, 12));
        expect(positions.at(index)?.elevationM).toBe(fix?.alt_m);
        expect(positions.at(index)?.quality).toBe(fix && 'gnss');
        expect(positions.at(index)?.utc?.replaceAll(/[:-]/g, '')).toEqual(
          fix && expect.stringContaining(`T${fix.utc}`),
        );
      }
    },
  );

  it('belong to the traces as numbered where the line was left as it was recorded', async () => {
    const { positions, traceCount } = await open('RGPR/YLINEA0.DT1');
    expect(positions.map(({ trace }) => trace)).toEqual(
      Array.from({ length: traceCount }, (_, trace) => trace),
    );
  });

  it('belong to the traces turned round where the profile was reversed: clocks and fiducials say so', async () => {
    const { positions, marks, findings, traceCount } = await open('RGPR/YLINEA1.DT1');
    const stored = positions.map(({ trace }) => traceCount - trace);
    expect(stored).toEqual(Array.from({ length: traceCount }, (_, trace) => trace + 1));
    expect(findings).toContainEqual(expect.objectContaining({ code: 'fixes-turned-round' }));
    // Its .GPS has fiducials at #210 and #302, its .dt1 the same labels at the traces 231 and 139.
    expect([traceCount - 210, traceCount - 302].every((at) => marks.some(({ trace }) => trace === at))).toBe(
      true,
    );
  });

  it('make a track that runs as the traces do', async () => {
    for (const [path, firstLatitudeDeg] of [
      ['RGPR/YLINEA0.DT1', truths['RGPR/YLINEA0.GPS'].first?.fix.lat],
      ['RGPR/YLINEA1.DT1', truths['RGPR/YLINEA1.GPS'].last?.fix.lat],
    ] as const) {
      const track = trackOf(await open(path));
      expect(track?.[0][2]).toBe(0);
      expect(track?.[0][1]).toBeCloseTo(firstLatitudeDeg ?? 0, 12);
    }
  });
});
