import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { bytesInBlob, bytesInMemory } from './byte-source.ts';

const content = new Uint8Array([9, 9, 1, 2, 3, 4, 5]);

describe.each([
  ['an array buffer', () => bytesInMemory(content.slice(2).buffer)],
  ['a part of a larger buffer', () => bytesInMemory(content.subarray(2))],
  ["Node's Buffer, which slices without copying", () => bytesInMemory(Buffer.from(content.buffer, 2, 5))],
  ['a blob', () => bytesInBlob(new Blob([content.subarray(2)]))],
])('bytes in %s', (_, open) => {
  const slice = async (start: number, end: number) => [...new Uint8Array(await open().slice(start, end))];

  it('come from start to before end', async () => {
    expect(open().byteLength).toBe(5);
    expect(await slice(1, 3)).toEqual([2, 3]);
  });

  it('are cut at the end of the source', async () => {
    expect(await slice(3, 100)).toEqual([4, 5]);
    expect(await slice(100, 200)).toEqual([]);
  });

  it('can be looked at where they lie, if they are in memory, and are the same', async () => {
    const { view } = open();
    for (const [start, end] of [
      [0, 5],
      [1, 3],
      [3, 100],
      [100, 200],
      [-3, 2],
      [4, 2],
    ]) {
      if (view) expect([...view(start, end)]).toEqual(await slice(Math.max(0, start), Math.max(0, end)));
    }
  });
});

it('what is read can be changed without changing the source', async () => {
  const source = bytesInMemory(content);
  new Uint8Array(await source.slice(0, 7)).fill(0);
  expect([...content]).toEqual([9, 9, 1, 2, 3, 4, 5]);
});

it('bytes that are looked at are not copied', () => {
  expect(bytesInMemory(content.subarray(2)).view?.(1, 3).buffer).toBe(content.buffer);
});
