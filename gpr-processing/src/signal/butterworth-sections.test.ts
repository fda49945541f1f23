import { describe, expect, it } from 'vitest';
import type { Biquad } from './biquad.ts';
import { butterworthSections } from './butterworth-sections.ts';

function magnitudeAt(sections: readonly Biquad[], share: number): number {
  const angle = 2 * Math.PI * share;
  const of = (c0: number, c1: number, c2: number) =>
    Math.hypot(
      c0 + c1 * Math.cos(angle) + c2 * Math.cos(2 * angle),
      c1 * Math.sin(angle) + c2 * Math.sin(2 * angle),
    );
  return sections.reduce((so, { b0, b1, b2, a1, a2 }) => (so * of(b0, b1, b2)) / of(1, a1, a2), 1);
}

describe.each([1, 2, 3, 4, 5, 10])('a Butterworth filter of order %d', (order) => {
  it('has half the power at its corners and all of it between, as flat as can be', () => {
    const sections = butterworthSections(order, { low: 0.05, high: 0.2 });
    expect(sections).toHaveLength(order);
    for (const corner of [0.05, 0.2]) expect(magnitudeAt(sections, corner)).toBeCloseTo(Math.SQRT1_2, 9);
    const centre = Math.atan(Math.sqrt(Math.tan(Math.PI * 0.05) * Math.tan(Math.PI * 0.2))) / Math.PI;
    expect(magnitudeAt(sections, centre)).toBeCloseTo(1, 12);
  });

  it('cuts one side alone where the other has no corner', () => {
    const low = butterworthSections(order, { low: null, high: 0.1 });
    const high = butterworthSections(order, { low: 0.1, high: null });
    expect([low.length, high.length]).toEqual([Math.ceil(order / 2), Math.ceil(order / 2)]);
    expect([magnitudeAt(low, 0), magnitudeAt(high, 0.5)].map((gain) => gain.toFixed(9))).toEqual([
      '1.000000000',
      '1.000000000',
    ]);
    expect(magnitudeAt(low, 0.1)).toBeCloseTo(Math.SQRT1_2, 9);
    expect(magnitudeAt(high, 0.1)).toBeCloseTo(Math.SQRT1_2, 9);
    // 20 dB a decade and order, in warped frequency.
    const wanted = 1 / Math.sqrt(1 + (Math.tan(Math.PI * 0.3) / Math.tan(Math.PI * 0.1)) ** (2 * order));
    expect(magnitudeAt(low, 0.3)).toBeCloseTo(wanted, 9);
  });

  it('is stable down to corners of a hundred-thousandth of the sampling rate', () => {
    for (const { a1, a2 } of butterworthSections(order, { low: 1e-5, high: 0.4999 })) {
      expect(Math.abs(a2)).toBeLessThan(1);
      expect(Math.abs(a1)).toBeLessThan(1 + a2);
    }
  });
});

it('a Butterworth filter without corners has no section', () => {
  expect(butterworthSections(4, { low: null, high: null })).toEqual([]);
});
