import { describe, expect, it } from 'vitest';
import { halfDerivatives, halfDerivativeTable } from './half-derivative.ts';
import { repeatableNoise, traceOf } from './known-signals.ts';

/** Half derivatives of two traces that go through one transform, so many values for each sample. */
function halfDerivativesOf(one: Float32Array, other: Float32Array, fineness = 1): Float32Array[] {
  const { length } = one;
  const valueCount = Math.max(0, (length - 1) * fineness + 1);
  const floats = new Float32Array(2 * (length + valueCount));
  floats.set(one);
  floats.set(other, length);
  const places = { traces: 0, traceCount: 2, rows: 2 * length, rowLength: 2 };
  halfDerivatives(floats, halfDerivativeTable(length, fineness), places);
  return [0, 1].map((trace) => traceOf(valueCount, (value) => floats[2 * (length + value) + trace]));
}

function halfDerivativeOf(values: Float32Array, fineness = 1): Float32Array {
  return halfDerivativesOf(values, new Float32Array(values.length), fineness)[0];
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
    const fine = halfDerivativeOf(traceOf(128, waveAt), 4);
    const coarse = halfDerivativeOf(traceOf(128, waveAt));
    for (let sample = 0; sample < 128; sample++) expect(fine[4 * sample]).toBeCloseTo(coarse[sample], 5);
    const quarterLater = halfDerivativeOf(traceOf(128, (sample) => waveAt(sample + 0.25)));
    for (let sample = 20; sample < 110; sample++) {
      expect(fine[4 * sample + 1]).toBeCloseTo(quarterLater[sample], 4);
    }
  });

  it.each([1, 4])(
    'of a trace does not depend on what is derived beside it, %d values for each sample',
    (fineness) => {
      const noise = repeatableNoise(3);
      for (const loudness of [1e-30, 1e-6, 1, 1e6, 1e30]) {
        const [quiet, loud] = [1, loudness].map((size) => traceOf(100, () => size * noise()));
        const together = halfDerivativesOf(quiet, loud, fineness);
        const alone = [quiet, loud].map((trace) => halfDerivativeOf(trace, fineness));
        for (const [value, amplitude] of alone[0].entries()) {
          expect(Math.abs(together[0][value] - amplitude)).toBeLessThan(2e-6);
          expect(Math.abs(together[1][value] - alone[1][value])).toBeLessThan(2e-6 * loudness);
        }
      }
    },
  );

  it('of silence, of one sample and of none is no trouble', () => {
    expect(Array.from(halfDerivativeOf(new Float32Array(5)))).toEqual([0, 0, 0, 0, 0]);
    expect(halfDerivativeOf(new Float32Array(0))).toHaveLength(0);
    expect(Number.isFinite(halfDerivativeOf(Float32Array.of(3))[0])).toBe(true);
  });
});
