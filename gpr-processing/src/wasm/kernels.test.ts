import { describe, expect, it, vi } from 'vitest';
import { hilbertTable, zeroPhaseTable } from '#signal/float-pairs.ts';
import { repeatableNoise } from '#signal/known-signals.ts';
import { type BlockKernels, plainKernels } from '#signal/plain-kernels.ts';
import { blockKernels } from './kernels.ts';
import { openKernelsModule } from './module.ts';

const module = openKernelsModule();
const noise = repeatableNoise(3);

/** Loud and quiet traces side by side, with a silent one, a lone spike, numbers too small to be normal, and zeros of both signs. */
function oddTraces(traceCount: number, samplesPerTrace: number): Float32Array {
  const traces = new Float32Array(traceCount * samplesPerTrace);
  for (let trace = 0; trace < traceCount; trace++) {
    const size = 10 ** ((trace % 7) * 2 - 6);
    for (let sample = 0; sample < samplesPerTrace; sample++) {
      const value = [
        () => size * noise(),
        () => Math.round(1000 * noise()),
        () => 0,
        () => (sample === samplesPerTrace >> 1 ? 3e7 : 0),
        () => (sample % 2 ? -0 : 1e-41 * noise()),
        () => (sample < samplesPerTrace / 2 ? 1e4 * noise() : 1e-4 * noise()),
      ][trace % 6]();
      traces[trace * samplesPerTrace + sample] = value;
    }
  }
  return traces;
}

/** The same traces, with what is no finite number among them. */
function spoilt(traces: Float32Array): Float32Array {
  return traces.map((value, index) =>
    index % 5 === 3 ? [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY][index % 3] : value,
  );
}

/** Where two arrays first differ in a bit, so that zeros of different signs are different, too; −1 where they do not. */
function firstDifference(one: ArrayBufferView, other: ArrayBufferView): number {
  const [a, b] = [one, other].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  return a.length === b.length
    ? a.findIndex((byte, index) => byte !== b[index])
    : Math.min(a.length, b.length);
}

function expectSame(
  traces: Float32Array,
  outLength: number,
  run: (kernels: BlockKernels, out: Float32Array) => void,
): void {
  const before = traces.slice();
  const plain = new Float32Array(outLength).fill(7);
  const vector = new Float32Array(outLength).fill(8);
  run(plainKernels, plain);
  run(blockKernels(), vector);
  expect(firstDifference(vector, plain)).toBe(-1);
  expect(firstDifference(traces, before)).toBe(-1);
}

const shapes = [
  [1, 1],
  [1, 512],
  [2, 3],
  [3, 7],
  [4, 4],
  [5, 1],
  [13, 63],
  [130, 301],
  [67, 512],
  [9, 8192],
  [2, 8193],
  [0, 16],
] as const;

describe('kernels in WebAssembly', () => {
  it('are there: this machine has vectors', () => {
    expect(module).not.toBeNull();
    expect(blockKernels()).not.toBe(plainKernels);
  });

  describe.each(shapes)('give the bytes of plain TypeScript for %d traces of %d samples', (count, length) => {
    const traces = oddTraces(count, length);

    it('where samples that are no finite numbers count as 0', () => {
      const broken = spoilt(traces);
      const silenced = broken.map((value) => (Number.isFinite(value) ? value : 0));
      const values = Float64Array.from({ length }, () => noise());
      const kernelsOf: ((kernels: BlockKernels, given: Float32Array, out: Float32Array) => void)[] = [
        (kernels, given, out) => kernels.subtractMovingMeans(given, length, 3, out),
        (kernels, given, out) =>
          kernels.divideByMovingRms(given, length, { reach: 3, floorRatio: 1e-3 }, out),
        (kernels, given, out) => kernels.multiplyRows(given, values, out),
        (kernels, given, out) => kernels.subtractFromRows(given, values, out),
      ];
      for (const run of kernelsOf) {
        expectSame(broken, traces.length, (kernels, out) => run(kernels, broken, out));
        expectSame(broken, traces.length, (kernels, out) =>
          run(kernels, kernels === plainKernels ? silenced : broken, out),
        );
      }
      const sums = blockKernels().addRows(broken, values.slice());
      expect(firstDifference(sums, plainKernels.addRows(silenced, values.slice()))).toBe(-1);
    });

    it.each([0, 1, 2, 40, 511, 1e12])('less or divided by means over %d samples either way', (reach) => {
      expectSame(traces, traces.length, (kernels, out) =>
        kernels.subtractMovingMeans(traces, length, reach, out),
      );
      expectSame(traces, traces.length, (kernels, out) =>
        kernels.divideByMovingRms(traces, length, { reach, floorRatio: 1e-3 }, out),
      );
    });

    it('with the same values for each trace', () => {
      const values = Float64Array.from({ length }, () => 1000 * noise());
      expectSame(traces, traces.length, (kernels, out) => kernels.subtractFromRows(traces, values, out));
      expectSame(traces, traces.length, (kernels, out) => kernels.multiplyRows(traces, values, out));
      const sums = blockKernels().addRows(traces, values.slice());
      expect(firstDifference(sums, plainKernels.addRows(traces, values.slice()))).toBe(-1);
    });

    it('in integers, and in half as many rows of them', () => {
      const [plain, vector] = [new Int16Array(traces.length), new Int16Array(traces.length)];
      const loudest = traces.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-30);
      const broken = traces.map((value, index) => [value, value, value, Number.NaN, -Infinity][index % 5]);
      for (const samples of [traces, broken]) {
        plainKernels.quantize(samples, loudest / 32767, plain);
        blockKernels().quantize(samples, loudest / 32767, vector);
        expect(firstDifference(vector, plain)).toBe(-1);
      }
      plain.fill(-32768, 0, length >> 1);
      const halfLength = Math.ceil(count / 2) * length;
      const [plainHalf, vectorHalf] = [new Int16Array(halfLength), new Int16Array(halfLength)];
      plainKernels.largerOfPairs(plain, length, plainHalf);
      blockKernels().largerOfPairs(plain, length, vectorHalf);
      expect(firstDifference(vectorHalf, plainHalf)).toBe(-1);
    });
  });
});

describe('transforms in WebAssembly', () => {
  it.each([
    [1, 1, 1],
    [3, 2, 2],
    [8, 3, 4],
    [9, 5, 8],
    [17, 11, 16],
    [130, 300, 512],
    [66, 512, 1024],
    [3, 8192, 16384],
    [2, 5000, 32768],
  ])('filter %d traces of %d samples among %d as plain TypeScript does', (count, length, size) => {
    const gains = Float64Array.from({ length: (size >> 1) + 1 }, () => Math.abs(noise()));
    const table = zeroPhaseTable(size, gains);
    const traces = oddTraces(count, length);
    for (const [firstOwn, ownCount] of [
      [0, count],
      [1, count - 1],
    ] as const) {
      expectSame(traces, ownCount * length, (kernels, out) =>
        kernels.filterZeroPhase(traces, length, table, firstOwn, out),
      );
    }
  });

  it.each([
    [1, 1],
    [2, 2],
    [5, 4],
    [9, 8],
    [131, 256],
    [66, 512],
    [3, 8192],
    [2, 16384],
  ])('make envelopes of %d traces of %d samples as plain TypeScript does', (count, length) => {
    const traces = oddTraces(count, length);
    const table = hilbertTable(length);
    expectSame(traces, count * length, (kernels, out) => kernels.envelopes(traces, length, table, 0, out));
    expectSame(traces, (count - 1) * length, (kernels, out) =>
      kernels.envelopes(traces, length, table, 1, out),
    );
  });
});

describe('a policy that forbids WebAssembly', () => {
  it('leaves plain TypeScript', async () => {
    vi.resetModules();
    const refuse = () => {
      throw new WebAssembly.CompileError('refused by the policy of the page');
    };
    vi.stubGlobal('WebAssembly', { ...WebAssembly, Module: refuse });
    const anew = await import('./kernels.ts');
    const { plainKernels: plainAnew } = await import('#signal/plain-kernels.ts');
    expect(anew.blockKernels()).toBe(plainAnew);
    vi.unstubAllGlobals();
  });
});
