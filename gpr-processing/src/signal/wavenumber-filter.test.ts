import { describe, expect, it } from 'vitest';
import { repeatableNoise } from './known-signals.ts';
import { filterWavenumbers } from './wavenumber-filter.ts';

function noiseOf(valueCount: number): Float32Array {
  return Float32Array.from({ length: valueCount }, repeatableNoise(valueCount));
}

describe.each([
  [1, 1],
  [1, 6],
  [5, 1],
  [7, 5],
  [12, 30],
])('a filter of wavenumbers on %d rows of %d values', (rowCount, rowLength) => {
  const values = noiseOf(rowCount * rowLength);

  it('with a gain of 1 gives them back, with 0 nothing', () => {
    const same = filterWavenumbers(values, { rowCount, rowLength }, () => 1);
    for (const [index, value] of values.entries()) expect(same[index]).toBeCloseTo(value, 5);
    const nothing = filterWavenumbers(values, { rowCount, rowLength }, () => 0);
    expect([...nothing].every((value) => value === 0)).toBe(true);
  });

  it('is linear and leaves silence silent', () => {
    const gain = (k: number, f: number) => Math.cos(7 * k * f) ** 2;
    const once = filterWavenumbers(values, { rowCount, rowLength }, gain);
    const more = filterWavenumbers(
      values.map((value) => 4096 * value),
      { rowCount, rowLength },
      gain,
    );
    for (const [index, value] of once.entries()) expect(more[index] / 4096).toBeCloseTo(value, 6);
    const silent = filterWavenumbers(new Float32Array(values.length), { rowCount, rowLength }, gain);
    expect([...silent].every((value) => value === 0)).toBe(true);
  });
});

describe('a filter of wavenumbers', () => {
  it('tells waves by the sign of their wavenumber, of even and of odd rows alike', () => {
    const [rowCount, rowLength] = [96, 96];
    const wave = (k: number, f: number) =>
      Float32Array.from({ length: rowCount * rowLength }, (_, index) => {
        const [row, at] = [Math.floor(index / rowLength) - 48, (index % rowLength) - 48];
        const swell = Math.exp(-(row * row + at * at) / 300);
        return swell * Math.cos(2 * Math.PI * (k * row + f * at));
      });
    const [up, down] = [wave(0.2, 0.2), wave(-0.2, 0.2)];
    const both = up.map((value, index) => value + down[index]);
    const kept = filterWavenumbers(both, { rowCount, rowLength }, (k, f) =>
      f === 0 || f === 0.5 || Math.abs(k) === 0.5 || k === 0 ? 0.5 : k > 0 ? 1 : 0,
    );
    for (const [index, value] of up.entries()) expect(Math.abs(kept[index] - value)).toBeLessThan(1e-3);
  });
});
