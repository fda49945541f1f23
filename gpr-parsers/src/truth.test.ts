import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bytesInMemory, groupFiles, type Recording, readRadargram, readRecording, trackOf } from './index.ts';

/** Real recordings and what another program decoded from them lie beside the repository; they are not part of it. */
const corpus = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpus');
const isThere = existsSync(join(corpus, 'truth.json'));
if (!isThere)
  console.warn('The corpus of real recordings is not beside the repository: its tests are skipped.');

type TraceTruth = { index: number; first8: number[]; last8: number[] };

type FixTruth = { lat: number; lon: number };

type Truth = {
  format: string;
  bits: 8 | 16 | 32;
  channels: number;
  antenna: string;
  antenna_separation_m?: number;
  data: {
    channel: number;
    min: number;
    max: number;
    mean: number;
    trace_first: TraceTruth;
    trace_mid: TraceTruth;
    trace_last: TraceTruth;
  }[];
  extended_directory: { id: number; offset_rel: number; size: number }[] | null;
  first_two_samples?: {
    sample0_increments_by_1: boolean;
    sample1_departures_first40: [trace: number, word: number][];
    sample1_departs_from_mode_count: number;
  };
  header: Record<string, unknown>;
  header_date: string | null;
  last_trace_header?: number;
  leftover_bytes: number;
  range_gain: unknown;
  sample_interval_ns: number;
  samples_per_trace: number;
  time_window_ns: number;
  trace_count: number;
  trace_spacing_m: number | null;
  traces_per_second?: number;
};

type PositionsTruth = {
  first: { fix: FixTruth; trace_zero_based_as_stored: number } & FixTruth & {
      alt: number;
      datetime: string;
      quality: number;
      trace_one_based_as_stored: number;
    };
  last: PositionsTruth['first'];
  fixes_with_position: number;
  fixes_quality0_with_position?: number;
  checksum_bad?: number;
};

const truths: Record<string, Truth & PositionsTruth> = isThere
  ? JSON.parse(readFileSync(join(corpus, 'truth.json'), 'utf8'))
  : {};

const recordings = Object.keys(truths).filter((path) => /\.(dzt|rd3|rd7)$/i.test(path));

function sourceOf(path: string) {
  return { name: path, bytes: bytesInMemory(readFileSync(join(corpus, path))) };
}

/** Opens a recording with all the companions that lie beside it. */
function open(path: string): Promise<Recording> {
  const folder = dirname(path);
  const names = readdirSync(join(corpus, folder)).map((name) => `${folder}/${name}`);
  const group = groupFiles(names).find(({ fileNames }) => fileNames.includes(path));
  return readRecording((group?.fileNames ?? []).map(sourceOf));
}

/** truth.json has the values as they are stored: unsigned up to 16 bits in a DZT. */
function storedOffset({ format, bits }: Truth): number {
  return format === 'GSSI DZT' && bits < 32 ? 2 ** (bits - 1) : 0;
}

describe.runIf(isThere)('a real recording', () => {
  it('is there in each of the formats', () => {
    expect(recordings.filter((path) => /\.dzt$/i.test(path)).length).toBeGreaterThanOrEqual(15);
    expect(recordings.filter((path) => /\.rd3$/i.test(path)).length).toBeGreaterThanOrEqual(3);
  });

  describe.each(recordings)('%s', (path) => {
    const truth = truths[path];

    it('has the geometry that another program decoded', async () => {
      const recording = await open(path);
      expect(recording).toMatchObject({
        bitsPerSample: truth.bits,
        samplesPerTrace: truth.samples_per_trace,
        traceCount: truth.trace_count,
        recordedAt: truth.header_date,
      });
      expect(recording.channels).toHaveLength(truth.channels);
      expect(recording.channels[0].antenna.name).toBe(truth.antenna);
      expect(recording.channels[0].antenna.separationM).toBe(truth.antenna_separation_m ?? null);
      expect(recording.timeWindowNs).toBe(truth.time_window_ns);
      expect(recording.sampleIntervalNs).toBeCloseTo(truth.sample_interval_ns, 12);
      expect(recording.traceSpacingM).toBe(truth.trace_spacing_m || null);
      const leftover = recording.findings.some(({ code }) => code === 'partial-trace-dropped');
      expect(leftover).toBe(truth.leftover_bytes > 0);
    });

    it('has the header fields that another program decoded', async () => {
      const { rawHeader } = await open(path);
      const wanted: Record<string, unknown> =
        truth.format === 'GSSI DZT' ? vendorFieldsOf(truth.header) : truth.header;
      for (const [key, value] of Object.entries(wanted)) {
        expect([key, rawHeader[key]]).toEqual([key, value === '_' ? '' : value]);
      }
      const directory = truth.extended_directory?.flatMap(({ id, offset_rel, size }) => [
        id,
        offset_rel,
        size,
      ]);
      expect(rawHeader['extension directory (id, offset, size)']).toEqual(directory);
    });

    it('has the first, middle and last trace that another program decoded', async () => {
      const recording = await open(path);
      const offset = storedOffset(truth);
      for (const { channel, trace_first, trace_mid, trace_last } of truth.data) {
        for (const { index, first8, last8 } of [trace_first, trace_mid, trace_last]) {
          const trace = await recording.readTraces(channel, index, index + 1);
          expect([...trace.slice(0, 8)].map((amplitude) => amplitude + offset)).toEqual(first8);
          expect([...trace.slice(-8)].map((amplitude) => amplitude + offset)).toEqual(last8);
        }
      }
    });

    it('has the least, greatest and mean amplitude that another program found', async () => {
      const recording = await open(path);
      const offset = storedOffset(truth);
      for (const { channel, min, max, mean } of truth.data) {
        const amplitudes = await recording.readTraces(channel, 0, recording.traceCount);
        let [least, greatest, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
        for (const amplitude of amplitudes) {
          least = Math.min(least, amplitude);
          greatest = Math.max(greatest, amplitude);
          sum += amplitude;
        }
        expect([least + offset, greatest + offset]).toEqual([min, max]);
        expect(sum / amplitudes.length + offset).toBeCloseTo(mean, 6);
        const { samples } = await readRadargram(recording, channel);
        expect(samples).toEqual(Float32Array.from(amplitudes));
      }
    });

    it.runIf(truth.first_two_samples)('has the marks that another program found', async () => {
      const { marks, nonSignalSampleCount } = await open(path);
      const found = truth.first_two_samples;
      expect(nonSignalSampleCount).toBe(found?.sample0_increments_by_1 ? 2 : 0);
      expect(marks).toHaveLength(found?.sample1_departs_from_mode_count ?? 0);
      const departures = found?.sample1_departures_first40.map(([trace, word]) => ({
        trace,
        kind: word === 0x6400 ? 'distance' : 'unknown',
      }));
      expect(marks.slice(0, 40)).toEqual(departures);
    });
  });
});

/** truth.json keeps the same fields under names of its own where it has decoded them further. */
function vendorFieldsOf(header: Record<string, unknown>): Record<string, unknown> {
  const created = header.created as { raw: number };
  const modified = header.modified as { raw: number };
  const [startX, endX] = header.coordX as number[];
  const direct = Object.fromEntries(
    ['rh_tag', 'rh_data', 'rh_nsamp', 'rh_bits', 'rhf_sps', 'rhf_spm', 'rhf_mpm', 'rh_npass', 'rh_rgain']
      .concat(['rh_nrgain', 'rh_text', 'rh_ntext', 'rh_proc', 'rh_nproc', 'rh_nchan', 'rhf_epsr', 'rh_name'])
      .concat(['rh_chksum', 'rh_dtype'])
      .map((key) => [key, header[key]]),
  );
  return {
    ...direct,
    rh_zero: header.rh_zero_u16,
    rhf_position: header.rhf_position_ns,
    rhf_range: header.rhf_range_ns,
    rhf_top: header.rhf_top_m,
    rhf_depth: header.rhf_depth_m,
    rhf_servo_level: header.servo_level,
    rhb_cdt: created.raw,
    rhb_mdt: modified.raw,
    'rh_coordX.start': startX,
    'rh_coordX.end': endX,
    rh_antname: header.antenna,
    'rh_version+rh_system': header.byte113,
  };
}

describe.runIf(isThere)('the fixes beside a real recording', () => {
  it.each(['ImpDAR/test_gssi.DZG', 'ImpDAR/test_gssi_partialgps.DZG'])(
    '%s are kept, but make no track',
    async (path) => {
      const truth = truths[path];
      const samples = { ...sourceOf('ImpDAR/test_gssi.DZT'), name: path.replace('.DZG', '.DZT') };
      const recording = await readRecording([sourceOf(path), samples]);
      const { positions, findings } = recording;
      expect(positions).toHaveLength(truth.fixes_with_position);
      expect(positions.filter(({ quality }) => quality === 'invalid')).toHaveLength(
        truth.fixes_quality0_with_position ?? -1,
      );
      for (const [position, { fix, trace_zero_based_as_stored }] of [
        [positions[0], truth.first],
        [positions[positions.length - 1], truth.last],
      ] as const) {
        expect(position).toMatchObject({ trace: trace_zero_based_as_stored, elevationM: null });
        expect(position.latitudeDeg).toBeCloseTo(fix.lat, 12);
        expect(position.longitudeDeg).toBeCloseTo(fix.lon, 12);
        expect(position.utc).toMatch(/^00:03:\d\d\.000$/);
      }
      expect(findings.filter(({ code }) => code === 'checksum-mismatch')).toHaveLength(
        truth.checksum_bad ?? 0,
      );
      expect(trackOf(recording)).toBeNull();
    },
  );

  it('in a .cor lie west of Greenwich where its letter says so, and partly beyond the last trace', async () => {
    const truth = truths['ImpDAR/ten_col.cor'];
    const { positions, findings } = await open('ImpDAR/ten_col.rd3');
    expect(positions).toHaveLength(truth.fixes_with_position);
    for (const [position, fix] of [
      [positions[0], truth.first],
      [positions[positions.length - 1], truth.last],
    ] as const) {
      expect(position).toMatchObject({
        trace: fix.trace_one_based_as_stored - 1,
        latitudeDeg: fix.lat,
        longitudeDeg: fix.lon,
        elevationM: fix.alt,
        horizontalDilution: fix.quality,
        utc: `${fix.datetime}.000Z`,
      });
    }
    expect(findings).toContainEqual(expect.objectContaining({ code: 'positions-outside-recording' }));
  });
});
