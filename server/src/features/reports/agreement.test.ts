import { describe, expect, it } from 'vitest';
import { krippendorffAlpha } from './agreement.ts';

describe('the agreement of readers', () => {
  it('is one where they agree cell by cell', () => {
    const cells = [
      { presentCount: 2, cellCount: 5 },
      { presentCount: 0, cellCount: 20 },
    ];
    expect(krippendorffAlpha(2, cells)).toBe(1);
  });

  it('is what the published example of two coders and ten units comes to', () => {
    // Krippendorff 2011, A: Meg 0 1 0 0 0 0 0 0 0 0 and Owen 1 1 1 0 0 1 0 0 1 0.
    const cells = [
      { presentCount: 2, cellCount: 1 },
      { presentCount: 1, cellCount: 4 },
      { presentCount: 0, cellCount: 5 },
    ];
    expect(krippendorffAlpha(2, cells)).toBeCloseTo(0.095, 3);
  });

  it('is below zero where they contradict each other more than chance would', () => {
    expect(krippendorffAlpha(2, [{ presentCount: 1, cellCount: 10 }])).toBeLessThan(0);
  });

  it('is not said of one reader, nor where nobody saw anything', () => {
    expect(krippendorffAlpha(1, [{ presentCount: 1, cellCount: 3 }])).toBeNull();
    expect(krippendorffAlpha(3, [{ presentCount: 0, cellCount: 30 }])).toBeNull();
  });
});
