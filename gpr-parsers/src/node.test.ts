import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ByteSource } from './byte-source.ts';
import { fictionalAmplitudes, fictionalRecording } from './fictional-recording.ts';
import { writeDzt } from './formats/dzt/write.ts';
import { bytesInFile } from './node.ts';
import { openRecording } from './read-recording.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gpr-parsers-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('bytes in a file on disk', () => {
  let path: string;

  beforeAll(async () => {
    path = join(folder, 'LINE.DZT');
    await writeFile(path, Uint8Array.of(1, 2, 3, 4, 5));
  });

  it('come from start to before end, cut at the end of the file', async () => {
    const file = await bytesInFile(path);
    expect(file.byteLength).toBe(5);
    expect([...new Uint8Array(await file.slice(1, 3))]).toEqual([2, 3]);
    expect([...new Uint8Array(await file.slice(3, 9))]).toEqual([4, 5]);
    expect([...new Uint8Array(await file.slice(7, 9))]).toEqual([]);
    await file.close();
  });

  it('fill a room as far as they go', async () => {
    const file = await bytesInFile(path);
    const room = new Uint8Array(4).fill(9);
    expect(await file.readInto?.(room.subarray(1, 3), 0)).toBe(2);
    expect([...room]).toEqual([9, 1, 2, 9]);
    expect(await file.readInto?.(room, 3)).toBe(2);
    expect([...room]).toEqual([4, 5, 2, 9]);
    expect(await file.readInto?.(room, 7)).toBe(0);
    await file.close();
  });

  it('end earlier when the file has become shorter meanwhile', async () => {
    const shrinking = join(folder, 'SHRINKING.DZT');
    await writeFile(shrinking, Uint8Array.of(1, 2, 3, 4, 5));
    const file = await bytesInFile(shrinking);
    await truncate(shrinking, 3);
    expect([...new Uint8Array(await file.slice(1, 5))]).toEqual([2, 3]);
    expect(await file.readInto?.(new Uint8Array(4), 1)).toBe(2);
    await file.close();
  });

  it('are gone when the file is closed', async () => {
    const file = await bytesInFile(path);
    await file.close();
    await expect(file.slice(0, 1)).rejects.toThrow();
  });
});

/** Counts what is read, and the rooms into which it is read. */
function watched(source: ByteSource) {
  const seen = { byteCount: 0, rooms: new Set<ArrayBufferLike>() };
  const bytes: ByteSource = {
    byteLength: source.byteLength,
    async slice(start, end) {
      const read = await source.slice(start, end);
      seen.byteCount += read.byteLength;
      seen.rooms.add(read);
      return read;
    },
    async readInto(room, start) {
      const byteCount = (await source.readInto?.(room, start)) ?? 0;
      seen.byteCount += byteCount;
      seen.rooms.add(room.buffer);
      return byteCount;
    },
  };
  return { bytes, seen };
}

describe('a line of four gigabytes', () => {
  const samplesPerTrace = 128;
  const traceBytes = 2 * samplesPerTrace;
  const traceCount = (2 ** 32 - 1024) / traceBytes;
  const middle = traceCount / 2;
  const someTraces = fictionalAmplitudes(1000 * samplesPerTrace, 16);
  let path: string;

  /** A short line, drawn out: header first, a thousand traces in the middle, and between them nothing on the disk. */
  beforeAll(async () => {
    const channels = [someTraces];
    const short = writeDzt(fictionalRecording({ samplesPerTrace, channels }));
    path = join(folder, 'LONG.DZT');
    await writeFile(path, short.subarray(0, 1024));
    await truncate(path, 2 ** 32);
    const file = await open(path, 'r+');
    await file.write(short, 1024, short.byteLength - 1024, 1024 + middle * traceBytes);
    await file.close();
  });

  it('opens after its header and a few spots, and of a thousand traces reads just their bytes', async () => {
    const file = await bytesInFile(path);
    const { bytes, seen } = watched(file);
    const recording = await openRecording([{ name: 'LONG.DZT', bytes }]);
    expect(recording).toMatchObject({ traceCount, samplesPerTrace });
    expect(seen.byteCount).toBeLessThan(300_000);

    seen.byteCount = 0;
    seen.rooms.clear();
    const read = await recording.readTraces(0, middle, middle + 1000);
    expect(seen.byteCount).toBe(1000 * traceBytes);
    expect([...seen.rooms].reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThan(
      1001 * traceBytes,
    );
    const signalOf = (amplitudes: ArrayLike<number>, trace: number) =>
      Array.from({ length: samplesPerTrace - 2 }, (_, n) => amplitudes[trace * samplesPerTrace + 2 + n]);
    for (const trace of [0, 1, 499, 999]) {
      expect(signalOf(read, trace)).toEqual(signalOf(someTraces, trace));
    }
    await file.close();
  });
});
