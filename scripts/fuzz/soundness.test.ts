import {
  bytesInMemory,
  type Finding,
  GprFormatError,
  type OpenRecording,
  openRecording,
} from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import { faultsOfReading } from './reading.ts';
import { madeSeeds } from './seeds.ts';
import { faultsOfFindings, faultsOfOpened, faultsOfRefusal } from './soundness.ts';
import { faultsOfAlong } from './soundness-along.ts';

const [{ files }] = await madeSeeds();
const recording = await openRecording(
  files.map(({ name, bytes }) => ({ name, bytes: bytesInMemory(bytes) })),
);
const along = await recording.readAlong();
const [channel] = recording.channels;

const finding: Finding = {
  severity: 'warning',
  code: 'odd',
  message: 'The trace is odd; it is left out.',
  file: files[0].name,
  byteOffset: 3,
  line: null,
};

function rules(faults: readonly Fault[]): string {
  return faults.map(({ rule }) => rule).join('; ');
}

describe('a recording of the package', () => {
  it('has no fault', async () => {
    expect(faultsOfOpened(recording, files)).toEqual([]);
    expect(faultsOfAlong(along, recording, files)).toEqual([]);
    expect(await faultsOfReading(recording)).toEqual([]);
  });

  it.each([
    ['traceCount', { traceCount: -1 }],
    ['traceCount', { traceCount: 2.5 }],
    ['fit into the files', { traceCount: 1e6 }],
    ['samplesPerTrace', { samplesPerTrace: 0 }],
    ['there are channels', { channels: [] }],
    ['fit into the files', { channels: Array(4000).fill(channel) }],
    ['sampleIntervalNs', { sampleIntervalNs: Number.NaN }],
    ['sampleIntervalNs', { sampleIntervalNs: 0 }],
    ['timeWindowNs', { timeWindowNs: -1 }],
    ['firstSampleNs', { firstSampleNs: Number.NEGATIVE_INFINITY }],
    ['traceSpacingM', { traceSpacingM: Number.POSITIVE_INFINITY }],
    ['recordedAt', { recordedAt: 'yesterday' }],
    ['dataOffset', { dataOffset: 1e9 }],
    ['leftoverByteCount', { leftoverByteCount: -3 }],
    ['nonSignalSampleCount', { nonSignalSampleCount: 17 }],
    ['rawHeader survives JSON', { rawHeader: { rhf_range: Number.NaN } }],
    ['rawHeader has no NUL', { rawHeader: { rh_name: 'a\0' } }],
    ['fileNames', { fileNames: ['OTHER.DZT'] }],
    ['sampleIntervalNs of a channel', { channels: [{ ...channel, sampleIntervalNs: -1 }] }],
    ['separationM', { channels: [{ ...channel, antenna: { ...channel.antenna, separationM: -1 } }] }],
  ] as [string, Partial<OpenRecording>][])('has a fault in its %s', (rule, changes) => {
    expect(rules(faultsOfOpened({ ...recording, ...changes }, files))).toContain(rule);
  });

  it.each([
    ['mark', { marks: [{ trace: 12, kind: 'user' as const }] }],
    ['fix is on the Earth', { positions: [{ ...along.positions[0], latitudeDeg: Number.NaN }] }],
    ['fix belongs to a trace', { positions: [{ ...along.positions[0], trace: Number.NaN }] }],
    ['utc', { positions: [{ ...along.positions[0], utc: 'Invalid Date' }] }],
    ['pick', { picks: [{ channel: 0, trace: 0, sample: 16, kind: 'layer' as const, label: null }] }],
    ['traceDistancesM has', { traceDistancesM: new Float64Array(3) }],
    ['traceDistancesM are numbers', { traceDistancesM: new Float64Array(12).fill(Number.NaN) }],
    ['notes fit', { marks: Array(1_000_000).fill({ trace: 0, kind: 'user' }) }],
  ])('has a fault in its %s along the line', (rule, changes) => {
    expect(rules(faultsOfAlong({ ...along, ...changes }, recording, files))).toContain(rule);
  });

  it('must give the traces that it claims, in both widths, and no others', async () => {
    const claimed = { ...recording, traceCount: recording.traceCount + 1 };
    expect(rules(await faultsOfReading(claimed))).toContain('readTraces throws nothing but a refusal');
    const other = {
      ...recording,
      readTracesAsFloat: async () => new Float32Array(recording.samplesPerTrace),
    };
    expect(rules(await faultsOfReading(other))).toContain('both widths are the same trace');
    const short = { ...recording, samplesPerTrace: 15 };
    expect(rules(await faultsOfReading(short))).toContain('a trace has all its samples');
    const generous = { ...recording, readTraces: async () => new Int16Array(recording.samplesPerTrace) };
    expect(rules(await faultsOfReading(generous))).toContain('traces that are not there cannot be read');
  });
});

describe('what is said of a recording', () => {
  it.each([
    ['sentence', { message: 'odd' }],
    ['sentence', { message: 'The value undefined is odd.' }],
    ['sentence', { message: 'The value "\x1b[2J" is odd.' }],
    ['sentence', { message: `${'x'.repeat(2000)}.` }],
    ['file that is there', { file: 'OTHER.DZT' }],
    ['byte of its file', { byteOffset: 1e6 }],
    ['line', { line: 0 }],
    ['severity and code', { code: 'Odd Code' }],
  ])('must be a finding with a sound %s', (rule, changes) => {
    expect(rules(faultsOfFindings([{ ...finding, ...changes }], files))).toContain(rule);
    expect(faultsOfFindings([finding], files)).toEqual([]);
  });

  it('must be counted together', () => {
    expect(rules(faultsOfFindings(Array(1000).fill(finding), files))).toContain('counted together');
  });

  it('must be a refusal with format, words and place', () => {
    const refusal = (message: string, byteOffset: number) =>
      new GprFormatError('truncated', message, { format: 'dzt', byteOffset });
    expect(faultsOfRefusal(refusal('the file ends', 3))).toEqual([]);
    expect(rules(faultsOfRefusal(refusal('it is undefined', 3)))).toContain('sentence');
    expect(rules(faultsOfRefusal(refusal('the file ends', -3)))).toContain('byte');
  });
});
