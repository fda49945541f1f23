import { describe, expect, it } from 'vitest';
import { radargramOf } from './known-radargrams.ts';
import { lineValues } from './line-values.ts';
import { traceOf } from './signal/known-signals.ts';

const wave = (size: number) => traceOf(200, (sample) => size * Math.sin((2 * Math.PI * sample) / 10));
const line = radargramOf([wave(1), wave(4), wave(0)]);

function valuesOf(from: number, to: number, measure: 'energy' | 'envelope', radargram = line): number[] {
  return Array.from(lineValues('line 1', radargram, { unit: 'ns', from, to }, measure));
}

describe('the value of a trace in a slice', () => {
  it('is the mean square of a wave, half of its size squared', () => {
    const [one, four, none] = valuesOf(50, 100, 'energy');
    expect([one, four / 16, none]).toEqual([expect.closeTo(0.5, 6), expect.closeTo(0.5, 6), 0]);
  });

  it('is the size of a wave in the envelope, for odd and even traces alike', () => {
    const [one, four, none] = valuesOf(53, 57, 'envelope');
    expect([one, four, none]).toEqual([expect.closeTo(1, 6), expect.closeTo(4, 6), expect.closeTo(0, 6)]);
    expect(valuesOf(53, 57, 'envelope', radargramOf([wave(4)]))[0]).toBeCloseTo(4, 6);
  });

  it('counts samples from the beginning of the window up to its end, and not the end itself', () => {
    const steps = radargramOf([[1, 2, 3, 4, 5]], { firstSampleNs: -2 });
    expect(valuesOf(0, 2, 'energy', steps)).toEqual([(9 + 16) / 2]);
    expect(valuesOf(-2, -1, 'energy', steps)).toEqual([1]);
    expect(valuesOf(0.1, 1.1, 'energy', steps)).toEqual([16]);
  });

  it('is unknown where less than half of the window was recorded', () => {
    const steps = radargramOf([[1, 2, 3, 4]]);
    expect(valuesOf(2, 6, 'energy', steps)).toEqual([(9 + 16) / 2]);
    expect(valuesOf(2, 7, 'energy', steps)).toEqual([Number.NaN]);
    expect(valuesOf(2, 6, 'energy', { ...steps, nonSignalSampleCount: 3 })).toEqual([Number.NaN]);
  });

  it('is unknown for a trace with amplitudes that are no numbers, and known for its neighbours', () => {
    const broken = radargramOf([wave(1), wave(1).fill(Number.NaN, 55, 56), wave(1)]);
    expect(valuesOf(50, 60, 'energy', broken).map(Number.isNaN)).toEqual([false, true, false]);
    expect(valuesOf(50, 60, 'envelope', broken).map(Number.isNaN)).toEqual([false, true, false]);
    expect(valuesOf(80, 90, 'energy', broken).map(Number.isNaN)).toEqual([false, false, false]);
  });

  it('does not change the line, and is none of no traces', () => {
    const before = line.samples.slice();
    valuesOf(0, 100, 'envelope');
    expect(line.samples).toEqual(before);
    expect(valuesOf(0, 10, 'energy', radargramOf([]))).toEqual([]);
    expect(valuesOf(0, 1, 'envelope', radargramOf([[3]]))).toEqual([3]);
  });
});
