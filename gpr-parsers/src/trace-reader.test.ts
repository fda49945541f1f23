import { describe, expect, it } from 'vitest';
import type { ByteSource } from '#byte-source.ts';
import { bytesInMemory } from '#byte-source.ts';
import { createTraceReader, type SampleLayout } from './trace-reader.ts';

const layout: SampleLayout = {
  format: 'dzt',
  file: 'LINE.DZT',
  dataOffset: 4,
  traceCount: 3,
  channelCount: 2,
  samplesPerTrace: 2,
  encoding: 'i16',
};

/** Trace 0 of channels 0 and 1, then trace 1, then trace 2. */
const stored = new Uint8Array(
  new Int16Array([-1, -1, 0, 1, 100, 101, 10, 11, 110, 111, 20, 21, 120, 121]).buffer,
);

describe('createTraceReader', () => {
  it('takes the traces of one channel out from among the others', async () => {
    const reader = createTraceReader(bytesInMemory(stored), layout);
    expect([...(await reader.readTraces(0, 0, 3))]).toEqual([0, 1, 10, 11, 20, 21]);
    expect([...(await reader.readTraces(1, 1, 3))]).toEqual([110, 111, 120, 121]);
    expect([...(await reader.readTracesAsFloat(1, 0, 1))]).toEqual([100, 101]);
  });

  it('gives no samples for no traces', async () => {
    const reader = createTraceReader(bytesInMemory(stored), layout);
    expect(await reader.readTraces(0, 3, 3)).toHaveLength(0);
  });

  it.each([
    [2, 0, 1],
    [-1, 0, 1],
    [0.5, 0, 1],
    [0, -1, 1],
    [0, 0, 4],
    [0, 2, 1],
    [0, 0.5, 1],
    [0, 0, Number.NaN],
  ])('has no channel %d with traces %d to %d', async (channel, from, to) => {
    const reader = createTraceReader(bytesInMemory(stored), layout);
    await expect(reader.readTraces(channel, from, to)).rejects.toThrow(RangeError);
    await expect(reader.readTracesAsFloat(channel, from, to)).rejects.toThrow(RangeError);
  });

  it('reads of a file of many gigabytes only the asked traces, a few megabytes at a time', async () => {
    const asked: [number, number][] = [];
    const bytes: ByteSource = {
      byteLength: 2 ** 42,
      slice: async (start, end) => {
        asked.push([start, end]);
        return new ArrayBuffer(end - start);
      },
    };
    const long = { ...layout, dataOffset: 1024, traceCount: 2 ** 29, channelCount: 1, samplesPerTrace: 1000 };
    const from = 2 ** 29 - 5000;
    const read = await createTraceReader(bytes, long).readTracesAsFloat(0, from, 2 ** 29);
    expect(read).toHaveLength(5000 * 1000);
    expect(asked[0][0]).toBe(1024 + from * 2000);
    expect(asked.at(-1)?.[1]).toBe(1024 + 2 ** 29 * 2000);
    expect(Math.max(...asked.map(([start, end]) => end - start))).toBeLessThanOrEqual(2 ** 20);
    expect(asked.reduce((sum, [start, end]) => sum + end - start, 0)).toBe(5000 * 2000);
  });

  it('refuses to fill up with zeros when the file has become shorter', async () => {
    const reader = createTraceReader(bytesInMemory(stored.subarray(0, 20)), layout);
    await expect(reader.readTraces(0, 0, 3)).rejects.toMatchObject({ code: 'truncated', byteOffset: 20 });
  });
});
