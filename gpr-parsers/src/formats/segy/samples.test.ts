import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { type ByteSource, bytesInMemory } from '#byte-source.ts';
import { type FictionalSegy, fictionalSegy } from './fictional-segy.ts';
import { segy } from './index.ts';

async function openBytes(bytes: Uint8Array | ByteSource) {
  const source = bytes instanceof Uint8Array ? bytesInMemory(bytes) : bytes;
  const recording = await segy.open([{ name: 'LINE.sgy', bytes: source }]);
  return { ...recording, codes: recording.findings.map(({ code }) => code) };
}

const open = (changes: FictionalSegy = {}) => openBytes(fictionalSegy(changes));

const revision1 = { 3501: 0x0100 };

describe('the samples of a SEG-Y', () => {
  /** -118.625 as IBM float is the standard textbook example. */
  const numbers: [format: number, bits: number, bytes: number[], amplitude: number][] = [
    [1, 32, [0xc2, 0x76, 0xa0, 0x00], -118.625],
    [2, 32, [0xff, 0xff, 0xff, 0xfe], -2],
    [3, 16, [0x80, 0x00], -32768],
    [5, 32, [0xbf, 0x80, 0x00, 0x01], Math.fround(-1.0000001192092896)],
    [6, 64, [0x3f, 0xb9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9a], 0.1],
    [8, 8, [0x80], -128],
    [11, 16, [0x00, 0x01], -32767],
    [16, 8, [0xff], 127],
  ];
  it.each(numbers)('of format %d have %d bits and are read exactly in both byte orders', async (...row) => {
    const [format, bitsPerSample, bytes, amplitude] = row;
    for (const byteOrder of ['big', 'little'] as const) {
      const recording = await open({
        byteOrder,
        format,
        samples: (view) => {
          const stored = byteOrder === 'big' ? bytes : bytes.toReversed();
          for (const [at, byte] of stored.entries()) view.setUint8(3 * bytes.length + at, byte);
        },
      });
      expect(recording).toMatchObject({ bitsPerSample, traceCount: 4 });
      expect((await recording.readTraces(0, 2, 3))[3]).toBe(amplitude);
      expect(recording.codes.includes('samples-unsigned')).toBe(format > 8);
    }
  });

  it('are counted without sign: 40000 are more than 32767', async () => {
    const recording = await open({ samplesPerTrace: 40_000, traceCount: 2, format: 8 });
    expect(recording).toMatchObject({ samplesPerTrace: 40_000, traceCount: 2 });
  });

  it('are counted by the trace where the binary header has another number, and that is told', async () => {
    expect(await open({ shorts: { 3221: 0 } })).toMatchObject({
      samplesPerTrace: 8,
      codes: ['interval-unit-unknown', 'no-date'],
    });
    const recording = await open({ shorts: { 3221: 5 } });
    expect(recording).toMatchObject({ samplesPerTrace: 8, traceCount: 4 });
    expect(recording.codes).toContain('sample-count-contradicted');
  });

  it('are counted by the binary header where only its number gives whole traces, or the trace has none', async () => {
    const recording = await open({ header: (view) => view.setUint16(114, 7) });
    expect(recording).toMatchObject({ samplesPerTrace: 8, traceCount: 4, leftoverByteCount: 0 });
    expect(recording.codes).toContain('sample-count-contradicted');
    expect(await open({ header: (view) => view.setUint16(114, 0) })).toMatchObject({
      samplesPerTrace: 8,
      traceCount: 4,
    });
  });

  it.each([
    [0, /says how many samples/],
    [60_000, /60000 samples, but the file is shorter/],
  ])('cannot be found when all headers count %d', async (count, message) => {
    const spoilt = open({ shorts: { 3221: count }, header: (view) => view.setUint16(114, count) });
    await expect(spoilt).rejects.toMatchObject({
      code: 'inconsistent',
      message: expect.stringMatching(message),
    });
  });

  it('of a last trace that is cut off are left out', async () => {
    const whole = fictionalSegy();
    for (const missing of [1, 15, 16, 17, 255]) {
      const recording = await openBytes(whole.subarray(0, whole.length - missing));
      expect(recording).toMatchObject({ traceCount: 3, leftoverByteCount: 256 - missing });
      expect(recording.findings).toContainEqual(
        expect.objectContaining({ code: 'partial-trace-dropped', byteOffset: 3600 + 3 * 256 }),
      );
      expect(await recording.readTraces(0, 0, 3)).toHaveLength(24);
    }
  });
});

describe('extended text headers', () => {
  const stanza = ['((SEG: Coordinates))\nLOCAL', '((SEG:EndText))'];

  it('stand between the headers and the traces', async () => {
    const recording = await open({ extendedText: stanza, shorts: { ...revision1, 3505: 2 } });
    expect(recording).toMatchObject({ dataOffset: 10_000, traceCount: 4 });
    expect([...(await recording.readTraces(0, 1, 2))].slice(0, 2)).toEqual([100, 101]);
  });

  it('stand there in little-endian files too, whose revision has its two bytes swapped', async () => {
    const shorts = { ...revision1, 3505: 2 };
    const recording = await open({ byteOrder: 'little', extendedText: stanza, shorts });
    expect(recording).toMatchObject({ dataOffset: 10_000, traceCount: 4 });
  });

  it('of unknown number end with the end stanza', async () => {
    const recording = await open({ extendedText: stanza, shorts: { ...revision1, 3505: 0xffff } });
    expect(recording).toMatchObject({ dataOffset: 10_000, traceCount: 4 });
  });

  it.each([0xffff, 0xfffe, 2000])('that cannot be (%d) are none, and that is told', async (count) => {
    const recording = await open({ shorts: { ...revision1, 3505: count } });
    expect(recording).toMatchObject({ dataOffset: 3600, traceCount: 4 });
    expect(recording.codes).toContain('extended-text-unusable');
  });

  it('are unknown to the standard of 1975, whatever stands there', async () => {
    expect(await open({ shorts: { 3505: 2 } })).toMatchObject({ dataOffset: 3600, traceCount: 4 });
  });
});

describe('revision 2', () => {
  function revision2(put: (view: DataView) => void, changes: FictionalSegy = {}): Uint8Array {
    const bytes = fictionalSegy({ ...changes, shorts: { ...changes.shorts, 3501: 0x0200 } });
    put(new DataView(bytes.buffer));
    return bytes;
  }

  it('counts samples in 32 bits, and states its first byte', async () => {
    const bytes = revision2(
      (view) => {
        view.setUint32(3268, 8);
        view.setBigUint64(3520, 6800n);
      },
      { extendedText: ['anything'], shorts: { 3221: 0 }, header: (view) => view.setUint16(114, 0) },
    );
    expect(await openBytes(bytes)).toMatchObject({ samplesPerTrace: 8, dataOffset: 6800, traceCount: 4 });
  });

  it('counts its traces: what comes after them is no trace', async () => {
    expect(await openBytes(revision2((view) => view.setBigUint64(3512, 3n)))).toMatchObject({
      traceCount: 3,
      leftoverByteCount: 256,
      codes: expect.not.arrayContaining(['partial-trace-dropped']),
    });
    const tooMany = await openBytes(revision2((view) => view.setBigUint64(3512, 5n)));
    expect(tooMany).toMatchObject({
      traceCount: 4,
      codes: expect.arrayContaining(['trace-count-contradicted']),
    });
  });

  it('with additional trace headers is refused', async () => {
    await expect(openBytes(revision2((view) => view.setUint32(3506, 1)))).rejects.toMatchObject({
      code: 'unsupported-variant',
      byteOffset: 3506,
    });
  });

  it('is the last that is known: a later one is read as the first', async () => {
    const recording = await open({ shorts: { 3501: 0x0700 } });
    expect(recording).toMatchObject({ traceCount: 4, codes: expect.arrayContaining(['revision-unknown']) });
  });
});

describe('traces of different lengths', () => {
  it.each([1, 2, 7, 30])(
    'are read up to the first other one (after %d), and that is told as an error',
    async (alike) => {
      const lengths = Object.fromEntries([[alike, 11]]);
      const recording = await open({
        traceCount: 40,
        lengths,
        header: (view, trace) => view.setInt32(4, 7 * trace),
      });
      expect(recording.traceCount).toBe(alike);
      expect(recording.findings).toContainEqual(
        expect.objectContaining({
          severity: 'error',
          code: 'trace-length-varies',
          byteOffset: 3600 + alike * 256,
        }),
      );
      expect((await recording.readTraces(0, alike - 1, alike))[7]).toBe(100 * (alike - 1) + 7);
    },
  );

  it.each([
    [
      'that only the first trace tells',
      (view: DataView, trace: number) => view.setUint16(114, trace === 0 ? 8 : 0),
    ],
    [
      'that a trace tells wrongly',
      (view: DataView, trace: number) => view.setUint16(114, trace === 3 ? 9 : 8),
    ],
  ])('are none where a length %s, for the traces are in step', async (_, header) => {
    const recording = await open({ header });
    expect(recording.traceCount).toBe(4);
    const { findings } = await withAlong(recording);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('are none where traces tell neither length nor number, and the file divides evenly into them', async () => {
    const header = (view: DataView, trace: number) => {
      for (const at of [0, 4]) view.setInt32(at, 0);
      if (trace > 0) view.setUint16(114, 0);
    };
    expect(await open({ header })).toMatchObject({ traceCount: 4, leftoverByteCount: 0 });
  });

  it('are none where the header guarantees it', async () => {
    const header = (view: DataView, trace: number) => {
      view.setUint16(114, 8 + trace);
      view.setInt32(0, 0);
      view.setInt32(4, 0);
    };
    expect(await open({ header, shorts: { ...revision1, 3503: 1 } })).toMatchObject({ traceCount: 4 });
  });
});

it('opening reads headers and a few spots of a long line, and asks for nothing twice as far', async () => {
  const strideBytes = 240 + 2 * 512;
  const traceCount = 3_000_000;
  const start = fictionalSegy({ samplesPerTrace: 512, traceCount: 1 });
  let readBytes = 0;
  const long: ByteSource = {
    byteLength: 3600 + traceCount * strideBytes,
    async slice(from, to) {
      readBytes += to - from;
      const bytes = new Uint8Array(to - from);
      if (from < 3600) bytes.set(start.subarray(from, to));
      else bytes.set(start.subarray(3600, 3600 + Math.min(240, to - from)));
      return bytes.buffer;
    },
  };
  const recording = await openBytes(long);
  expect(recording.traceCount).toBe(traceCount);
  expect(readBytes).toBeLessThan(10_000);
});
