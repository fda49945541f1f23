import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { coherence } from './coherence.ts';

const values = { windowTraces: 5, windowNs: 7, largestDip: 1 };

const waveAt = (place: number) => 50 * Math.exp(-((place / 6) ** 2)) * Math.cos(place);

/** A wave that comes so many samples later with each trace. */
const dipping = (dip: number) =>
  radargramOf(
    Array.from({ length: 21 }, (_, trace) =>
      traceOf(80, (sample) => waveAt(sample - 40 - dip * (trace - 10))),
    ),
  );

const middleOf = (line: Parameters<typeof coherence.run>[0], changed = {}) =>
  tracesOf(coherence.run(line, { ...values, ...changed }))[10][40];

describe('coherence', () => {
  it('is 1 along a layer, level or dipping either way by no more than the largest dip', () => {
    for (const dip of [-1, -0.5, 0, 0.5, 1])
      expect(middleOf(dipping(dip))).toBeGreaterThan(dip % 1 === 0 ? 0.999 : 0.98);
    expect(middleOf(dipping(3))).toBeLessThan(0.5);
    expect(middleOf(dipping(3), { largestDip: 3 })).toBeGreaterThan(0.999);
  });

  it('does not ask for amplitude: scaled traces of one wave stay the same', () => {
    const line = dipping(0);
    const louder = { ...line, samples: line.samples.map((amplitude) => -1e6 * amplitude) };
    const [one, other] = [line, louder].map((each) => coherence.run(each, values).samples);
    for (const [index, found] of one.entries()) expect(other[index]).toBeCloseTo(found, 5);
  });

  it('falls where a layer is cut, and is low in noise', () => {
    const cut = dipping(0);
    const opposite = {
      ...cut,
      samples: cut.samples.map((amplitude, index) => (index < 10 * 80 ? -amplitude : amplitude)),
    };
    expect(middleOf(opposite, { largestDip: 0 })).toBeLessThan(0.1);
    const noise = repeatableNoise(3);
    const line = radargramOf(Array.from({ length: 40 }, () => Float32Array.from({ length: 200 }, noise)));
    const { samples } = coherence.run(line, { ...values, largestDip: 0 });
    expect(samples.reduce((sum, each) => sum + each, 0) / samples.length).toBeCloseTo(0.2, 1);
    expect(Math.max(...samples)).toBeLessThan(0.9);
  });

  it('is between 0 and 1, and 0 in silence, also behind the loudest', () => {
    const loud = radargramOf(new Array(9).fill(traceOf(60, (sample) => (sample < 10 ? 3e8 : 0))));
    const { samples } = coherence.run(loud, values);
    expect(samples.every((found) => found >= 0 && found <= 1)).toBe(true);
    expect(tracesOf(coherence.run(loud, values))[4].slice(20)).toEqual(new Array(40).fill(0));
  });

  it('runs the same from either end of the line', () => {
    const noise = repeatableNoise(9);
    const traces = Array.from({ length: 15 }, () => Array.from({ length: 30 }, noise));
    const forward = tracesOf(coherence.run(radargramOf(traces), values));
    const backward = tracesOf(coherence.run(radargramOf(traces.toReversed()), values)).toReversed();
    for (const [trace, found] of forward.entries()) {
      for (const [sample, each] of found.entries()) expect(backward[trace][sample]).toBeCloseTo(each, 6);
    }
  });

  it('copes with one trace, one sample and none, and asks for time', () => {
    expect(tracesOf(coherence.run(radargramOf([[0, 3, 0, 0, 0, 0]]), { ...values, windowNs: 1 }))).toEqual([
      [0, 1, 0, 0, 0, 0],
    ]);
    expect(tracesOf(coherence.run(radargramOf([[2], [2]]), values))).toEqual([[1], [1]]);
    expect(coherence.run(radargramOf([]), values).samples).toHaveLength(0);
    const line = radargramOf([[1, 2]], { sampleIntervalNs: null });
    expect(() => coherence.run(line, values)).toThrow('works in nanoseconds');
  });
});
