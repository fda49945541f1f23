import { describe, expect, it } from 'vitest';
import { createHalfDerivative } from './half-derivative.ts';
import { traceOf } from './known-signals.ts';

function halfDerivativeOf(values: Float32Array): Float32Array {
  const out = new Float32Array(values.length);
  createHalfDerivative(values.length)(values, out);
  return out;
}

describe('the half derivative', () => {
  it('turns a wave back by 45° and raises it by the root of its frequency', () => {
    const frequency = (2 * Math.PI) / 16;
    const inBell = (sample: number) => Math.exp(-(((sample - 256) / 60) ** 2));
    const wave = traceOf(512, (sample) => inBell(sample) * Math.cos(frequency * (sample - 256)));
    const found = halfDerivativeOf(wave);
    for (let sample = 200; sample < 312; sample++) {
      const wanted =
        Math.sqrt(frequency) * inBell(sample) * Math.cos(frequency * (sample - 256) - Math.PI / 4);
      expect(Math.abs(found[sample] - wanted)).toBeLessThan(0.03);
    }
  });

  it('looks ahead only: a pulse is foretold by the power −3/2 of the time to it, and then forgotten', () => {
    const bell = traceOf(1024, (sample) => Math.exp(-(((sample - 512) / 6) ** 2)));
    const found = halfDerivativeOf(bell);
    const area = 6 * Math.sqrt(Math.PI);
    for (const ahead of [60, 100]) {
      const wanted = -area / (2 * Math.sqrt(Math.PI)) / ahead ** 1.5;
      expect(found[512 - ahead] / wanted).toBeGreaterThan(0.95);
      expect(found[512 - ahead] / wanted).toBeLessThan(1.05);
      expect(Math.abs(found[512 + ahead])).toBeLessThan(0.05 * Math.abs(wanted));
    }
  });

  it('twice is the derivative, looking ahead', () => {
    const bell = traceOf(256, (sample) => Math.exp(-(((sample - 100) / 8) ** 2)));
    const twice = halfDerivativeOf(halfDerivativeOf(bell));
    for (let sample = 40; sample < 160; sample++) {
      const slope = (-2 * (sample - 100) * bell[sample]) / 64;
      expect(twice[sample]).toBeCloseTo(-slope, 2);
    }
  });

  it('has values between the samples that lie on the same wave, four for each', () => {
    const frequency = (2 * Math.PI) / 9;
    const waveAt = (sample: number) =>
      Math.exp(-(((sample - 64) / 14) ** 2)) * Math.cos(frequency * (sample - 64));
    const fine = new Float32Array(4 * 127 + 1);
    createHalfDerivative(128, 4)(traceOf(128, waveAt), fine);
    const coarse = halfDerivativeOf(traceOf(128, waveAt));
    for (let sample = 0; sample < 128; sample++) expect(fine[4 * sample]).toBeCloseTo(coarse[sample], 5);
    const quarterLater = halfDerivativeOf(traceOf(128, (sample) => waveAt(sample + 0.25)));
    for (let sample = 20; sample < 110; sample++) {
      expect(fine[4 * sample + 1]).toBeCloseTo(quarterLater[sample], 4);
    }
  });

  it('of silence, of one sample and of none is no trouble', () => {
    expect(Array.from(halfDerivativeOf(new Float32Array(5)))).toEqual([0, 0, 0, 0, 0]);
    expect(halfDerivativeOf(new Float32Array(0))).toHaveLength(0);
    expect(Number.isFinite(halfDerivativeOf(Float32Array.of(3))[0])).toBe(true);
  });
});
