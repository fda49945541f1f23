import { describe, expect, it } from 'vitest';
import { watchFiles } from './watched-bytes.ts';
import { watchMemory } from './watched-memory.ts';

describe('watched memory', () => {
  it('knows the largest block that was asked for, whatever it is made of', () => {
    const memory = watchMemory();
    try {
      memory.takeLargestBytes();
      new Uint8Array(10);
      const wide = Float64Array.from({ length: 100 }, () => 1);
      expect(memory.takeLargestBytes()).toBe(800);
      expect(wide).toBeInstanceOf(Float64Array);
      expect(memory.takeLargestBytes()).toBe(0);
      new ArrayBuffer(4096);
      new Uint8Array(wide.buffer);
      expect(memory.takeLargestBytes()).toBe(4096);
      Array.from({ length: 1000 }, () => 0);
      expect(memory.takeLargestBytes()).toBe(8000);
      expect(() => new Float32Array(2 ** 53)).toThrow(RangeError);
      expect(memory.takeLargestBytes()).toBe(2 ** 55);
    } finally {
      memory.stop();
    }
    new Uint8Array(99);
    expect(memory.takeLargestBytes()).toBe(0);
  });
});

describe('watched files', () => {
  const files = [
    { name: 'a', bytes: Uint8Array.of(1, 2, 3, 4) },
    { name: 'b', bytes: new Uint8Array(6) },
  ];

  it('count what is read of them, and know a call that makes no sense', async () => {
    const { sources, takeReading, oddCall, totalBytes } = watchFiles(files, 'slice');
    expect(totalBytes).toBe(10);
    expect(new Uint8Array(await sources[0].bytes.slice(1, 100))).toEqual(Uint8Array.of(2, 3, 4));
    await sources[1].bytes.slice(0, 2);
    expect(takeReading()).toEqual({ byteCount: 5, callCount: 2 });
    expect(takeReading()).toEqual({ byteCount: 0, callCount: 0 });
    expect(oddCall()).toBeNull();
    await sources[1].bytes.slice(3, 2);
    expect(oddCall()).toBe('asked b for bytes 3 to 2');
  });

  it('have one quicker way to their bytes at most, and count what is read on it', async () => {
    const inMemory = watchFiles(files, 'view');
    expect(inMemory.sources[0].bytes.view?.(1, 9)).toEqual(Uint8Array.of(2, 3, 4));
    expect(inMemory.sources[0].bytes.readInto).toBeUndefined();
    expect(inMemory.takeReading()).toEqual({ byteCount: 3, callCount: 1 });
    const onDisk = watchFiles(files, 'readInto');
    const room = new Uint8Array(8);
    expect(await onDisk.sources[0].bytes.readInto?.(room, 2)).toBe(2);
    expect([...room.subarray(0, 3)]).toEqual([3, 4, 0]);
    expect(onDisk.sources[0].bytes.view).toBeUndefined();
    expect(onDisk.takeReading()).toEqual({ byteCount: 2, callCount: 1 });
  });
});
