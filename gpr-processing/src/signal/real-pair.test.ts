import { describe, expect, it } from 'vitest';
import { fftOf } from './fft.ts';
import { repeatableNoise } from './known-signals.ts';
import { createZeroPhaseFilter, loadScaled, multiplyEach, splitMagnitudes } from './real-pair.ts';

const length = 16;

function noisyPair(): { re: Float64Array; im: Float64Array } {
  const noise = repeatableNoise(5);
  return { re: Float64Array.from({ length }, noise), im: Float64Array.from({ length }, noise) };
}

function magnitudesOf(values: Float64Array): number[] {
  const [re, im] = [values.slice(), new Float64Array(length)];
  fftOf(length).forward(re, im);
  return Array.from(re.slice(0, length / 2 + 1), (value, k) => Math.hypot(value, im[k]));
}

describe('two real signals in one transform', () => {
  it('are brought to a largest magnitude of 1, with zeros behind them', () => {
    const into = new Float64Array(4).fill(9);
    expect(loadScaled(Float32Array.of(7, 2, -4), 1, 2, into)).toBe(4);
    expect([...into]).toEqual([0.5, -1, 0, 0]);
  });

  it('are told to be silent where they are nothing but zeros, or nothing', () => {
    const into = new Float64Array(2).fill(9);
    expect(loadScaled(Float32Array.of(0, -0), 0, 2, into)).toBe(0);
    expect([...into]).toEqual([0, 0]);
    expect(loadScaled(Float32Array.of(3), 0, 0, into)).toBe(0);
  });

  it('have each the amplitude spectrum that it has alone', () => {
    const pair = noisyPair();
    const wanted = [magnitudesOf(pair.re), magnitudesOf(pair.im)];
    fftOf(length).forward(pair.re, pair.im);
    const found = [new Float64Array(9), new Float64Array(9)];
    splitMagnitudes(pair, found[0], found[1]);
    for (const which of [0, 1]) {
      for (let k = 0; k <= 8; k++) expect(found[which][k]).toBeCloseTo(wanted[which][k], 12);
    }
  });

  it('can be multiplied each by gains of its own', () => {
    const pair = noisyPair();
    const before = { re: pair.re.slice(), im: pair.im.slice() };
    fftOf(length).forward(pair.re, pair.im);
    multiplyEach(pair, new Float64Array(9).fill(3), new Float64Array(9).fill(-2));
    fftOf(length).inverse(pair.re, pair.im);
    for (let index = 0; index < length; index++) {
      expect(pair.re[index]).toBeCloseTo(3 * before.re[index], 12);
      expect(pair.im[index]).toBeCloseTo(-2 * before.im[index], 12);
    }
  });

  it('lose in a filter the frequencies whose gain is 0, and only those', () => {
    const gains = new Float64Array(9).fill(1);
    gains[3] = 0;
    const { re, im, run } = createZeroPhaseFilter(length, gains);
    for (let index = 0; index < length; index++) {
      re[index] = Math.cos((2 * Math.PI * 3 * index) / length) + 5;
      im[index] = Math.sin((2 * Math.PI * 4 * index) / length);
    }
    const kept = im.slice();
    run();
    for (let index = 0; index < length; index++) {
      expect(re[index]).toBeCloseTo(5, 12);
      expect(im[index]).toBeCloseTo(kept[index], 12);
    }
  });
});
