import { describe, expect, it } from 'vitest';
import type { BlockPlan } from './block-plan.ts';
import { chainOf } from './chain.ts';
import { radargramOf, tracesOf } from './known-radargrams.ts';
import { blockTraceCount, type LineGeometry } from './line.ts';
import { runChain } from './run-blocks.ts';

const traceCount = 2 * blockTraceCount + 7;
const line = radargramOf(Array.from({ length: traceCount }, (_, trace) => [trace, -trace]));

/** Each trace becomes the sum of itself and of so many neighbours on either side. */
function neighbourSum(geometry: LineGeometry, haloTraceCount: number): BlockPlan {
  return {
    geometry,
    haloTraceCount,
    filter: ({ samples, samplesPerTrace, beforeCount, traceCount: count, afterCount }, out) => {
      out.fill(0);
      for (let trace = 0; trace < count; trace++) {
        const first = Math.max(-haloTraceCount, -beforeCount - trace);
        const last = Math.min(haloTraceCount, count + afterCount - 1 - trace);
        for (let step = first; step <= last; step++) {
          for (let sample = 0; sample < samplesPerTrace; sample++) {
            out[trace * samplesPerTrace + sample] +=
              samples[(beforeCount + trace + step) * samplesPerTrace + sample];
          }
        }
      }
    },
  };
}

/** Leaves only the first sample of each trace. */
function firstSampleOnly(geometry: LineGeometry): BlockPlan {
  return {
    geometry: { ...geometry, samplesPerTrace: 1 },
    haloTraceCount: 0,
    filter: ({ samples, samplesPerTrace, beforeCount, traceCount: count }, out) => {
      for (let trace = 0; trace < count; trace++)
        out[trace] = samples[(beforeCount + trace) * samplesPerTrace];
    },
  };
}

function sumsOf(values: readonly number[], reach: number): number[] {
  return values.map((_, trace) =>
    values.slice(Math.max(0, trace - reach), trace + reach + 1).reduce((sum, value) => sum + value, 0),
  );
}

const first = Array.from({ length: traceCount }, (_, trace) => trace);

describe('steps in a row, block by block', () => {
  it.each([1, 3, blockTraceCount + 5])('see %d neighbours across the borders of blocks', (reach) => {
    const chain = chainOf(line, [neighbourSum(line, reach)]);
    const samples = new Float32Array(line.samples.length);
    runChain(line, chain, { samples: line.samples, out: samples });
    expect(tracesOf({ ...line, samples }).map(([sample]) => sample)).toEqual(sumsOf(first, reach));
  });

  it.each([1, 3, blockTraceCount + 5])(
    'see what their %d neighbours were before they were overwritten',
    (reach) => {
      const chain = chainOf(line, [neighbourSum(line, reach)]);
      const samples = line.samples.slice();
      runChain(line, chain, { samples, out: samples });
      expect(tracesOf({ ...line, samples }).map(([sample]) => sample)).toEqual(sumsOf(first, reach));
    },
  );

  it('give each other the neighbours that the later ones need', () => {
    const chain = chainOf(line, [
      neighbourSum(line, 2),
      firstSampleOnly(line),
      neighbourSum({ ...line, samplesPerTrace: 1 }, 3),
    ]);
    expect(chain).toMatchObject({ haloTraceCount: 5, geometry: { samplesPerTrace: 1 } });
    const samples = new Float32Array(traceCount);
    runChain(line, chain, { samples: line.samples, out: samples });
    expect([...samples]).toEqual(sumsOf(sumsOf(first, 2), 3));
  });

  it('leave the amplitudes alone where none of them changes any', () => {
    const chain = chainOf(line, [
      { geometry: { ...line, firstSampleNs: -5 }, haloTraceCount: 0, filter: null },
    ]);
    const samples = new Float32Array(line.samples.length);
    runChain(line, chain, { samples: line.samples, out: samples });
    expect(chain.geometry.firstSampleNs).toBe(-5);
    expect(samples).toEqual(line.samples);
  });
});
