import { describe, expect, it } from 'vitest';
import { traceOf } from './known-signals.ts';
import { linearlyInterpolated, sincInterpolated, sincWeight } from './windowed-sinc.ts';

describe('interpolation by a windowed sinc', () => {
  it('gives the samples themselves at their places, and nothing beyond the ends', () => {
    const values = Float32Array.from([3, -1, 4, 1, -5]);
    for (let place = 0; place < 5; place++) {
      expect(sincInterpolated(values, place)).toBeCloseTo(values[place], 12);
    }
    for (const place of [-6, -4, 8, 20]) expect(sincInterpolated(values, place)).toBeCloseTo(0, 12);
    expect(sincInterpolated(new Float32Array(0), 0)).toBe(0);
  });

  it('follows a wave of 5 samples a period to 1 % between them', () => {
    const wave = traceOf(64, (sample) => Math.sin((Math.PI * sample) / 2.5 + 0.3));
    for (let place = 10; place < 50; place += 0.137) {
      expect(Math.abs(sincInterpolated(wave, place) - Math.sin((Math.PI * place) / 2.5 + 0.3))).toBeLessThan(
        0.01,
      );
    }
  });

  it('takes its weights from a table that is good to a ten-millionth', () => {
    const impulse = Float32Array.from({ length: 9 }, (_, index) => (index === 4 ? 1 : 0));
    for (let place = 0; place <= 8; place += 0.0173) {
      expect(Math.abs(sincInterpolated(impulse, place) - sincWeight(place - 4))).toBeLessThan(1e-7);
    }
  });
});

describe('interpolation by a straight line', () => {
  it('is exact on a ramp, and falls to nothing within one sample of the ends', () => {
    const ramp = traceOf(10, (sample) => 3 * sample + 1);
    expect(linearlyInterpolated(ramp, 4.25)).toBe(13.75);
    expect(linearlyInterpolated(ramp, 9)).toBe(28);
    expect(linearlyInterpolated(ramp, 9.5)).toBe(14);
    expect(linearlyInterpolated(ramp, -0.5)).toBe(0.5);
    expect(linearlyInterpolated(ramp, 10)).toBe(0);
    expect(linearlyInterpolated(ramp, -1)).toBe(0);
  });
});
