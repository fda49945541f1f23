import { describe, expect, it } from 'vitest';
import { createHalfDerivative } from './half-derivative.ts';
import { repeatableNoise, traceOf } from './known-signals.ts';
import { halfDerivatives, halfDerivativeTable } from './paired-half-derivative.ts';

const noise = repeatableNoise(3);

describe('half derivatives of traces in pairs', () => {
  it.each([
    [1, 1],
    [2, 4],
    [37, 2],
    [100, 1],
    [100, 4],
  ])('of %d samples, %d values for each, are those of the traces alone, loud or quiet', (count, fineness) => {
    const valueCount = (count - 1) * fineness + 1;
    const sizes = [1, 1e-6, 1e6, 0, 3e-20, 1, 1, 1e20];
    const traces = sizes.map((size) => traceOf(count, () => size * noise()));
    const floats = new Float32Array(8 * (count + valueCount));
    for (const [trace, values] of traces.entries()) floats.set(values, trace * count);
    const table = halfDerivativeTable(count, fineness);
    halfDerivatives(floats, table, { traces: 0, traceCount: 8, rows: 8 * count, rowLength: 8 });
    const derive = createHalfDerivative(count, fineness);
    for (const [trace, values] of traces.entries()) {
      const wanted = new Float32Array(valueCount);
      derive(values, wanted);
      for (const [value, amplitude] of wanted.entries()) {
        const found = floats[8 * count + 8 * value + trace];
        expect(Math.abs(found - amplitude)).toBeLessThanOrEqual(3e-6 * sizes[trace]);
      }
    }
  });
});
