import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { bandpass } from './bandpass.ts';

const values = { lowMHz: 100, highMHz: 200, lowRamp: 0.75, highRamp: 1.25 };
const sampleCount = 512;

/** A swell of 40 ns about the middle, of the given frequency: narrow in frequency, and silent long before the ends. */
function pulseOf(frequencyMHz: number): Float32Array {
  return traceOf(sampleCount, (sample) => {
    const timeNs = sample - 256;
    return 1000 * Math.exp(-((timeNs / 80) ** 2)) * Math.cos(2e-3 * Math.PI * frequencyMHz * timeNs);
  });
}

function filtered(...traces: ArrayLike<number>[]): number[][] {
  return tracesOf(bandpass.run(radargramOf(traces), values));
}

function largestDifference(some: ArrayLike<number>, others: ArrayLike<number>, factor = 1): number {
  return Array.from(some).reduce((so, value, at) => Math.max(so, Math.abs(value - factor * others[at])), 0);
}

describe('band-pass', () => {
  it.each([
    [150, 1],
    [50, 0],
    [300, 0],
  ])('multiplies a pulse of %d MHz by %d, and does not move it', (frequencyMHz, gain) => {
    const pulse = pulseOf(frequencyMHz);
    expect(largestDifference(filtered(pulse)[0], pulse, gain)).toBeLessThan(1);
  });

  it('halves a pulse in the middle of its ramps, which are as wide as set', () => {
    for (const [middle, lowRamp, highRamp] of [
      [87.5, 0.75, 1.25],
      [225, 0.75, 1.25],
      [75, 0.5, 1],
      [250, 1, 1.5],
    ]) {
      const line = radargramOf([pulseOf(middle)]);
      expect(tracesOf(bandpass.run(line, { ...values, lowRamp, highRamp }))[0][256]).toBeCloseTo(500, -1);
    }
  });

  it('does not bring the end of a trace back at its beginning', () => {
    const [trace] = filtered(traceOf(sampleCount, (sample) => (sample === sampleCount - 1 ? 1 : 0)));
    expect(trace[sampleCount - 1]).toBeCloseTo((225 - 87.5) / 500, 3);
    for (let sample = 0; sample < 200; sample++) expect(Math.abs(trace[sample])).toBeLessThan(1e-4);
  });

  it('spreads an impulse alike to both sides, without phase, by the share of the band in all frequencies', () => {
    const [trace] = filtered(traceOf(sampleCount + 1, (sample) => (sample === 256 ? 1 : 0)));
    for (let lag = 1; lag <= 256; lag++) expect(trace[256 + lag]).toBeCloseTo(trace[256 - lag], 7);
    expect(trace[256]).toBeCloseTo((225 - 87.5) / 500, 3);
  });

  it('is linear, and filters each trace by itself', () => {
    const noise = repeatableNoise(1);
    const [one, other] = [traceOf(90, noise), traceOf(90, noise)];
    const both = one.map((value, at) => 3 * value - 2 * other[at]);
    const [first, second, third] = filtered(one, other, both);
    for (let at = 0; at < 90; at++) expect(third[at]).toBeCloseTo(3 * first[at] - 2 * second[at], 5);
    expect(largestDifference(filtered(other)[0], second)).toBeLessThan(1e-6);
    expect(
      filtered(
        one.map((value) => 1024 * value),
        other,
      )[0],
    ).toEqual(first.map((value) => 1024 * value));
  });

  it('keeps a silent trace silent beside a loud one, and a faint one faint', () => {
    const loud = pulseOf(150).map((value) => value * 1e30);
    const faint = pulseOf(150).map((value) => value * 1e-6);
    const [silent, , kept] = filtered(new Float32Array(sampleCount), loud, faint, loud);
    expect(silent).toEqual(new Array(sampleCount).fill(0));
    expect(largestDifference(kept, faint)).toBeLessThan(1e-6);
  });

  it('leaves everything where no corner cuts, and of a single sample what its band leaves', () => {
    const noise = traceOf(33, repeatableNoise(7));
    const open = { lowMHz: 0, highMHz: 1000, lowRamp: 0.75, highRamp: 1.25 };
    const [trace] = tracesOf(bandpass.run(radargramOf([noise]), open));
    expect(largestDifference(trace, noise)).toBeLessThan(1e-6);
    expect(tracesOf(bandpass.run(radargramOf([[9]]), open))[0][0]).toBeCloseTo(9, 5);
    expect(filtered([9])[0][0]).toBe(0);
  });

  it('passes a 400 MHz antenna by its defaults', () => {
    const { lowMHz, highMHz } = bandpass.parameters;
    expect([lowMHz.default, highMHz.default]).toEqual([100, 800]);
  });

  it('asks for the sample interval, and for a band that exists, in a sentence', () => {
    expect(() => bandpass.run(radargramOf([[1]], { sampleIntervalNs: null }), values)).toThrow(
      'Band-pass works in nanoseconds, but the recording does not say how far apart its samples are',
    );
    expect(() => bandpass.run(radargramOf([[1]], { sampleIntervalNs: 8 }), values)).toThrow(
      'Band-pass is set to 100 MHz, but samples 8 ns apart hold frequencies below 62.5 MHz only',
    );
    expect(() => bandpass.run(radargramOf([[1]]), { ...values, lowMHz: 200 })).toThrow('not below');
  });
});
