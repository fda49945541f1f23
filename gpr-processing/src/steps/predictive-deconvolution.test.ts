import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { predictiveDeconvolution } from './predictive-deconvolution.ts';

const scattered = traceOf(80, (sample) => ((37 * sample) % 101) - 50);
const values = { operatorNs: 5, lagNs: 3, whiteNoisePercent: 1, autocorrelation: 'trace' } as const;

describe('predictive deconvolution', () => {
  // scipy.linalg.solve_toeplitz of the same equations, SciPy 1.17.1.
  it.each(['trace', 'line'] as const)('by the %s is what SciPy leads to', (autocorrelation) => {
    const line = radargramOf([scattered, scattered.map((value) => -value)]);
    const [trace, turned] = tracesOf(predictiveDeconvolution.run(line, { ...values, autocorrelation }));
    const wanted = [-50, -13, 24, -2.925826622, -14.40093505, 31.87581781];
    for (const [index, sample] of [0, 1, 2, 40, 78, 79].entries()) {
      expect(Math.abs(trace[sample] - wanted[index])).toBeLessThan(1e-5);
      expect(turned[sample]).toBeCloseTo(-trace[sample], 5);
    }
  });

  it('removes multiples that come back at a fixed time, and keeps the first echo', () => {
    const trace = new Float32Array(400);
    for (let multiple = 0; multiple < 10; multiple++) trace[20 + 30 * multiple] = 100 * (-0.6) ** multiple;
    const run = { operatorNs: 4, lagNs: 28, whiteNoisePercent: 0, autocorrelation: 'trace' } as const;
    const [left] = tracesOf(predictiveDeconvolution.run(radargramOf([trace]), run));
    expect(left[20]).toBe(100);
    for (let sample = 21; sample < 300; sample++) expect(Math.abs(left[sample])).toBeLessThan(1);
  });

  it('with a lag of the pulse leaves the pulse as it is, with a lag of one sample makes it a spike', () => {
    // A pulse of minimum phase: 1 / (1 − 0.7 z)².
    const pulse = traceOf(200, (sample) => (sample < 10 ? 0 : 100 * (sample - 9) * 0.7 ** (sample - 10)));
    const run = { operatorNs: 8, whiteNoisePercent: 0, autocorrelation: 'trace' } as const;
    const [spike] = tracesOf(predictiveDeconvolution.run(radargramOf([pulse]), { ...run, lagNs: 1 }));
    expect(spike[10]).toBe(100);
    for (let sample = 11; sample < 200; sample++) expect(Math.abs(spike[sample])).toBeLessThan(1);
    const [kept] = tracesOf(predictiveDeconvolution.run(radargramOf([pulse]), { ...run, lagNs: 60 }));
    for (let sample = 0; sample < 70; sample++) expect(kept[sample]).toBe(pulse[sample]);
  });

  it('is the same for a trace a thousand times louder, and later for a later one', () => {
    const noise = repeatableNoise(11);
    const quiet = traceOf(120, (sample) => (sample < 20 || sample >= 80 ? 0 : Math.fround(noise())));
    const later = traceOf(120, (sample) => (sample < 15 ? 0 : 1000 * quiet[sample - 15]));
    const [first, second] = tracesOf(predictiveDeconvolution.run(radargramOf([quiet, later]), values));
    for (let sample = 15; sample < 120; sample++) {
      expect(second[sample] / 1000).toBeCloseTo(first[sample - 15], 4);
    }
  });

  it('cuts off the operator what reaches beyond the trace', () => {
    const of = (operatorNs: number) =>
      tracesOf(predictiveDeconvolution.run(radargramOf([scattered]), { ...values, operatorNs }));
    expect(of(2000)).toEqual(of(77));
    expect(of(77)).not.toEqual(of(76));
  });

  it('keeps silence and a single sample, also where the operator is longer than the trace', () => {
    const long = { ...values, operatorNs: 5000 };
    const silent = new Array(6).fill(0);
    expect(tracesOf(predictiveDeconvolution.run(radargramOf([silent]), long))).toEqual([silent]);
    expect(tracesOf(predictiveDeconvolution.run(radargramOf([[9]]), long))).toEqual([[9]]);
    const wave = traceOf(50, (sample) => Math.sin(sample));
    const noiseless = { ...long, whiteNoisePercent: 0, lagNs: 1 };
    const [trace] = tracesOf(predictiveDeconvolution.run(radargramOf([wave]), noiseless));
    expect(trace.every(Number.isFinite)).toBe(true);
  });

  it('refuses an operator that would take for ever, and asks for the sample interval', () => {
    const line = radargramOf([new Float32Array(9000)]);
    expect(() => predictiveDeconvolution.run(line, { ...values, operatorNs: 5000 })).toThrow(
      'Predictive deconvolution with an operator of 5000 ns would need 5000 coefficients, more than the 2000 that it solves for: set an operator length of at most 2000 ns.',
    );
    expect(() => predictiveDeconvolution.run({ ...line, sampleIntervalNs: null }, values)).toThrow(
      'Predictive deconvolution works in nanoseconds',
    );
  });
});
