import { describe, expect, it } from 'vitest';
import { createBlockReader } from './block-reader.ts';
import { type ByteSource, bytesInMemory } from './byte-source.ts';

const content = Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7);
const { byteLength, slice } = bytesInMemory(content);

async function readInto(room: Uint8Array, start: number) {
  const there = content.subarray(start, start + room.byteLength);
  room.set(there);
  return there.byteLength;
}

const ranges = [
  { start: 0, end: 3, name: 'first' },
  { start: 4, end: 6, name: 'second' },
  { start: 6, end: 9, name: 'cut at the end' },
];

describe.each<[string, ByteSource]>([
  ['slices', { byteLength, slice }],
  ['a room that is filled', { byteLength, slice, readInto }],
  ['a view', bytesInMemory(content)],
])('blocks of a source that gives %s', (_, source) => {
  it('come in their order, each with its range', async () => {
    const read: unknown[] = [];
    for await (const { range, bytes } of createBlockReader().read(source, ranges)) {
      read.push([range.name, ...bytes]);
    }
    expect(read).toEqual([
      ['first', 0, 1, 2],
      ['second', 4, 5],
      ['cut at the end', 6, 7],
    ]);
  });
});

describe('reading ahead', () => {
  it('asks for the next block before the first is used, and for no more', async () => {
    const asked: number[] = [];
    const source: ByteSource = {
      byteLength,
      slice: (start, end) => {
        asked.push(start);
        return slice(start, end);
      },
    };
    const blocks = createBlockReader().read(source, ranges);
    await blocks.next();
    expect(asked).toEqual([0, 4]);
    await blocks.return(undefined);
    expect(asked).toEqual([0, 4]);
  });

  it('tells a failure when its block is wanted, not before', async () => {
    const source: ByteSource = {
      byteLength,
      slice: (start, end) =>
        start === 4 ? Promise.reject(new Error('The card was taken out.')) : slice(start, end),
    };
    const blocks = createBlockReader().read(source, ranges);
    const first = await blocks.next();
    await new Promise(setImmediate);
    expect(first.value?.range.name).toBe('first');
    await expect(blocks.next()).rejects.toThrow('The card was taken out.');
  });

  it('gives a room to the next reading only when nothing is on its way into it any more', async () => {
    const isFilled: (() => void)[] = [];
    const rooms: ArrayBufferLike[] = [];
    const source: ByteSource = {
      byteLength,
      slice,
      readInto: async (room) => {
        rooms.push(room.buffer);
        if (rooms.length === 2) await new Promise<void>((resolve) => isFilled.push(resolve));
        return room.byteLength;
      },
    };
    const reader = createBlockReader();
    const blocks = reader.read(source, ranges);
    await blocks.next();
    const returned = blocks.return(undefined);
    for await (const _ of reader.read(source, [ranges[0]]));
    isFilled[0]();
    await returned;
    for await (const _ of reader.read(source, [ranges[0]]));
    expect(new Set(rooms.slice(0, 3)).size).toBe(3);
    expect(rooms.slice(0, 3)).toContain(rooms[3]);
  });
});
