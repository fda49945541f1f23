import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { notch } from './notch.ts';

const values = { frequencyMHz: 125, widthMHz: 20 };

function waveOf(frequencyMHz: number): Float32Array {
  return traceOf(1000, (sample) => {
    const swell = Math.exp(-(((sample - 500) / 160) ** 2));
    return 1000 * swell * Math.cos(2e-3 * Math.PI * frequencyMHz * (sample - 500));
  });
}

function middleOf(line: number[]): number {
  return line[500];
}

describe('notch', () => {
  it.each([
    [125, 0],
    [115, 500],
    [135, 500],
    [100, 1000],
    [160, 1000],
  ])('leaves of a wave of %d MHz and 1000 the %d that its width says', (frequencyMHz, left) => {
    const [trace] = tracesOf(notch.run(radargramOf([waveOf(frequencyMHz)]), values));
    expect(Math.abs(middleOf(trace) - left)).toBeLessThan(20);
  });

  it('spreads an impulse alike to both sides', () => {
    const impulse = traceOf(101, (sample) => (sample === 50 ? 1 : 0));
    const [trace] = tracesOf(notch.run(radargramOf([impulse]), values));
    for (let lag = 1; lag <= 50; lag++) expect(trace[50 + lag]).toBeCloseTo(trace[50 - lag], 7);
    expect(trace[50]).toBeCloseTo(1 - 20 / 500, 2);
  });

  it('keeps what is constant, silence and a single sample outside the notch', () => {
    const constant = new Float32Array(600).fill(7);
    const [kept, silent] = tracesOf(notch.run(radargramOf([constant, new Float32Array(600)]), values));
    expect(kept[300]).toBeCloseTo(7, 2);
    expect(silent).toEqual(new Array(600).fill(0));
    const [[single]] = tracesOf(notch.run(radargramOf([[9]]), values));
    expect(single).toBeGreaterThan(0);
    expect(single).toBeLessThanOrEqual(9);
  });

  it('is linear', () => {
    const noise = repeatableNoise(2);
    const [one, other] = [traceOf(70, noise), traceOf(70, noise)];
    const both = one.map((value, at) => value + 5 * other[at]);
    const [first, second, third] = tracesOf(notch.run(radargramOf([one, other, both]), values));
    for (let at = 0; at < 70; at++) expect(third[at]).toBeCloseTo(first[at] + 5 * second[at], 5);
  });

  it('refuses a frequency that the samples cannot hold', () => {
    const line = radargramOf([[1, 2]]);
    expect(() => notch.run(line, { frequencyMHz: 900, widthMHz: 20 })).toThrow(
      'Notch is set to 900 MHz, but samples 1 ns apart hold frequencies below 500 MHz only',
    );
    expect(() => notch.run({ ...line, sampleIntervalNs: 0 }, values)).toThrow('Notch works in nanoseconds');
  });
});
