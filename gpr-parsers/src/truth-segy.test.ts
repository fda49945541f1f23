import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bytesInMemory, readRadargram, readRecording, screenFile } from './index.ts';

/** Real files and what another program decoded from them lie beside the repository; they are not part of it. */
const corpus = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpus');
const isThere = existsSync(join(corpus, 'truth.json'));
if (!isThere)
  console.warn('The corpus of real recordings is not beside the repository: its SEG-Y is skipped.');

type TraceTruth = { index: number; first8: number[]; last8: number[] };

type SegyTruth = {
  bin_interval: number;
  bin_samples: number;
  bits: number;
  channels: number;
  data: {
    min: number;
    max: number;
    mean: number;
    trace_first: TraceTruth;
    trace_mid: TraceTruth;
    trace_last: TraceTruth;
  }[];
  endian: string;
  ext_headers: number;
  fixed_length_flag: number;
  header_bytes: number;
  leftover_bytes: number;
  sample_format: number;
  samples_per_trace: number;
  text_first80: string;
  textual_encoding: string;
  trace_count: number;
  trace_header_first: Record<string, number>;
  trace_header_last: Record<string, number>;
  trace_interval: number;
  trace_samples: number;
};

const truths: Record<string, SegyTruth & { file_bytes: number; head: string }> = isThere
  ? JSON.parse(readFileSync(join(corpus, 'truth.json'), 'utf8'))
  : {};

function sourceOf(path: string) {
  return { name: path, bytes: bytesInMemory(readFileSync(join(corpus, path))) };
}

/** What the other program calls the fields, by the words that the standard has for them. */
const words: Readonly<Record<string, string>> = {
  tracl: 'Trace sequence number within line (trace 1-4)',
  tracr: 'Trace sequence number within file (trace 5-8)',
  fldr: 'Original field record number (trace 9-12)',
  tracf: 'Trace number within field record (trace 13-16)',
  elev_scalar: 'Scalar for elevations (trace 69-70)',
  coord_scalar: 'Scalar for coordinates (trace 71-72)',
  sx: 'Source coordinate X (trace 73-76)',
  sy: 'Source coordinate Y (trace 77-80)',
  gx: 'Group coordinate X (trace 81-84)',
  gy: 'Group coordinate Y (trace 85-88)',
  counit: 'Coordinate units (trace 89-90)',
  delrt: 'Delay recording time (trace 109-110)',
  year: 'Year (trace 157-158)',
  day: 'Day of year (trace 159-160)',
  hour: 'Hour of day (trace 161-162)',
  minute: 'Minute of hour (trace 163-164)',
  sec: 'Second of minute (trace 165-166)',
  timebasis: 'Time basis code (trace 167-168)',
  cdpx: 'Ensemble coordinate X (trace 181-184)',
  cdpy: 'Ensemble coordinate Y (trace 185-188)',
};

describe.runIf(isThere)('a real SEG-Y', () => {
  const path = 'RGPR/test.sgy';
  const truth = truths[path];

  it('has the geometry that another program decoded', async () => {
    const recording = await readRecording([sourceOf(path)]);
    expect(recording).toMatchObject({
      format: 'segy',
      vendor: 'RGPR',
      bitsPerSample: truth.bits,
      samplesPerTrace: truth.samples_per_trace,
      traceCount: truth.trace_count,
      dataOffset: truth.header_bytes,
      leftoverByteCount: truth.leftover_bytes,
      sampleIntervalNs: truth.trace_interval / 1000,
      timeWindowNs: (truth.trace_interval * truth.samples_per_trace) / 1000,
      recordedAt: null,
      positions: [],
      marks: [],
    });
    expect(recording.channels).toHaveLength(truth.channels);
    expect(recording.findings.filter(({ severity }) => severity !== 'information')).toEqual([]);
  });

  it('has the header fields that another program decoded', async () => {
    const { rawHeader } = await readRecording([sourceOf(path)]);
    expect(rawHeader).toMatchObject({
      'Byte order': truth.endian,
      'Textual file header, encoding': truth.textual_encoding.toUpperCase(),
      'Sample interval (3217-3218)': truth.bin_interval,
      'Samples per data trace (3221-3222)': truth.bin_samples,
      'Data sample format code (3225-3226)': truth.sample_format,
      'Fixed length trace flag (3503-3504)': truth.fixed_length_flag,
      'Extended textual headers (3505-3506)': truth.ext_headers,
      'Samples in this trace (trace 115-116)': truth.trace_samples,
      'Sample interval of this trace (trace 117-118)': truth.trace_interval,
    });
    expect(String(rawHeader['Textual file header']).slice(0, 80)).toBe(truth.text_first80);
    const { index, ...first } = truth.trace_header_first;
    expect(index).toBe(0);
    for (const [name, value] of Object.entries(first))
      expect([name, rawHeader[words[name]]]).toEqual([name, value]);
  });

  it('has the first, middle and last trace that another program decoded, bit for bit', async () => {
    const recording = await readRecording([sourceOf(path)]);
    const [{ trace_first, trace_mid, trace_last }] = truth.data;
    for (const { index, first8, last8 } of [trace_first, trace_mid, trace_last]) {
      const trace = await recording.readTraces(0, index, index + 1);
      expect([...trace.slice(0, 8)]).toEqual(first8);
      expect([...trace.slice(-8)]).toEqual(last8);
    }
  });

  it('has the least, greatest and mean amplitude that another program found', async () => {
    const recording = await readRecording([sourceOf(path)]);
    const amplitudes = await recording.readTraces(0, 0, recording.traceCount);
    const [{ min, max, mean }] = truth.data;
    let [least, greatest, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
    for (const amplitude of amplitudes) {
      least = Math.min(least, amplitude);
      greatest = Math.max(greatest, amplitude);
      sum += amplitude;
    }
    expect([least, greatest]).toEqual([min, max]);
    expect(sum / amplitudes.length).toBeCloseTo(mean, 9);
    expect((await readRadargram(recording, 0)).samples).toEqual(Float32Array.from(amplitudes));
  });

  it('is as long as its last coordinate says, in metres as its writer means it', async () => {
    const { traceDistancesM } = await readRecording([sourceOf(path)]);
    const last = truth.trace_header_last;
    expect(traceDistancesM).toHaveLength(truth.trace_count);
    expect(traceDistancesM?.[last.index]).toBeCloseTo(last.gx / last.coord_scalar, 9);
    expect(traceDistancesM?.[1]).toBeCloseTo(0.25, 9);
  });

  it('that is only the text of its writer is kept, and the text is told', async () => {
    const stub = 'GeoHammer/2020-07-29-14-37-42-unknown.sgy';
    const { head, file_bytes } = truths[stub];
    const [sentence] = head.split('\n');
    await expect(readRecording([sourceOf(stub)])).rejects.toMatchObject({
      code: 'truncated',
      byteOffset: file_bytes,
      message: expect.stringContaining(sentence),
    });
    expect((await screenFile(stub, sourceOf(stub).bytes)).verdict).toBe('unknown-radar');
  });
});
