import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { type ByteSource, bytesInMemory, type NamedSource } from '#byte-source.ts';
import { dtFile, type FictionalDt, fictionalDt, sweepSamples } from './fictional-records.ts';
import { ids } from './index.ts';

async function open(source: NamedSource, ...companions: NamedSource[]) {
  const recording = await withAlong(await ids.open([source, ...companions]));
  return { ...recording, codes: recording.findings.map(({ code }) => code) };
}

function spoilt(change: (bytes: Uint8Array) => Uint8Array, changes: FictionalDt = {}): NamedSource {
  return { name: 'DEMO01.dt', bytes: bytesInMemory(change(fictionalDt(changes))) };
}

describe('an IDS recording', () => {
  it('has a trace in every sweep, without the four bytes before it', async () => {
    const recording = await open(dtFile());
    expect(recording).toMatchObject({
      format: 'ids',
      name: 'DEMO01',
      traceCount: 5,
      samplesPerTrace: 8,
      bitsPerSample: 16,
      traceSpacingM: 0.05,
      dataOffset: 3 * 208,
      leftoverByteCount: 0,
      recordedAt: null,
      channels: [{ antenna: { centreFrequencyMHz: 200 } }],
      marks: [],
      codes: [],
    });
    expect(recording.sampleIntervalNs).toBeCloseTo(2, 12);
    for (let trace = 0; trace < 5; trace++) {
      expect(await recording.readTraces(0, trace, trace + 1)).toEqual(sweepSamples(trace).subarray(0, 8));
    }
    expect(await recording.readTraces(0, 1, 3)).toHaveLength(16);
  });

  it.each([1028, 2052])('is read in records of %d bytes', async (recordBytes) => {
    const samples = (recordBytes - 4) / 2;
    const recording = await open(dtFile({ recordBytes, acquisition: { samples, cellHeight: '' } }));
    expect(recording).toMatchObject({ samplesPerTrace: samples, traceCount: 5, codes: [] });
    expect(await recording.readTraces(0, 4, 5)).toEqual(sweepSamples(4, recordBytes));
  });

  it('is counted by the size of the file', async () => {
    expect(await open(dtFile({ traceCount: 7 }))).toMatchObject({
      traceCount: 7,
      codes: ['trace-count-contradicted'],
    });
    expect(await open(spoilt((bytes) => bytes.subarray(0, -1)))).toMatchObject({
      traceCount: 4,
      leftoverByteCount: 207,
      codes: ['partial-trace-dropped', 'trace-count-contradicted'],
    });
  });

  it('has no more samples than a record has room for', async () => {
    const recording = await open(dtFile({ acquisition: { samples: 103, cellHeight: '' } }));
    expect(recording).toMatchObject({ samplesPerTrace: 102, codes: ['sample-count-contradicted'] });
    await expect(open(dtFile({ acquisition: { samples: 0 } }))).rejects.toMatchObject({
      code: 'inconsistent',
    });
  });

  it('takes records after the last sweep for none', async () => {
    const words = { 3: [0x5a5a, 0], 4: [0x5a5a, 0] } as const;
    expect(await open(dtFile({ words }))).toMatchObject({
      traceCount: 3,
      leftoverByteCount: 2 * 208,
      codes: ['trailing-records', 'trace-count-contradicted'],
    });
  });

  it('tells records among the sweeps that are none', async () => {
    const { traceCount, codes } = await open(dtFile({ words: { 2: [0x4d46, 0] } }));
    expect([traceCount, codes]).toEqual([5, ['foreign-records']]);
  });

  it.each([
    ['a name without a file', (bytes: Uint8Array) => bytes.subarray(0, 0), 'truncated'],
    ['another first byte', (bytes: Uint8Array) => bytes.fill(0, 0, 1), 'not-this-format'],
    ['a file cut before its length', (bytes: Uint8Array) => bytes.subarray(0, 5), 'truncated'],
    ['a length of 4', (bytes: Uint8Array) => bytes.fill(4, 4, 5).fill(0, 5, 6), 'inconsistent'],
    ['an odd length', (bytes: Uint8Array) => bytes.fill(209, 4, 5), 'inconsistent'],
    ['a length of 0', (bytes: Uint8Array) => bytes.fill(0, 4, 6), 'inconsistent'],
    ['no sweep', (bytes: Uint8Array) => bytes.subarray(0, 3 * 208), 'truncated'],
  ])('is refused with %s', async (_, change, code) => {
    await expect(open(spoilt(change))).rejects.toMatchObject({ code, file: 'DEMO01.dt' });
  });

  it('is looked at in a few spots, however long it is', async () => {
    const start = fictionalDt();
    let readBytes = 0;
    const bytes: ByteSource = {
      byteLength: 2 ** 32 - (2 ** 32 % 208),
      slice: async (from, to) => {
        readBytes += to - from;
        const slice = new Uint8Array(to - from);
        if (from < start.length) slice.set(start.subarray(from, Math.min(to, start.length)));
        else slice[0] = 0x52;
        return slice.buffer;
      },
    };
    const recording = await ids.open([{ name: 'LONG.dt', bytes }]);
    expect(recording.traceCount).toBe(Math.floor(2 ** 32 / 208) - 3);
    expect(readBytes).toBeLessThan(1e5);
  });

  it('needs its .dt, and is at fault where that is', async () => {
    const gec = { name: 'DEMO01.gec', bytes: bytesInMemory(new Uint8Array(4)) };
    await expect(ids.open([gec])).rejects.toMatchObject({ code: 'missing-companion', file: 'DEMO01.dt' });
    expect(await ids.findFault(gec)).toBeNull();
    expect(await ids.findFault(dtFile())).toBeNull();
    expect(await ids.findFault(spoilt((bytes) => bytes.fill(0, 0, 1)))).toContain('first byte');
  });
});

describe('along an IDS line', () => {
  it('the operator’s two markers are marks, a fix of the receiver is none', async () => {
    const words = { 0: [0x0852, 0], 2: [0x0752, 0], 3: [0x0952, 7] } as const;
    expect(await open(dtFile({ words }))).toMatchObject({
      marks: [
        { trace: 0, kind: 'user' },
        { trace: 3, kind: 'user' },
      ],
      codes: ['fixes-elsewhere'],
    });
  });

  it('sweeps that the instrument calls not valid are told', async () => {
    const words = { 1: [0x0152, 6], 2: [0x0152, 5] } as const;
    const { findings } = await open(dtFile({ words }));
    expect(findings).toMatchObject([
      { code: 'traces-called-invalid', message: expect.stringContaining('calls 1 traces') },
    ]);
  });

  it('marks of the records FM count where no sweep is marked itself', async () => {
    const records = [
      ['FM', '     9'],
      ['FM', '     3'],
      ['FM', '     1'],
    ] as const;
    const alone = await open(dtFile({ records }));
    expect(alone.marks.map(({ trace }) => trace)).toEqual([1, 3]);
    expect(alone.codes).toEqual(['mark-numbering-unproven']);
    const marked = await open(dtFile({ records, words: { 2: [0x0852, 0] } }));
    expect(marked).toMatchObject({ marks: [{ trace: 2 }], codes: [] });
  });

  it('the places of a .gec are kept, but not read', async () => {
    const gec = { name: 'DEMO01.gec', bytes: bytesInMemory(new TextEncoder().encode('<UTM_ZONE>')) };
    const { positions, findings } = await open(dtFile(), gec);
    expect(positions).toEqual([]);
    expect(findings).toMatchObject([{ code: 'companion-not-read', file: 'DEMO01.gec' }]);
  });
});
