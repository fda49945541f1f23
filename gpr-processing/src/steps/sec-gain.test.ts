import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { traceOf } from '#signal/known-signals.ts';
import { secGain } from './sec-gain.ts';

const times = { startNs: 0, untilNs: 1e6, beforeStart: 'silence' } as const;

describe('SEC gain', () => {
  it('makes a wave of known spreading and loss equally loud all the way down', () => {
    const fading = traceOf(100, (sample) => (sample === 0 ? 0 : (500 * Math.exp(-0.05 * sample)) / sample));
    const values = { ...times, exponent: 1, attenuationPerNs: 0.05, largestGain: 1e9 };
    const [trace] = tracesOf(secGain.run(radargramOf([fading]), values));
    for (let sample = 1; sample < 100; sample++) expect(trace[sample]).toBeCloseTo(500, 2);
  });

  it('never lifts beyond its largest gain, and silences what came before time-zero', () => {
    const line = radargramOf([[1, 1, 1, 1]], { firstSampleNs: -1 });
    const values = { ...times, exponent: 4, attenuationPerNs: 2, largestGain: 10 };
    expect(tracesOf(secGain.run(line, values))).toEqual([[0, 0, Math.fround(Math.exp(2)), 10]]);
  });

  it('without spreading can hold its first gain before it begins, and its last from a time on', () => {
    const line = radargramOf([[1, 1, 1, 1, 1]], { firstSampleNs: -1 });
    const values = { exponent: 0, attenuationPerNs: Math.LN2, largestGain: 100, startNs: 1, untilNs: 2 };
    const held = tracesOf(secGain.run(line, { ...values, beforeStart: 'hold' }));
    expect(held).toEqual([[1, 1, 1, 2, 2]]);
    expect(tracesOf(secGain.run(line, { ...values, beforeStart: 'silence' }))).toEqual([[0, 0, 1, 2, 2]]);
  });
});
