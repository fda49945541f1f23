import { describe, expect, it } from 'vitest';
import { halfDerivativeTable } from '#signal/half-derivative.ts';
import { type OpenHyperbolaKernels, openPlainHyperbolaKernels } from '#signal/hyperbola-kernels.ts';
import { sumHyperbolas } from '#signal/hyperbola-sum.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { sumScatteredHyperbolas } from '#signal/scattered-hyperbola-sum.ts';
import { vectorHyperbolaKernels } from './hyperbola-kernels.ts';
import { openKernelsModule } from './module.ts';

const noise = repeatableNoise(5);
const module = openKernelsModule();
const vectors = module && vectorHyperbolaKernels(module);
const none = Number.POSITIVE_INFINITY;

type Shape = { samples: number; traces: number; reach: number; fineness: number };

/** Loud and quiet traces side by side, silent ones, and numbers too small to be normal. */
function lineOf({ samples, traces }: Shape): Float32Array {
  return traceOf(samples * traces, (index) => {
    const trace = Math.floor(index / samples);
    return trace % 5 === 3 ? 0 : 10 ** ((trace % 7) * 4 - 14) * noise();
  });
}

function summed(
  { samples, reach, fineness, traces }: Shape,
  line: Float32Array,
  open: OpenHyperbolaKernels,
  [firstOwn, ownCount] = [0, traces],
): Uint8Array {
  const hyperbolas = {
    table: halfDerivativeTable(samples, fineness),
    firstSample: -1.5,
    samplesPerTrace: Float64Array.from({ length: samples }, (_, sample) => 0.7 + 0.01 * sample),
    reach,
    limits: { largestOffset: none, largestSine: 0.9, largestShift: none },
  };
  const firstTrace = Math.max(0, firstOwn - reach - 1);
  const near = line.subarray(firstTrace * samples, (firstOwn + ownCount + reach + 1) * samples);
  const out = new Float32Array(ownCount * samples).fill(7);
  sumHyperbolas(hyperbolas, { samples: near, firstTrace, firstOwn, ownCount }, open, out);
  return new Uint8Array(out.buffer);
}

describe('sums over hyperbolas in WebAssembly', () => {
  it.each([
    { samples: 1, traces: 1, reach: 0, fineness: 1 },
    { samples: 2, traces: 3, reach: 2, fineness: 4 },
    { samples: 33, traces: 5, reach: 1, fineness: 1 },
    { samples: 64, traces: 130, reach: 60, fineness: 4 },
    { samples: 75, traces: 301, reach: 40, fineness: 2 },
    { samples: 130, traces: 16, reach: 15, fineness: 1 },
  ])('are those of plain TypeScript to the last bit: %o', (shape) => {
    const line = lineOf(shape);
    const plain = summed(shape, line, openPlainHyperbolaKernels);
    expect(vectors && Buffer.compare(summed(shape, line, vectors), plain)).toBe(0);
    expect(shape.samples < 3 || plain.some((byte) => byte !== 0)).toBe(true);
  });

  it('are the same to the last bit wherever the block begins and ends that a trace is part of', () => {
    const shape = { samples: 50, traces: 90, reach: 20, fineness: 4 };
    const line = lineOf(shape);
    const whole = summed(shape, line, openPlainHyperbolaKernels);
    for (const [firstOwn, ownCount] of [
      [0, 31],
      [31, 20],
      [51, 39],
    ]) {
      const part = vectors && summed(shape, line, vectors, [firstOwn, ownCount]);
      const wanted = whole.subarray(firstOwn * 200, (firstOwn + ownCount) * 200);
      expect(part && Buffer.compare(part, wanted)).toBe(0);
    }
  });

  it('are plain where the memory of the module is too small, and vectors after them', () => {
    const table = halfDerivativeTable(8, 1);
    const buffers = vectors && [2 ** 28, 8].map((count) => vectors(count, table).floats.buffer);
    expect(buffers?.map((buffer) => buffer === module?.memory.buffer)).toEqual([false, true]);
  });
});

/** Traces on a hillside, some at one place, every trace of an image at half of their places. */
function scattered(
  { samples, reach, fineness, traces }: Shape,
  line: Float32Array,
  open: OpenHyperbolaKernels,
) {
  const stations = Array.from({ length: traces }, (_, trace) => ({
    position: 0.31 * trace + 0.1 * (trace % 3),
    cell: trace % 6 === 4 ? 0 : 0.3 + 0.01 * trace,
    below: 0.02 * (traces - trace),
    slope: 0.02 + 0.1 * (trace % 2),
  }));
  const hyperbolas = {
    table: halfDerivativeTable(samples, fineness),
    firstSample: reach % 2 === 1 ? 3.25 : -1.5,
    outCount: samples + 3,
    slowness: Float64Array.from({ length: samples + 3 }, (_, sample) => 2.1 + 0.01 * sample),
    limits: { largestOffset: 0.3 * reach + 0.5, largestSine: 0.9, largestShift: 1.1 },
    reach: 0.3 * reach + 1,
  };
  const places = stations.filter((_, trace) => trace % 2 === 0);
  const out = new Float32Array(places.length * hyperbolas.outCount).fill(7);
  sumScatteredHyperbolas(hyperbolas, { samples: line, stations }, { places, open }, out);
  return out;
}

describe('sums along the hyperbolas of traces that stand anywhere, in WebAssembly', () => {
  it.each([
    { samples: 1, traces: 1, reach: 0, fineness: 1 },
    { samples: 2, traces: 3, reach: 2, fineness: 4 },
    { samples: 33, traces: 5, reach: 4, fineness: 1 },
    { samples: 64, traces: 90, reach: 60, fineness: 4 },
    { samples: 75, traces: 131, reach: 21, fineness: 2 },
  ])('are those of plain TypeScript to the last bit: %o', (shape) => {
    const line = lineOf(shape);
    const plain = scattered(shape, line, openPlainHyperbolaKernels);
    const vector = vectors && scattered(shape, line, vectors);
    expect(vector && Buffer.compare(new Uint8Array(vector.buffer), new Uint8Array(plain.buffer))).toBe(0);
    expect(shape.samples < 3 || plain.some((amplitude) => amplitude !== 0)).toBe(true);
  });
});
