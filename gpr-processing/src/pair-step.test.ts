import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from './known-radargrams.ts';
import type { TraceBlock } from './line.ts';
import { sinkInMemory, sourceOf } from './line-source.ts';
import { definePairStep } from './pair-step.ts';
import { runRecipe } from './pipeline.ts';
import { repeatableNoise, traceOf } from './signal/known-signals.ts';
import { streamRecipe } from './stream-recipe.ts';

const sum = definePairStep({
  id: 'sum',
  label: 'Running sum',
  definition: 'y = sum of x so far',
  source: 'test',
  parameters: {
    gives: { label: 'Gives', choices: ['amplitudes', 'shares'], default: 'amplitudes' },
  },
  filterFor: ({ samplesPerTrace }, { gives }) => {
    const [re, im] = [new Float64Array(samplesPerTrace + 1), new Float64Array(samplesPerTrace + 1)];
    const run = () => {
      for (const values of [re, im]) for (let at = 1; at < values.length; at++) values[at] += values[at - 1];
    };
    return { re, im, run, givesAmplitudes: gives === 'amplitudes' };
  },
});

/** Shows of each trace the one that it goes with, which no true step may. */
const partner = definePairStep({
  id: 'partner',
  label: 'Partner',
  definition: 'y = x of the other trace',
  source: 'test',
  parameters: {},
  filterFor: ({ samplesPerTrace }) => {
    const [re, im] = [new Float64Array(samplesPerTrace), new Float64Array(samplesPerTrace)];
    const run = () => {
      const kept = re.slice();
      re.set(im);
      im.set(kept);
    };
    return { re, im, run, givesAmplitudes: false };
  },
});

const line = radargramOf([
  [1, 2],
  [0, 0],
  [4, -4],
  [1e30, 1e30],
  [3, 3],
]);

/** So many traces of the line, with one neighbour on either side where there is one. */
function blockOf(firstTrace: number, traceCount: number): TraceBlock {
  const beforeCount = Math.min(1, firstTrace);
  const afterCount = Math.min(1, line.traceCount - firstTrace - traceCount);
  const from = firstTrace - beforeCount;
  const samples = line.samples.subarray(2 * from, 2 * (firstTrace + traceCount + afterCount));
  return { firstTrace, traceCount, beforeCount, afterCount, samplesPerTrace: 2, samples };
}

describe('a step that treats two traces at once', () => {
  it('treats each by itself, also the last one of an odd number', () => {
    expect(tracesOf(sum.run(line, { gives: 'amplitudes' }))).toEqual(
      [
        [1, 3],
        [0, 0],
        [4, 0],
        [1e30, 2e30],
        [3, 6],
      ].map((trace) => trace.map(Math.fround)),
    );
  });

  it('gives what is no amplitude as it is, and of silence 0', () => {
    expect(tracesOf(sum.run(line, { gives: 'shares' }))).toEqual([
      [0.5, 1.5],
      [0, 0],
      [1, 0],
      [1, 2],
      [1, 2],
    ]);
  });

  it('writes to its own traces alone, wherever the block begins', () => {
    const out = new Float32Array(8).fill(9);
    sum.blocks?.plan(line, { gives: 'amplitudes' }, undefined).filter?.(blockOf(1, 3), out.subarray(0, 6));
    expect([...out]).toEqual([0, 0, 4, 0, ...[1e30, 2e30].map(Math.fround), 9, 9]);
  });

  it('sees the neighbours that it needs to go with the same trace in every block', () => {
    const plan = partner.blocks?.plan(line, {}, undefined);
    expect(plan?.haloTraceCount).toBe(1);
    const whole = partner.run(line, {}).samples;
    for (const [firstTrace, traceCount] of [
      [0, 1],
      [1, 1],
      [1, 2],
      [2, 2],
      [3, 2],
      [4, 1],
    ]) {
      const out = new Float32Array(2 * traceCount);
      plan?.filter?.(blockOf(firstTrace, traceCount), out);
      expect(out).toEqual(whole.subarray(2 * firstTrace, 2 * (firstTrace + traceCount)));
    }
  });
});

describe('steps that treat two traces at once, in a recipe', () => {
  it('give the same bytes whether the line is in memory or streams by, whatever stands between them', async () => {
    const noise = repeatableNoise(12);
    const traces = Array.from({ length: 1027 }, (_, trace) => traceOf(20, () => (1 + (trace % 9)) * noise()));
    const recipe = {
      steps: [
        { step: 'bandpass', values: { lowMHz: 60, highMHz: 300 } },
        { step: 'background-removal', values: {} },
        { step: 'background-removal', values: { extent: 'window-in-traces', windowTraces: 7 } },
        { step: 'envelope', values: {} },
      ],
    };
    const radargram = radargramOf(traces);
    const sink = sinkInMemory();
    await streamRecipe(sourceOf(radargram), recipe, sink);
    expect(sink.line().samples).toEqual(runRecipe(radargram, recipe).samples);
  });
});
