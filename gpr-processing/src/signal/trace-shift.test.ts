import { describe, expect, it } from 'vitest';
import { repeatableNoise, traceOf } from './known-signals.ts';
import { createSincReader, createSincShift, shiftLinearly } from './trace-shift.ts';
import { linearlyInterpolated, sincInterpolated } from './windowed-sinc.ts';

const noise = repeatableNoise(21);

describe('a trace that is moved down', () => {
  it.each([1, 2, 9, 600])('is, of %d samples, what interpolation gives place by place', (length) => {
    const [start, target] = [5, 3];
    const samples = traceOf(start + length + 4, noise);
    const trace = samples.subarray(start, start + length);
    const shiftBySinc = createSincShift();
    for (const below of [0, 0.25, 1, 3.7071, 17.7, 90.000001]) {
      const targetLength = length + Math.ceil(below) + 2;
      for (const [shift, interpolated] of [
        [shiftBySinc, sincInterpolated],
        [shiftLinearly, linearlyInterpolated],
      ] as const) {
        const out = new Float32Array(target + targetLength);
        shift(samples, { start, length, below, target, targetLength }, out);
        const expected = traceOf(targetLength, (sample) => {
          const place = sample - below;
          return place >= 0 && place <= length - 1 ? interpolated(trace, place) : Number.NaN;
        });
        expect(out.subarray(target)).toEqual(expected);
      }
    }
  });

  it('and one that is read at any places', () => {
    const samples = traceOf(40, noise);
    const trace = samples.subarray(4, 34);
    const places = Float64Array.from({ length: 90 }, (_, index) => index * 0.437 - 4);
    const out = new Float32Array(92);
    createSincReader(30, places)(samples, { start: 4, target: 2 }, out);
    expect(out.subarray(2)).toEqual(traceOf(90, (index) => sincInterpolated(trace, places[index])));
  });
});
