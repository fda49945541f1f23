import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { traceOf } from '#signal/known-signals.ts';
import { agcGain } from './agc-gain.ts';

describe('AGC gain', () => {
  it('brings a constant to 1, whatever its size and the window', () => {
    for (const windowNs of [3, 4, 51, 900]) {
      const traces = tracesOf(
        agcGain.run(radargramOf([traceOf(60, () => 5), traceOf(60, () => -700)]), { windowNs }),
      );
      expect(traces[0].every((amplitude) => Math.abs(amplitude - 1) < 1e-6)).toBe(true);
      expect(traces[1].every((amplitude) => Math.abs(amplitude + 1) < 1e-6)).toBe(true);
    }
  });

  it('makes a fading wave as loud below as above', () => {
    const fading = traceOf(
      400,
      (sample) => 8000 * Math.exp(-sample / 100) * Math.sin((2 * Math.PI * sample) / 10),
    );
    const [trace] = tracesOf(agcGain.run(radargramOf([fading]), { windowNs: 21 }));
    const loudness = (from: number) => Math.max(...trace.slice(from, from + 20).map(Math.abs));
    expect(loudness(350) / loudness(50)).toBeCloseTo(1, 1);
  });

  it('leaves silence silent and does not lift what is a thousand times quieter than its trace', () => {
    const trace = traceOf(300, (sample) => (sample === 10 ? 30_000 : sample > 200 ? 0.001 : 0));
    const [gained] = tracesOf(agcGain.run(radargramOf([trace]), { windowNs: 11 }));
    expect(gained.slice(100, 200)).toEqual(new Array(100).fill(0));
    expect(Math.max(...gained.slice(250))).toBeLessThan(0.001);
    expect(tracesOf(agcGain.run(radargramOf([[0, 0, 0]]), { windowNs: 11 }))).toEqual([[0, 0, 0]]);
  });

  it('makes of a single sample its sign', () => {
    expect(tracesOf(agcGain.run(radargramOf([[-9]]), { windowNs: 11 }))).toEqual([[-1]]);
  });
});
