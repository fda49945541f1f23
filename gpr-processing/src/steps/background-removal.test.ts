import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { blockTraceCount } from '#line.ts';
import { sinkInMemory, sourceOf } from '#line-source.ts';
import { runRecipe } from '#pipeline.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { streamRecipe } from '#stream-recipe.ts';
import { backgroundRemoval } from './background-removal.ts';

const wholeLine = {
  extent: 'whole-line',
  windowTraces: 101,
  windowM: 5,
  average: 'mean',
  gate: 'whole-trace',
  fromNs: 0,
  toNs: 10,
  rampNs: 2,
} as const;
const threeTraces = { ...wholeLine, extent: 'window-in-traces', windowTraces: 3 } as const;

describe('background removal', () => {
  it('takes out what all traces share and keeps what one of them has alone', () => {
    const line = radargramOf([
      [8, 1],
      [8, 1],
      [8, 5],
      [8, 1],
    ]);
    expect(tracesOf(backgroundRemoval.run(line, wholeLine))).toEqual([
      [0, -1],
      [0, -1],
      [0, 3],
      [0, -1],
    ]);
  });

  it('takes out a flat reflector too', () => {
    const line = radargramOf([
      [0, 500, 0],
      [0, 500, 0],
    ]);
    for (const values of [wholeLine, threeTraces, { ...wholeLine, average: 'median' } as const]) {
      expect(tracesOf(backgroundRemoval.run(line, values))).toEqual([
        [0, 0, 0],
        [0, 0, 0],
      ]);
    }
  });

  it('leaves nothing of a single trace', () => {
    for (const values of [wholeLine, threeTraces, { ...threeTraces, average: 'median' } as const]) {
      expect(tracesOf(backgroundRemoval.run(radargramOf([[3, -4]]), values))).toEqual([[0, 0]]);
    }
  });

  it('by the median leaves no shadow of an echo that few traces have', () => {
    const line = radargramOf([[8], [8], [80], [8], [8]]);
    expect(tracesOf(backgroundRemoval.run(line, { ...wholeLine, average: 'median' })).flat()).toEqual([
      0, 0, 72, 0, 0,
    ]);
    expect(tracesOf(backgroundRemoval.run(line, { ...threeTraces, average: 'median' })).flat()).toEqual([
      0, 0, 72, 0, 0,
    ]);
  });

  it('by the median of a very long line asks some of its traces', () => {
    const line = radargramOf(Array.from({ length: 5000 }, (_, trace) => [trace, trace % 7 === 0 ? 999 : 4]));
    const [first] = tracesOf(backgroundRemoval.run(line, { ...wholeLine, average: 'median' }));
    // Every third trace, 0 to 4,998: an odd number of them, the middle one being trace 2,499.
    expect(first).toEqual([-2499, 995]);
  });

  it('in a window subtracts from one trace its share, also from its neighbours, and cuts the window at the ends', () => {
    const line = radargramOf([[0], [0], [9], [0], [6]]);
    expect(tracesOf(backgroundRemoval.run(line, threeTraces)).flat()).toEqual([0, -3, 6, -5, 3]);
  });

  it('follows a background that changes along the line', () => {
    const line = radargramOf(Array.from({ length: 40 }, (_, trace) => [5 * trace]));
    const traces = tracesOf(backgroundRemoval.run(line, { ...threeTraces, windowTraces: 9 })).flat();
    expect(traces.slice(4, -4)).toEqual(new Array(32).fill(0));
    expect(traces[0]).toBe(-10);
  });

  it('counts a window in metres by the trace spacing', () => {
    const line = radargramOf([[0], [0], [9], [0], [6]], { traceSpacingM: 0.1 });
    const inMetres = { ...wholeLine, extent: 'window-in-metres', windowM: 0.3 } as const;
    expect(tracesOf(backgroundRemoval.run(line, inMetres))).toEqual(
      tracesOf(backgroundRemoval.run(line, threeTraces)),
    );
    for (const traceSpacingM of [null, 0, Number.NaN]) {
      expect(() => backgroundRemoval.run({ ...line, traceSpacingM }, inMetres)).toThrow(
        expect.objectContaining({ code: 'needs-trace-spacing' }),
      );
    }
  });

  it('behind a gate leaves the later part of the trace alone, and goes over to it by half a cosine', () => {
    const gate = { gate: 'from-to', fromNs: 1, toNs: 3, rampNs: 4 } as const;
    const line = radargramOf([new Array(9).fill(1), new Array(9).fill(1)]);
    const ramp = [0.5 - Math.SQRT1_2 / 2, 0.5, 0.5 + Math.SQRT1_2 / 2];
    const wanted = [ramp[0], 0, 0, 0, ...ramp, 1, 1];
    for (const values of [wholeLine, threeTraces, { ...threeTraces, average: 'median' } as const]) {
      const [trace] = tracesOf(backgroundRemoval.run(line, { ...values, ...gate }));
      for (const [sample, amplitude] of wanted.entries()) expect(trace[sample]).toBeCloseTo(amplitude, 6);
    }
  });

  it('refuses a gate that ends before it begins, and one in a line without times', () => {
    const line = radargramOf([[1], [2]]);
    const gated = { ...wholeLine, gate: 'from-to', fromNs: 5, toNs: 3 } as const;
    expect(() => backgroundRemoval.run(line, gated)).toThrow('begins at 5 ns and ends at 3 ns');
    expect(() => backgroundRemoval.run({ ...line, sampleIntervalNs: null }, gated)).toThrow(
      expect.objectContaining({ code: 'needs-sample-interval' }),
    );
  });

  it.each(['mean', 'median'])(
    'by a sliding %s is the same in memory, in a stream, and in any company',
    async (average) => {
      const noise = repeatableNoise(12);
      const line = radargramOf(
        Array.from({ length: 2 * blockTraceCount + 77 }, () => traceOf(9, () => 1e4 * noise() ** 3)),
      );
      const values = { ...threeTraces, average, windowTraces: 41 };
      const step = { step: 'background-removal', values };
      const alone = runRecipe(line, { steps: [step] });
      const twice = runRecipe(line, { steps: [step, step] });
      expect(runRecipe(alone, { steps: [step] })).toEqual(twice);
      const sink = sinkInMemory();
      await streamRecipe(sourceOf(line), { steps: [step, step] }, sink);
      expect(sink.line()).toEqual(twice);
    },
  );
});
