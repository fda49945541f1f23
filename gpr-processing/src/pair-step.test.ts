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

const line = radargramOf([
  [1, 2],
  [0, 0],
  [4, -4],
  [1e30, 1e30],
  [3, 3],
]);

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
    const plan = sum.blocks?.plan(line, { gives: 'amplitudes' }, undefined);
    const block: TraceBlock = {
      firstTrace: 1,
      traceCount: 3,
      beforeCount: 1,
      afterCount: 1,
      samplesPerTrace: 2,
      samples: line.samples,
    };
    const out = new Float32Array(8).fill(9);
    plan?.filter?.(block, out.subarray(0, 6));
    expect([...out]).toEqual([0, 0, 4, 0, ...[1e30, 2e30].map(Math.fround), 9, 9]);
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
