import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { traceOf } from '#signal/known-signals.ts';
import { instantaneousFrequency } from './instantaneous-frequency.ts';

const scattered = traceOf(80, (sample) => ((37 * sample) % 101) - 50);
const values = { leastEnvelopePercent: 1 };

describe('instantaneous frequency', () => {
  it('of a wave is its frequency, from the first sample to the last and up to Nyquist', () => {
    for (const [cycles, frequencyMHz] of [
      [4, 125],
      [31, 968.75],
    ]) {
      const wave = traceOf(64, (at) => 20 * Math.cos((2 * Math.PI * cycles * at) / 64));
      const line = radargramOf([wave], { sampleIntervalNs: 0.5 });
      for (const frequency of tracesOf(instantaneousFrequency.run(line, values))[0]) {
        expect(frequency).toBeCloseTo(frequencyMHz, 3);
      }
    }
  });

  // From scipy.signal.hilbert, SciPy 1.17.1: angle of the sum of both neighbouring products.
  it('is what SciPy leads to', () => {
    const wanted = [298.6497731, 328.1115492, 379.761833, 355.6609755, 344.0903075, 328.9422867];
    const [trace] = tracesOf(
      instantaneousFrequency.run(radargramOf([scattered]), { leastEnvelopePercent: 0 }),
    );
    for (const [index, sample] of [0, 1, 2, 40, 78, 79].entries()) {
      expect(Math.abs(trace[sample] - wanted[index])).toBeLessThan(1e-3);
    }
  });

  it('is 0 where the envelope is fainter than asked, and the same for a trace a thousand times fainter', () => {
    const burst = traceOf(
      256,
      (at) => 1000 * Math.exp(-(((at - 128) / 12) ** 2)) * Math.cos((at - 128) * 0.6),
    );
    const line = radargramOf([burst, burst.map((value) => value / 1000)]);
    const [trace, faint] = tracesOf(instantaneousFrequency.run(line, values));
    expect(trace[128]).toBeCloseTo((1000 * 0.6) / (2 * Math.PI), 0);
    expect(trace[20]).toBe(0);
    expect(trace[236]).toBe(0);
    const [strongest] = tracesOf(instantaneousFrequency.run(line, { leastEnvelopePercent: 100 }));
    expect(strongest.flatMap((frequency, at) => (frequency === 0 ? [] : [at]))).toEqual([128]);
    for (let at = 0; at < 256; at++) expect(faint[at]).toBeCloseTo(trace[at], 1);
  });

  it('of silence, of what is constant and of a single sample is 0', () => {
    const flat = tracesOf(
      instantaneousFrequency.run(
        radargramOf([
          [0, 0, 0],
          [4, 4, 4],
        ]),
        values,
      ),
    );
    for (const frequency of flat.flat()) expect(frequency).toBeCloseTo(0, 6);
    expect(tracesOf(instantaneousFrequency.run(radargramOf([[-4]]), values))).toEqual([[0]]);
  });

  it('is Nyquist and never its opposite where the phase turns by half from sample to sample', () => {
    // Beside two neighbours of opposite sign the signal is all but 0, and its Hilbert transform changes sign at every sample.
    const spike = traceOf(64, (at) => (at === 30 ? 1 : at === 31 ? -1 : 1e-13));
    const line = radargramOf([spike, spike.map((value) => -value)]);
    for (const trace of tracesOf(instantaneousFrequency.run(line, { leastEnvelopePercent: 0 }))) {
      for (const sample of [0, 1, 2, 10, 20]) expect(trace[sample]).toBe(500);
    }
  });

  it('asks for the sample interval in a sentence', () => {
    const line = radargramOf([[1, 2]], { sampleIntervalNs: null });
    expect(() => instantaneousFrequency.run(line, values)).toThrow(
      'Instantaneous frequency works in nanoseconds',
    );
  });
});
