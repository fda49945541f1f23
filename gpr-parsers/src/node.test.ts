import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesInFile } from './node.ts';

describe('bytes in a file on disk', () => {
  let folder: string;
  let path: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gpr-parsers-'));
    path = join(folder, 'LINE.DZT');
    await writeFile(path, Uint8Array.of(1, 2, 3, 4, 5));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('come from start to before end, cut at the end of the file', async () => {
    const file = await bytesInFile(path);
    expect(file.byteLength).toBe(5);
    expect([...new Uint8Array(await file.slice(1, 3))]).toEqual([2, 3]);
    expect([...new Uint8Array(await file.slice(3, 9))]).toEqual([4, 5]);
    expect([...new Uint8Array(await file.slice(7, 9))]).toEqual([]);
    await file.close();
  });

  it('are gone when the file is closed', async () => {
    const file = await bytesInFile(path);
    await file.close();
    await expect(file.slice(0, 1)).rejects.toThrow();
  });
});
