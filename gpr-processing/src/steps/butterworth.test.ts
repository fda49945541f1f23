import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { traceOf } from '#signal/known-signals.ts';
import { butterworth } from './butterworth.ts';

/** Whole numbers without a pattern to the eye: (37 n mod 101) − 50. */
const scattered = traceOf(80, (sample) => ((37 * sample) % 101) - 50);

describe('Butterworth band-pass', () => {
  // scipy.signal 1.17.1: sosfiltfilt(butter(order, corners, output='sos', fs=1000), x) at samples 0, 1, 2, 40, 78, 79.
  it.each([
    [4, 50, 200, [-0.3537818012, 22.7186979, 30.25804059, -7.974099438, -21.99670055, 0.5302433874]],
    [3, 50, 200, [0.5340341632, 23.93634313, 30.82542086, -7.971112098, -22.84690102, 0.4049400497]],
    [1, 20, 300, [-2.661749318, 34.87624517, 42.50205912, -9.487157178, -45.29703807, -9.096756307]],
    [2, 1, 400, [-29.92584822, 10.66830562, 36.18930942, -10.5915932, -42.69440251, -2.345654713]],
    [2, 0, 150, [-49.98309382, -24.50488785, -9.010615029, -7.181113066, 19.50581456, 45.01296289]],
    [3, 0, 150, [-50.02116117, -25.42950842, -8.765658566, -6.605875624, 20.38286143, 44.92735252]],
    [5, 120, 900, [-0.1022226028, 18.05633502, 38.9398476, 20.08859973, -18.33948331, 0.16053551]],
  ])('of order %d from %d to %d MHz is what SciPy gives', (order, lowMHz, highMHz, wanted) => {
    const [trace] = tracesOf(butterworth.run(radargramOf([scattered]), { lowMHz, highMHz, order }));
    for (const [at, sample] of [0, 1, 2, 40, 78, 79].entries()) {
      expect(Math.abs(trace[sample] - wanted[at])).toBeLessThan(1e-5);
    }
  });

  it('halves the amplitude at its corners and moves nothing', () => {
    for (const frequencyMHz of [50, 200]) {
      const wave = traceOf(2000, (sample) => 100 * Math.cos(2e-3 * Math.PI * frequencyMHz * (sample - 1000)));
      const [trace] = tracesOf(butterworth.run(radargramOf([wave]), { lowMHz: 50, highMHz: 200, order: 4 }));
      for (let sample = 900; sample < 1100; sample++) expect(trace[sample]).toBeCloseTo(wave[sample] / 2, 3);
    }
  });

  it('spreads an impulse alike to both sides', () => {
    const impulse = traceOf(401, (sample) => (sample === 200 ? 1 : 0));
    const [trace] = tracesOf(butterworth.run(radargramOf([impulse]), { lowMHz: 50, highMHz: 200, order: 3 }));
    for (let lag = 1; lag <= 150; lag++) expect(trace[200 + lag]).toBeCloseTo(trace[200 - lag], 6);
    expect(trace[200]).toBeGreaterThan(0.2);
  });

  it('takes a constant out, keeps silence, and knows no start-up at the ends', () => {
    const values = { lowMHz: 50, highMHz: 200, order: 4 };
    const line = radargramOf([new Float32Array(60).fill(1000), new Float32Array(60)]);
    for (const trace of tracesOf(butterworth.run(line, values))) {
      for (const amplitude of trace) expect(Math.abs(amplitude)).toBeLessThan(1e-6);
    }
  });

  it('filters traces that are shorter than its edges, down to one sample', () => {
    const values = { lowMHz: 50, highMHz: 200, order: 10 };
    expect(tracesOf(butterworth.run(radargramOf([[9]]), values))[0][0]).toBeCloseTo(0, 6);
    const [short] = tracesOf(butterworth.run(radargramOf([[1, -2, 5]]), values));
    expect(short.every(Number.isFinite)).toBe(true);
  });

  it('hands the samples on where neither corner cuts', () => {
    const line = radargramOf([[1, -2, 5]]);
    expect(butterworth.run(line, { lowMHz: 0, highMHz: 500, order: 4 }).samples).toBe(line.samples);
  });

  it('asks in a sentence for a sample interval and a band that exists', () => {
    const values = { lowMHz: 600, highMHz: 700, order: 4 };
    expect(() => butterworth.run(radargramOf([[1]]), values)).toThrow('below 500 MHz only');
    expect(() => butterworth.run(radargramOf([[1]], { sampleIntervalNs: null }), values)).toThrow(
      'Butterworth band-pass works in nanoseconds',
    );
  });
});
