import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { instantaneousPhase } from './instantaneous-phase.ts';

const scattered = traceOf(80, (sample) => ((37 * sample) % 101) - 50);

describe('instantaneous phase', () => {
  it('of a wave is 0 on its crests, 180 in its troughs and grows between', () => {
    const wave = traceOf(64, (at) => 20 * Math.cos((2 * Math.PI * 4 * at) / 64));
    const [trace] = tracesOf(instantaneousPhase.run(radargramOf([wave]), {}));
    for (const start of [0, 16, 32]) {
      for (const [at, wanted] of [0, 22.5, 45, 67.5, 90, 112.5, 135, 157.5].entries()) {
        expect(trace[start + at]).toBeCloseTo(wanted, 4);
      }
      expect(trace[start + 8]).toBeCloseTo(180, 4);
      expect(trace[start + 12]).toBeCloseTo(-90, 4);
    }
  });

  // degrees(angle(scipy.signal.hilbert(x))), SciPy 1.17.1.
  it('is what SciPy gives, and does not depend on strength or neighbour', () => {
    const wanted = [145.5005039, -106.9855778, 33.86277082, 41.32068449, -79.63277483, 38.78644839];
    const line = radargramOf([new Float32Array(80), scattered.map((value) => value * 1e-3), scattered]);
    const [, faint, trace] = tracesOf(instantaneousPhase.run(line, {}));
    for (const [index, sample] of [0, 1, 2, 40, 78, 79].entries()) {
      expect(Math.abs(trace[sample] - wanted[index])).toBeLessThan(1e-4);
      expect(faint[sample]).toBeCloseTo(trace[sample], 3);
    }
  });

  it('of a trough is 180 and never −180, however rounding falls', () => {
    const trough = new Float32Array(81).fill(-1);
    const line = radargramOf([trough, traceOf(81, repeatableNoise(3)), trough]);
    const [beside, , alone] = tracesOf(instantaneousPhase.run(line, {}));
    for (const phase of [...beside, ...alone]) expect(phase).toBe(180);
  });

  it('of silence is 0, of a single sample 0 or 180 by its sign', () => {
    expect(tracesOf(instantaneousPhase.run(radargramOf([[0, 0]]), {}))).toEqual([[0, 0]]);
    expect(tracesOf(instantaneousPhase.run(radargramOf([[5], [-5]]), {}))).toEqual([[0], [180]]);
  });
});
