import { describe, expect, it } from 'vitest';
import { createBlockWorker } from './block-worker.ts';
import { radargramOf } from './known-radargrams.ts';
import { blockTraceCount } from './line.ts';
import { type LineSource, sinkInMemory, sourceOf } from './line-source.ts';
import { runRecipe } from './pipeline.ts';
import { repeatableNoise, traceOf } from './signal/known-signals.ts';
import { steps } from './steps.ts';
import { streamRecipe } from './stream-recipe.ts';

const noise = repeatableNoise(8);
const traceCount = 3 * blockTraceCount + 40;
const line = radargramOf(
  Array.from({ length: traceCount }, () => traceOf(64, (sample) => (sample < 10 ? 0.01 : 100) * noise())),
  {
    nonSignalSampleCount: 2,
    traceSpacingM: 0.05,
    elevationsM: Float64Array.from({ length: traceCount }, (_, trace) => (trace % 900) / 3000),
  },
);
/** With the migrations' reach cut short, as the recipe is run many times. */
const everyBlockStep = {
  steps: steps
    .filter(({ blocks }) => blocks)
    .map(({ id, parameters }) => ({
      step: id,
      values: 'apertureM' in parameters ? { apertureM: 0.6 } : {},
    })),
};

/** Like a file: read by range, with nothing to be seen in place, and slow now and then. */
function onDisk(source: LineSource, asked: number[] = []): LineSource {
  return {
    geometry: source.geometry,
    read: async (firstTrace, traceCount, out) => {
      asked.push(traceCount);
      if (firstTrace % (2 * blockTraceCount) === 0) await Promise.resolve();
      await source.read(firstTrace, traceCount, out);
    },
  };
}

function workers(count: number) {
  return Array.from({ length: count }, () => {
    const answer = createBlockWorker();
    return { ask: async (question: Parameters<typeof answer>[0]) => answer(question) };
  });
}

describe('streamRecipe', () => {
  it.each([0, 1, 3])('with %d workers gives the very bytes of runRecipe', async (workerCount) => {
    const wanted = runRecipe(line, everyBlockStep);
    for (const source of [sourceOf(line), onDisk(sourceOf(line))]) {
      const sink = sinkInMemory();
      await streamRecipe(source, everyBlockStep, sink, { workers: workers(workerCount) });
      expect(sink.line()).toEqual(wanted);
    }
  });

  it.each([
    [{ step: 'stacking', values: { stackTraces: 3 } }],
    [{ step: 'stacking', values: { stackTraces: 700 } }],
    [{ step: 'line-reversal', values: {} }],
  ])('makes other traces where they are read: %o', async (step) => {
    const spoilt = { ...line, samples: line.samples.slice() };
    spoilt.samples[100] = Number.NaN;
    for (const steps of [
      [step],
      [step, step],
      [{ step: 'dewow', values: {} }, step],
      [step, { step: 'dewow', values: {} }],
    ]) {
      const atOnce = runRecipe(spoilt, { steps });
      for (const source of [sourceOf(spoilt), onDisk(sourceOf(spoilt))]) {
        const sink = sinkInMemory();
        await streamRecipe(source, { steps }, sink, { workers: workers(2) });
        expect(sink.line()).toEqual({ ...atOnce, samples: expect.anything() });
        expect(Float32Array.from(sink.line().samples)).toEqual(atOnce.samples);
      }
    }
  });

  it('asks other threads about memory that they see, and never sends a whole line along with a block', async () => {
    const asked: Parameters<ReturnType<typeof createBlockWorker>>[0][] = [];
    const answer = createBlockWorker();
    const ask = async (question: (typeof asked)[number]) => {
      asked.push(question);
      return answer(question);
    };
    // A step that needs the whole line leaves it in memory of its own.
    const wholeLine = { step: 'equidistant-traces', values: { spacingM: 0.05 } };
    const traceDistancesM = Float64Array.from({ length: traceCount }, (_, trace) => trace / 20);
    const recipe = {
      steps: [{ step: 'dewow', values: {} }, wholeLine, { step: 'background-removal', values: {} }],
    };
    await streamRecipe(sourceOf({ ...line, traceDistancesM }), recipe, sinkInMemory(), {
      workers: [{ ask }],
    });
    const blocks = asked.flatMap((question) => (question.kind === 'open' ? [] : [question.block]));
    expect(blocks.length).toBe(12);
    for (const { samples } of blocks) expect(samples.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('stacks and turns around a line that is too long for memory', async () => {
    const steps = [
      { step: 'line-reversal', values: {} },
      { step: 'stacking', values: {} },
    ];
    const most = { mostSamplesInMemory: 1000 };
    const geometry = await streamRecipe(onDisk(sourceOf(line)), { steps }, sinkInMemory(), most);
    expect(geometry.traceCount).toBe(traceCount / 2);
    const behindOthers = { steps: [{ step: 'dewow', values: {} }, ...steps] };
    await expect(
      streamRecipe(onDisk(sourceOf(line)), behindOthers, sinkInMemory(), most),
    ).rejects.toMatchObject({
      code: 'line-too-long',
    });
  });

  it('holds no more of the line than a few blocks', async () => {
    const asked: number[] = [];
    await streamRecipe(onDisk(sourceOf(line), asked), { steps: [] }, { write: () => undefined });
    expect(Math.max(...asked)).toBe(blockTraceCount);
    expect(asked.reduce((sum, count) => sum + count, 0)).toBe(line.traceCount);
  });

  it('writes the blocks in their order', async () => {
    const written: number[] = [];
    const sink = {
      write: async ({ firstTrace }: { firstTrace: number }) => {
        if (firstTrace === 0) await new Promise((resolve) => setImmediate(resolve));
        written.push(firstTrace);
      },
    };
    await streamRecipe(onDisk(sourceOf(line)), everyBlockStep, sink, { workers: workers(2) });
    expect(written).toEqual([0, 1, 2, 3].map((block) => block * blockTraceCount));
  });

  it('tells how far it is, never less than before, and ends with all', async () => {
    const told: number[] = [];
    const onProgress = (fraction: number) => told.push(fraction);
    await streamRecipe(sourceOf(line), everyBlockStep, sinkInMemory(), { onProgress });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('ends when it is told to, with the reason that it was given', async () => {
    const controller = new AbortController();
    const sink = { write: () => controller.abort(new Error('enough')) };
    const { signal } = controller;
    await expect(streamRecipe(sourceOf(line), everyBlockStep, sink, { signal })).rejects.toThrow('enough');
  });

  it('passes on what goes wrong in a source, a worker or a sink', async () => {
    const fail = async (): Promise<never> => {
      throw new Error('the disk is gone');
    };
    const broken = { ...onDisk(sourceOf(line)), read: fail };
    await expect(streamRecipe(broken, everyBlockStep, sinkInMemory())).rejects.toThrow('the disk is gone');
    const source = sourceOf(line);
    await expect(streamRecipe(source, everyBlockStep, { write: fail })).rejects.toThrow('the disk is gone');
    const deaf = { workers: [{ ask: fail }] };
    await expect(streamRecipe(source, everyBlockStep, sinkInMemory(), deaf)).rejects.toThrow('disk');
  });

  it('of a line without traces is a line without traces', async () => {
    const sink = sinkInMemory();
    await streamRecipe(
      sourceOf(radargramOf([], { traceSpacingM: 0.05, elevationsM: new Float64Array(0) })),
      everyBlockStep,
      sink,
    );
    expect(sink.line().samples).toHaveLength(0);
  });
});
