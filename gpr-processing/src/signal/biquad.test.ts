import { describe, expect, it } from 'vitest';
import { createForwardBackward } from './biquad.ts';
import { traceOf } from './known-signals.ts';

const halving = { b0: 0.5, b1: 0, b2: 0, a1: 0, a2: 0 };
const leaky = { b0: 0.5, b1: 0, b2: 0, a1: -0.5, a2: 0 };
const difference = { b0: 1, b1: -1, b2: 0, a1: 0, a2: 0 };

function filtered(sections: (typeof halving)[], values: Float32Array, edgeCount = 4): number[] {
  const out = new Float32Array(values.length);
  createForwardBackward(sections, { length: values.length, edgeCount })(values, out);
  return [...out];
}

describe('sections run forwards and backwards', () => {
  it('square the amplitude', () => {
    expect(filtered([halving], Float32Array.of(4, 8, 12))).toEqual([1, 2, 3]);
  });

  it('know no beginning: a constant stays what it is from the first sample to the last', () => {
    for (const value of filtered([leaky, leaky], new Float32Array(9).fill(6)))
      expect(value).toBeCloseTo(6, 6);
  });

  it('carry a straight line on beyond its ends', () => {
    const line = traceOf(40, (sample) => 3 * sample - 20);
    for (const [sample, value] of filtered([leaky], line, 30).entries()) {
      expect(value).toBeCloseTo(line[sample], 5);
    }
  });

  it('spread an impulse alike to both sides', () => {
    const [, , before, at, after] = filtered([difference], Float32Array.of(0, 0, 0, 1, 0, 0, 0));
    expect([before, at, after]).toEqual([-1, 2, -1]);
  });

  it('go on with all they have where a trace is shorter than the edge, and with a single sample', () => {
    expect(filtered([leaky], Float32Array.of(2, 2), 50).map((value) => Math.round(value * 1e6))).toEqual([
      2e6, 2e6,
    ]);
    expect(filtered([leaky], Float32Array.of(3))[0]).toBeCloseTo(3, 6);
    expect(filtered([leaky], new Float32Array(0))).toEqual([]);
  });
});
