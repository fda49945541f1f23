import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProcessedLine } from './processed-line.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jsa-line-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const samples = Float32Array.from({ length: 1200 }, (_, index) => Math.sin(index) * index);
samples[7] = Number.NaN;
samples[8] = Number.NEGATIVE_INFINITY;

describe.each([
  ['memory', 1e6],
  ['a file', 0],
])('a processed line that is kept in %s', (_, mostInMemory) => {
  it('comes again as it was written, with its largest finite magnitude', async () => {
    const path = join(folder, 'line');
    const line = await openProcessedLine({ traceCount: 300, samplesPerTrace: 4 }, path, mostInMemory);
    expect(existsSync(path)).toBe(mostInMemory === 0);
    for (const firstTrace of [0, 100, 200]) {
      const part = samples.subarray(firstTrace * 4, (firstTrace + 100) * 4);
      line.room?.(firstTrace, 100).set(part);
      await line.write({ firstTrace, traceCount: 100, samples: part });
    }
    expect(line.amplitudeMaximum()).toBe(
      Math.max(...samples.map((value) => (Number.isFinite(value) ? Math.abs(value) : 0))),
    );
    const again: number[] = [];
    for await (const block of line.blocks()) again.push(...block);
    expect(again).toEqual([...samples]);
    await line.close();
    expect(existsSync(path)).toBe(false);
  });
});
