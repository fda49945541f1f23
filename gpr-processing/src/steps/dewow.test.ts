import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { traceOf } from '#signal/known-signals.ts';
import { dewow } from './dewow.ts';

describe('dewow', () => {
  it('takes out what does not change', () => {
    expect(tracesOf(dewow.run(radargramOf([[7, 7, 7, 7, 7]]), { windowNs: 3, average: 'mean' }))).toEqual([
      [0, 0, 0, 0, 0],
    ]);
  });

  it('subtracts from an impulse its share of the window, before and after it', () => {
    const line = radargramOf([[0, 0, 0, 9, 0, 0, 0]]);
    expect(tracesOf(dewow.run(line, { windowNs: 3, average: 'mean' }))).toEqual([[0, 0, -3, 6, -3, 0, 0]]);
  });

  it('takes a straight drift out, but for the ends where the window is cut', () => {
    const [trace] = tracesOf(
      dewow.run(radargramOf([traceOf(50, (sample) => 4 * sample)]), { windowNs: 11, average: 'mean' }),
    );
    expect(trace.slice(5, -5).every((amplitude) => amplitude === 0)).toBe(true);
    expect(trace[0]).toBe(-10);
    expect(trace[49]).toBe(10);
  });

  it('keeps a wave that fits the window whole, sample for sample', () => {
    const wave = traceOf(200, (sample) => 1000 * Math.sin((2 * Math.PI * sample) / 5));
    const [trace] = tracesOf(dewow.run(radargramOf([wave]), { windowNs: 25, average: 'mean' }));
    for (let sample = 12; sample < 188; sample++) expect(trace[sample]).toBeCloseTo(wave[sample], 2);
  });

  it('counts its window in the nanoseconds of the recording', () => {
    const line = radargramOf([[0, 0, 0, 9, 0, 0, 0]], { sampleIntervalNs: 0.1 });
    expect(tracesOf(dewow.run(line, { windowNs: 0.3, average: 'mean' }))).toEqual([[0, 0, -3, 6, -3, 0, 0]]);
  });

  it('of a single sample leaves silence', () => {
    expect(tracesOf(dewow.run(radargramOf([[9]]), { windowNs: 10, average: 'mean' }))).toEqual([[0]]);
  });

  it('asks for the sample interval in a sentence', () => {
    const line = radargramOf([[1, 2]], { sampleIntervalNs: null });
    expect(() => dewow.run(line, { windowNs: 3, average: 'mean' })).toThrow(
      'Dewow works in nanoseconds, but the recording does not say how far apart its samples are',
    );
  });

  it('by the median leaves no side lobes around an impulse', () => {
    const line = radargramOf([[5, 5, 5, 14, 5, 5, 5]]);
    expect(tracesOf(dewow.run(line, { windowNs: 3, average: 'median' }))).toEqual([[0, 0, 0, 9, 0, 0, 0]]);
  });

  it('by the median takes a straight drift out, and of a single sample leaves silence', () => {
    const drift = radargramOf([traceOf(50, (sample) => 4 * sample)]);
    const [trace] = tracesOf(dewow.run(drift, { windowNs: 11, average: 'median' }));
    expect(trace.slice(5, -5)).toEqual(new Array(40).fill(0));
    expect(tracesOf(dewow.run(radargramOf([[9]]), { windowNs: 10, average: 'median' }))).toEqual([[0]]);
  });
});
