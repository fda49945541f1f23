import { describe, expect, it } from 'vitest';
import type { ByteSource } from '#byte-source.ts';
import { bytesInMemory } from '#byte-source.ts';
import { createTraceReader, interleavedChannels, type SampleLayout } from './trace-reader.ts';

function layoutOver(bytes: ByteSource): SampleLayout {
  return {
    format: 'dzt',
    channels: interleavedChannels({ file: 'LINE.DZT', bytes, dataOffset: 4 }, 2, 4),
    traceCount: 3,
    samplesPerTrace: 2,
    encoding: 'i16',
    byteOrder: 'little',
  };
}

/** Trace 0 of channels 0 and 1, then trace 1, then trace 2. */
const stored = new Uint8Array(
  new Int16Array([-1, -1, 0, 1, 100, 101, 10, 11, 110, 111, 20, 21, 120, 121]).buffer,
);

describe('createTraceReader', () => {
  it('takes the traces of one channel out from among the others', async () => {
    const reader = createTraceReader(layoutOver(bytesInMemory(stored)));
    expect([...(await reader.readTraces(0, 0, 3))]).toEqual([0, 1, 10, 11, 20, 21]);
    expect([...(await reader.readTraces(1, 1, 3))]).toEqual([110, 111, 120, 121]);
    expect([...(await reader.readTracesAsFloat(1, 0, 1))]).toEqual([100, 101]);
  });

  it('gives no samples for no traces', async () => {
    const reader = createTraceReader(layoutOver(bytesInMemory(stored)));
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
    const reader = createTraceReader(layoutOver(bytesInMemory(stored)));
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
    const channels = interleavedChannels({ file: 'LINE.DZT', bytes, dataOffset: 1024 }, 1, 2000);
    const long = { ...layoutOver(bytes), channels, traceCount: 2 ** 29, samplesPerTrace: 1000 };
    const from = 2 ** 29 - 5000;
    const read = await createTraceReader(long).readTracesAsFloat(0, from, 2 ** 29);
    expect(read).toHaveLength(5000 * 1000);
    expect(asked[0][0]).toBe(1024 + from * 2000);
    expect(asked.at(-1)?.[1]).toBe(1024 + 2 ** 29 * 2000);
    expect(Math.max(...asked.map(([start, end]) => end - start))).toBeLessThanOrEqual(2 ** 20);
    expect(asked.reduce((sum, [start, end]) => sum + end - start, 0)).toBe(5000 * 2000);
  });

  it('refuses to fill up with zeros when the file has become shorter', async () => {
    const reader = createTraceReader(layoutOver(bytesInMemory(stored.subarray(0, 20))));
    await expect(reader.readTraces(0, 0, 3)).rejects.toMatchObject({ code: 'truncated', byteOffset: 20 });
  });

  it('steps over what stands between the traces, and takes each channel from its own file', async () => {
    const withHeaders = new Uint8Array(new Int16Array([9, 9, 1, 2, 8, 8, 3, 4, 7, 7, 5, 6]).buffer);
    const other = new Uint8Array(new Int16Array([11, 12, 13, 14, 15, 16]).buffer);
    const channels = [
      { file: 'A', bytes: bytesInMemory(withHeaders), firstByte: 4, strideBytes: 8 },
      { file: 'B', bytes: bytesInMemory(other), firstByte: 0, strideBytes: 4 },
    ];
    const reader = createTraceReader({ ...layoutOver(bytesInMemory(stored)), channels });
    expect([...(await reader.readTraces(0, 1, 3))]).toEqual([3, 4, 5, 6]);
    expect([...(await reader.readTraces(1, 0, 2))]).toEqual([11, 12, 13, 14]);
  });

  it('fills the room that it is given', async () => {
    const reader = createTraceReader(layoutOver(bytesInMemory(stored)));
    const room = new Float32Array(8);
    const filled = await reader.readTracesAsFloat(0, 0, 2, room);
    expect(filled.buffer).toBe(room.buffer);
    expect([...room]).toEqual([0, 1, 10, 11, 0, 0, 0, 0]);
    expect((await reader.readTracesAsFloat(0, 0, 3, new Float32Array(5))).length).toBe(6);
  });

  it('fills two rooms of a megabyte in turn, however many traces are read, and fills them again the next time', async () => {
    const rooms = new Set<ArrayBufferLike>();
    const bytes: ByteSource = {
      byteLength: 2 ** 42,
      slice: () => Promise.reject(new Error('A source that fills rooms is not asked for new buffers.')),
      readInto: async (room, start) => {
        rooms.add(room.buffer);
        room.fill(start / 2 ** 20);
        return room.byteLength;
      },
    };
    const channels = interleavedChannels({ file: 'LINE.DZT', bytes, dataOffset: 0 }, 1, 2 ** 11);
    const reader = createTraceReader({
      ...layoutOver(bytes),
      channels,
      traceCount: 2 ** 30,
      samplesPerTrace: 2 ** 10,
    });
    const oneByOne = await reader.readTraces(0, 0, 5 * 512 + 1);
    expect([0, 1, 2, 3, 4, 5].map((block) => oneByOne[block * 2 ** 19])).toEqual(
      [0, 1, 2, 3, 4, 5].map((block) => 257 * block),
    );
    await reader.readTraces(0, 7, 3 * 512);
    expect(rooms.size).toBe(2);
    expect(Math.max(...[...rooms].map(({ byteLength }) => byteLength))).toBeLessThan(2 ** 20 + 2 ** 10);
  });

  it('needs no more room for a few traces than they have', async () => {
    const sizes: number[] = [];
    const { byteLength, slice } = bytesInMemory(stored);
    const readInto = async (room: Uint8Array) => {
      sizes.push(room.buffer.byteLength);
      return room.byteLength;
    };
    await createTraceReader(layoutOver({ byteLength, slice, readInto })).readTraces(1, 1, 3);
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThan(200);
  });

  it('keeps apart what is read at the same time', async () => {
    const { byteLength, slice } = bytesInMemory(stored);
    const readInto = async (room: Uint8Array, start: number) => {
      await new Promise(setImmediate);
      const there = new Uint8Array(await slice(start, start + room.byteLength));
      room.set(there);
      return there.byteLength;
    };
    const reader = createTraceReader(layoutOver({ byteLength, slice, readInto }));
    const read = await Promise.all([0, 1, 2].map((trace) => reader.readTraces(1, trace, trace + 1)));
    expect(read.map((amplitudes) => [...amplitudes])).toEqual([
      [100, 101],
      [110, 111],
      [120, 121],
    ]);
  });
});
