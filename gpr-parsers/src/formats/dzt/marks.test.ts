import { describe, expect, it } from 'vitest';
import type { ByteSource } from '#byte-source.ts';
import { bytesInMemory } from '#byte-source.ts';
import type { Finding, Mark } from '#recording.ts';
import { bytesPerSample } from '#samples.ts';
import { countBookkeeping, readMarks } from './marks.ts';
import type { DztGeometry } from './samples.ts';

type Cell = (trace: number) => number;

/** A hundred traces of four samples, with so much in the first two of each. */
async function marksOf(encoding: DztGeometry['encoding'], cell0: Cell, cell1: Cell, traceCount = 100) {
  const width = bytesPerSample(encoding);
  const view = new DataView(new ArrayBuffer(traceCount * 4 * width));
  const put = (sample: number, value: number) => {
    if (width === 1) view.setUint8(sample, value);
    else if (width === 2) view.setUint16(2 * sample, value, true);
    else view.setUint32(4 * sample, value, true);
  };
  for (let trace = 0; trace < traceCount; trace++) {
    put(4 * trace, cell0(trace));
    put(4 * trace + 1, cell1(trace));
  }
  const geometry: DztGeometry = {
    dataOffset: 0,
    traceCount,
    channelCount: 1,
    samplesPerTrace: 4,
    encoding,
    leftoverByteCount: 0,
  };
  const findings: Finding[] = [];
  const source = bytesInMemory(view.buffer as ArrayBuffer);
  const nonSignalSampleCount = await countBookkeeping(source, geometry);
  const place = { file: 'LINE.DZT', findings };
  const marks = nonSignalSampleCount === 0 ? [] : await readMarks(source, geometry, place);
  return { marks, nonSignalSampleCount, findings };
}

const counter: Cell = (trace) => trace;
const noise: Cell = (trace) => (trace * 7919) % 251;
const at =
  (traces: number[], mark: number, idle: number): Cell =>
  (trace) =>
    traces.includes(trace) ? mark : idle;

/** What the first two samples hold in each family of files: their first, the idle second, and a marked one. */
const families: [
  string,
  DztGeometry['encoding'],
  Cell,
  idle: number,
  marked: number | null,
  Mark['kind'] | null,
][] = [
  ['an 8-bit console of 2003', 'u8-offset', () => 0xff, 0xf0, 0xe8, 'user'],
  ['an export of matGPR in 16 bits', 'u16-offset', () => 0xffff, 0xf000, null, null],
  ['a raw SIR-3000 in 16 bits', 'u16-offset', (trace) => trace, 0, 0x6400, 'distance'],
  ['a SIR-3000 after processing, with a constant', 'u16-offset', () => 0xff00, 0, 0x6400, 'distance'],
  ['a raw SIR-4000 in 32 bits', 'i32', (trace) => trace, 0, null, null],
  ['a copy by RADAN in 32 bits', 'i32', (trace) => trace, 0xff000000, null, null],
];

describe('the marks of a DZT', () => {
  it.each(families)('are told in what comes from %s', async (_, encoding, first, idle, marked, kind) => {
    const unmarked = await marksOf(encoding, first, () => idle);
    expect(unmarked).toEqual({ marks: [], nonSignalSampleCount: 2, findings: [] });
    if (marked === null) return;
    const { marks } = await marksOf(encoding, first, at([0, 41], marked, idle));
    expect(marks).toEqual([
      { trace: 0, kind },
      { trace: 41, kind },
    ]);
  });

  it('are none in what RADAN processed, where the first two samples are as any others', async () => {
    const processed: Cell = (trace) => 0x8000 + noise(trace) - noise(trace + 1);
    const read = await marksOf('u16-offset', noise, processed);
    expect(read).toEqual({ marks: [], nonSignalSampleCount: 0, findings: [] });
  });

  it('of a SIR-3000 are set by the survey wheel, on the first trace too', async () => {
    expect(await marksOf('u16-offset', counter, at([0, 50], 0x6400, 0))).toEqual({
      marks: [
        { trace: 0, kind: 'distance' },
        { trace: 50, kind: 'distance' },
      ],
      nonSignalSampleCount: 2,
      findings: [],
    });
  });

  it('of an 8-bit console are where bit 3 is cleared', async () => {
    const { marks } = await marksOf('u8-offset', () => 0xff, at([13], 0xe8, 0xf0));
    expect(marks).toEqual([{ trace: 13, kind: 'user' }]);
  });

  it('are none in a RADAN copy, whose word is set on every trace', async () => {
    const read = await marksOf('i32', counter, () => 0xff000000);
    expect(read).toMatchObject({ marks: [], nonSignalSampleCount: 2, findings: [] });
  });

  it('are kept when their word is unknown', async () => {
    const { marks } = await marksOf('u16-offset', counter, at([7], 0x1234, 0xf000));
    expect(marks).toEqual([{ trace: 7, kind: 'unknown' }]);
  });

  it('are not told where ten of a hundred unknown words depart', async () => {
    const tens = Array.from({ length: 10 }, (_, ten) => 10 * ten);
    const read = await marksOf('u16-offset', counter, at(tens, 0x1234, 0));
    expect(read).toMatchObject({
      marks: [],
      nonSignalSampleCount: 2,
      findings: [{ code: 'marks-not-told' }],
    });
  });

  it('may come every third trace where the wheel sets them', async () => {
    const { marks } = await marksOf('u16-offset', counter, (trace) => (trace % 3 === 0 ? 0x6400 : 0));
    expect(marks).toHaveLength(34);
  });

  it('are none where the first two samples are signal', async () => {
    const read = await marksOf('u16-offset', noise, noise);
    expect(read).toEqual({ marks: [], nonSignalSampleCount: 0, findings: [] });
  });

  it('are none where a constant stands before signal', async () => {
    const read = await marksOf('u16-offset', () => 0x8000, noise);
    expect(read).toEqual({ marks: [], nonSignalSampleCount: 0, findings: [] });
  });

  it('stay true when the counter begins anew after its last number', async () => {
    const { marks, nonSignalSampleCount } = await marksOf(
      'u16-offset',
      (trace) => (trace + 65500) % 65536,
      at([60], 0x6400, 0),
    );
    expect(nonSignalSampleCount).toBe(2);
    expect(marks).toEqual([{ trace: 60, kind: 'distance' }]);
  });

  it('stay true where a few traces were cut out afterwards', async () => {
    const { marks } = await marksOf(
      'u16-offset',
      (trace) => (trace < 40 ? trace : trace + 500),
      at([60], 0x6400, 0),
    );
    expect(marks).toEqual([{ trace: 60, kind: 'distance' }]);
  });

  it('are found among many thousands of traces', async () => {
    const marked = [0, 9000, 19999];
    const { marks } = await marksOf('i32', counter, at(marked, 0x64000000, 0), 20000);
    expect(marks.map(({ trace }) => trace)).toEqual(marked);
  });

  it('are searched for in the whole line, but bookkeeping is told from a few spots of it', async () => {
    let byteCount = 0;
    const bytes: ByteSource = {
      byteLength: 2 ** 32,
      slice: async (from, end) => {
        byteCount += end - from;
        return new ArrayBuffer(end - from);
      },
    };
    const geometry: DztGeometry = {
      dataOffset: 1024,
      traceCount: 4_000_000,
      channelCount: 1,
      samplesPerTrace: 512,
      encoding: 'u16-offset',
      leftoverByteCount: 0,
    };
    expect(await countBookkeeping(bytes, geometry)).toBe(2);
    expect(byteCount).toBeLessThan(2 ** 20 + 2 ** 14);
  });

  it('are not told of a line that only looks regular in the spots where it is looked at', async () => {
    const spotted: Cell = (trace) => (trace % 410 < 200 ? 0 : trace % 251);
    const read = await marksOf('u16-offset', counter, spotted, 3000);
    expect(read).toMatchObject({
      marks: [],
      nonSignalSampleCount: 2,
      findings: [{ code: 'marks-not-told' }],
    });
  });

  it('are none of a recording without traces', async () => {
    expect(await marksOf('u16-offset', counter, noise, 0)).toMatchObject({
      marks: [],
      nonSignalSampleCount: 0,
    });
  });

  it('of a file of four gigabytes are read a few megabytes at a time', async () => {
    let mostBytes = 0;
    let start = -1;
    const bytes: ByteSource = {
      byteLength: 2 ** 32,
      slice: async (from, end) => {
        start = from;
        mostBytes = Math.max(mostBytes, end - from);
        return new ArrayBuffer(end - from);
      },
    };
    const geometry: DztGeometry = {
      dataOffset: 0,
      traceCount: 2 ** 10,
      channelCount: 1,
      samplesPerTrace: 2 ** 20,
      encoding: 'i32',
      leftoverByteCount: 0,
    };
    await readMarks(bytes, geometry, { file: 'LINE.DZT', findings: [] });
    expect(mostBytes).toBeLessThanOrEqual(2 ** 22);
    expect(start).toBe(2 ** 32 - 2 ** 22);
  });
});
