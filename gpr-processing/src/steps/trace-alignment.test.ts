import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { blockTraceCount } from '#line.ts';
import { sinkInMemory, sourceOf } from '#line-source.ts';
import { runRecipe } from '#pipeline.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { streamRecipe } from '#stream-recipe.ts';
import { traceAlignment } from './trace-alignment.ts';

const alone = {
  windowTraces: 1,
  largestShiftNs: 8,
  interpolation: 'windowed-sinc',
  leastEnergyRatio: 30,
} as const;

/** A soft pulse of 16 samples a period that begins at sample 60, and a later echo. */
function pulse(sample: number): number {
  const wave = (from: number) =>
    sample <= from
      ? 0
      : (sample - from) ** 2 * Math.exp((from - sample) / 5) * Math.sin((sample - from) / 2.5);
  return 300 * wave(60) + 20 * wave(130);
}

const delays = Array.from({ length: 60 }, (_, trace) => 3 * Math.sin(trace / 5) + ((trace * 7) % 5) / 10);

function delayed(noiseLevel: number): Float32Array[] {
  const noise = repeatableNoise(21);
  return delays.map((delay) => traceOf(220, (sample) => pulse(sample - delay) + noiseLevel * noise()));
}

/** Root mean square of what differs between each trace and the middle one, over that of the traces. */
function disorder(traces: readonly ArrayLike<number>[]): number {
  let [difference, energy] = [0, 0];
  for (const trace of traces) {
    for (let sample = 30; sample < 190; sample++) {
      difference += (trace[sample] - traces[30][sample]) ** 2;
      energy += trace[sample] ** 2;
    }
  }
  return Math.sqrt(difference / energy);
}

describe('trace alignment', () => {
  it('brings traces that tremble and drift together to a few hundredths of a sample', () => {
    const traces = delayed(0);
    expect(disorder(traces)).toBeGreaterThan(0.5);
    expect(disorder(tracesOf(traceAlignment.run(radargramOf(traces), alone)))).toBeLessThan(0.02);
  });

  it('does so in noise, and by a straight line between the samples nearly as well', () => {
    const noisy = radargramOf(delayed(20));
    expect(disorder(tracesOf(traceAlignment.run(noisy, alone)))).toBeLessThan(0.1);
    const linear = { ...alone, interpolation: 'linear' } as const;
    expect(disorder(tracesOf(traceAlignment.run(noisy, linear)))).toBeLessThan(0.12);
  });

  it('of clipped traces goes by the flanks that are left', () => {
    const clipped = delayed(0).map((trace) => trace.map((value) => Math.max(-800, Math.min(800, value))));
    expect(disorder(clipped)).toBeGreaterThan(0.5);
    expect(disorder(tracesOf(traceAlignment.run(radargramOf(clipped), alone)))).toBeLessThan(0.1);
  });

  it('leaves a dead trace dead and the traces beside it aligned', () => {
    const traces = delayed(0);
    traces[10] = new Float32Array(220);
    const aligned = tracesOf(traceAlignment.run(radargramOf(traces), alone));
    expect(aligned[10].every((amplitude) => amplitude === 0)).toBe(true);
    expect(disorder(aligned.toSpliced(10, 1))).toBeLessThan(0.02);
  });

  it('leaves a line alone that has no first breaks, one trace, one sample, or none', () => {
    const noise = repeatableNoise(3);
    for (const line of [
      radargramOf(delays.map(() => new Float32Array(220))),
      radargramOf(delays.map(() => traceOf(220, noise))),
      radargramOf([[5]]),
      radargramOf([]),
    ]) {
      expect(traceAlignment.run(line, alone).samples).toEqual(line.samples);
    }
    const one = radargramOf([traceOf(220, pulse)]);
    expect(traceAlignment.run(one, alone).samples).toEqual(one.samples);
  });

  it('moves the signal and not the scan counter, and keeps the time axis', () => {
    const traces = delayed(0);
    for (const [trace, samples] of traces.entries()) samples.set([trace - 32768, -7168]);
    const line = radargramOf(traces, { nonSignalSampleCount: 2, firstSampleNs: -9 });
    const aligned = traceAlignment.run(line, alone);
    expect(tracesOf(aligned).map(([counter]) => counter)).toEqual(delays.map((_, trace) => trace - 32768));
    expect(disorder(tracesOf(aligned))).toBeLessThan(0.02);
    expect(aligned.firstSampleNs).toBe(-9);
  });

  it('is the same in memory and in a stream', async () => {
    const line = radargramOf(
      Array.from({ length: blockTraceCount + 30 }, (_, trace) =>
        traceOf(220, (sample) => pulse(sample - Math.sin(trace))),
      ),
    );
    const recipe = { steps: [{ step: 'trace-alignment', values: {} }] };
    const sink = sinkInMemory();
    await streamRecipe(sourceOf(line), recipe, sink);
    expect(sink.line()).toEqual(runRecipe(line, recipe));
  });

  it('refuses a line of more traces than it can compare', () => {
    const geometry = { ...radargramOf([]), traceCount: 2 ** 22 + 1 };
    expect(() => traceAlignment.blocks?.survey?.(geometry, alone)).toThrow(
      expect.objectContaining({ code: 'line-too-long' }),
    );
  });

  it('asks for the sample interval', () => {
    expect(() => traceAlignment.run(radargramOf([[1]], { sampleIntervalNs: null }), alone)).toThrow(
      expect.objectContaining({ code: 'needs-sample-interval' }),
    );
  });
});
