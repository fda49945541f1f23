import { describe, expect, it } from 'vitest';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { stoltMigrated } from '#signal/stolt.ts';
import { openPlainStoltKernels } from '#signal/stolt-kernels.ts';
import { stoltTable } from '#signal/stolt-table.ts';
import { openKernelsModule } from './module.ts';
import { vectorStoltKernels } from './stolt-kernels.ts';

const noise = repeatableNoise(9);
const module = openKernelsModule();
const vectors = module && vectorStoltKernels(module);

const lineOf = (traceCount: number, sampleCount: number, samplesPerTrace: number, firstSample: number) => ({
  samples: traceOf(traceCount * sampleCount, (index) => 10 ** (index % 9) * noise()),
  ...{ traceCount, sampleCount, samplesPerTrace, firstSample },
});

describe("Stolt's migration in WebAssembly", () => {
  it.each([
    [1, 1, 2, 0],
    [2, 1, 0.5, 0],
    [1, 9, 3, 1.5],
    [3, 3, 1, 0],
    [20, 30, 4, -7.5],
    [64, 64, 0.1, 0],
    [101, 130, 2.3, 12],
    [230, 57, 4, -0.25],
  ])('gives the bytes of plain TypeScript for %d traces of %d samples', (...shape) => {
    const line = lineOf(...shape);
    const plain = stoltMigrated(line, openPlainStoltKernels);
    const vector = vectors && stoltMigrated(line, vectors);
    expect(vector && Buffer.compare(new Uint8Array(vector.buffer), new Uint8Array(plain.buffer))).toBe(0);
    expect(plain.every(Number.isFinite)).toBe(true);
    expect(plain.some((amplitude) => amplitude !== 0)).toBe(true);
  });

  it('is plain where the memory of the module is too small, and vectors after that', () => {
    const table = stoltTable(lineOf(8, 8, 1, 0));
    const buffers = vectors && [2 ** 28, 8].map((count) => vectors(count, table).floats.buffer);
    expect(buffers?.map((buffer) => buffer === module?.memory.buffer)).toEqual([false, true]);
  });
});
