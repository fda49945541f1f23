import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { blockTraceCount } from '#line.ts';
import { sinkInMemory, sourceOf } from '#line-source.ts';
import { runRecipe } from '#pipeline.ts';
import { streamRecipe } from '#stream-recipe.ts';
import { traceEditing } from './trace-editing.ts';

const nothing = { silence: [], fillIn: [], reverse: [] };
const line = radargramOf([
  [1, -1],
  [2, -2],
  [9, 9],
  [9, 9],
  [8, -8],
  [6, 6],
]);

describe('trace editing', () => {
  it('silences, and turns polarity', () => {
    const edited = traceEditing.run(line, {
      ...nothing,
      silence: [[2, 3]],
      reverse: [
        [0, 0],
        [4, 99],
      ],
    });
    expect(tracesOf(edited)).toEqual([
      [-1, 1],
      [2, -2],
      [0, 0],
      [0, 0],
      [-8, 8],
      [-6, -6],
    ]);
    expect(line.samples[4]).toBe(9);
  });

  it('fills in from the nearest good traces, reversed if they are to be', () => {
    const filled = tracesOf(traceEditing.run(line, { ...nothing, fillIn: [[2, 3]], reverse: [[4, 4]] }));
    expect(filled[2][0]).toBeCloseTo(2 - 10 / 3, 6);
    expect(filled[3][0]).toBeCloseTo(2 - 20 / 3, 6);
    expect(filled[3][1]).toBeCloseTo(-2 + 20 / 3, 6);
    expect(filled[4]).toEqual([-8, 8]);
  });

  it('does not fill in from a silenced trace, and silences what is to be both', () => {
    const edited = tracesOf(traceEditing.run(line, { ...nothing, silence: [[3, 3]], fillIn: [[2, 3]] }));
    expect(edited[2]).toEqual([4, -4]);
    expect(edited[3]).toEqual([0, 0]);
  });

  it('at an end of the line takes the one neighbour, and none where there is none', () => {
    expect(tracesOf(traceEditing.run(line, { ...nothing, fillIn: [[0, 2.5]] }))[0]).toEqual([9, 9]);
    expect(tracesOf(traceEditing.run(line, { ...nothing, fillIn: [[4, 1e9]] }))[5]).toEqual([9, 9]);
    const all = traceEditing.run(line, { ...nothing, fillIn: [[0, 5]] });
    expect(all.samples).toEqual(new Float32Array(12));
    expect(traceEditing.run(radargramOf([[3]]), { ...nothing, fillIn: [[0, 0]] }).samples).toEqual(
      new Float32Array(1),
    );
  });

  it('without stretches, or with some beyond the line, changes nothing', () => {
    expect(traceEditing.run(line, nothing).samples).toBe(line.samples);
    const beyond = { silence: [[6, 7]], fillIn: [[8, 9]], reverse: [[10, 10]] };
    expect(traceEditing.run(line, beyond).samples).toEqual(line.samples);
    expect(traceEditing.run(radargramOf([]), beyond).samples).toHaveLength(0);
  });

  it('refuses a stretch that ends before it begins', () => {
    expect(() => traceEditing.run(line, { ...nothing, silence: [[3, 2]] })).toThrow(
      'Trace editing: the traces to be silenced from 3 to 2 end before they begin.',
    );
  });

  it('fills in across blocks, in memory and in a stream alike', async () => {
    const long = radargramOf(Array.from({ length: 2 * blockTraceCount + 9 }, (_, trace) => [trace]));
    const values = { fillIn: [[blockTraceCount - 40, 2 * blockTraceCount + 2]], reverse: [[7, 7]] };
    const recipe = { steps: [{ step: 'trace-editing', values }] };
    const filled = runRecipe(long, recipe);
    for (const trace of [blockTraceCount, 2 * blockTraceCount])
      expect(filled.samples[trace]).toBeCloseTo(trace, 3);
    const sink = sinkInMemory();
    await streamRecipe(sourceOf(long), recipe, sink);
    expect(sink.line()).toEqual(filled);
  });
});
