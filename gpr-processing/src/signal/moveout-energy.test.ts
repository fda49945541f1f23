import { describe, expect, it } from 'vitest';
import { addMoveoutEnergies } from './moveout-energy.ts';

const samplesPerTrace = 20;
/** An impulse for each trace, at whole samples: 6 for no offset, 10 for an offset of 8 (6, 8, 10). */
const samples = new Float32Array(2 * samplesPerTrace);
samples[6] = 1;
samples[samplesPerTrace + 10] = 3;

function energies(way: { moveout: 'hyperbolic' | 'linear'; slowness: number; largestStretch?: number }) {
  const found = {
    ofSum: new Float64Array(samplesPerTrace).fill(9),
    ofTraces: new Float64Array(samplesPerTrace).fill(9),
    traceCounts: new Int32Array(samplesPerTrace).fill(9),
  };
  const traces = { samples, samplesPerTrace, firstSample: 0, offsets: Float64Array.of(0, 8) };
  addMoveoutEnergies(traces, { firstTime: 0, largestStretch: 1, ...way }, found);
  return found;
}

describe('energy along a moveout', () => {
  it('joins what lies on a hyperbola', () => {
    const { ofSum, ofTraces, traceCounts } = energies({ moveout: 'hyperbolic', slowness: 1 });
    expect([ofSum[6], ofTraces[6], traceCounts[6]]).toEqual([16, 10, 2]);
    expect(ofSum[5]).toBeLessThan(9);
  });

  it('joins what lies on a straight line', () => {
    const { ofSum, traceCounts } = energies({ moveout: 'linear', slowness: 0.5 });
    expect([ofSum[6], traceCounts[6]]).toEqual([16, 2]);
  });

  it('leaves out what ends before the echo would come, and what is stretched too far', () => {
    const { traceCounts } = energies({ moveout: 'hyperbolic', slowness: 1, largestStretch: 0.5 });
    expect(traceCounts[6]).toBe(1);
    expect(traceCounts[8]).toBe(2);
    expect(traceCounts[18]).toBe(1);
    expect(traceCounts[19]).toBe(0);
  });
});
