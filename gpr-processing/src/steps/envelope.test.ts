import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { envelope } from './envelope.ts';

const scattered = traceOf(80, (sample) => ((37 * sample) % 101) - 50);

describe('envelope', () => {
  // abs(scipy.signal.hilbert(x)), SciPy 1.17.1, of an even and of an odd number of samples.
  it.each([
    [
      80,
      [0, 1, 2, 40, 78, 79],
      [60.66995379, 44.50058685, 28.90262106, 21.30419443, 44.45519158, 57.73033958],
    ],
    [61, [0, 1, 30, 60], [64.34512, 43.90123889, 57.84986595, 62.55550832]],
  ])('of %d samples is what SciPy gives', (sampleCount, at, wanted) => {
    const [trace] = tracesOf(envelope.run(radargramOf([scattered.subarray(0, sampleCount)]), {}));
    for (const [index, sample] of at.entries()) {
      expect(Math.abs(trace[sample] - wanted[index])).toBeLessThan(1e-5);
    }
  });

  it('of a wave is its amplitude, whatever its phase', () => {
    const line = radargramOf(
      [0, 1, 2].map((phase) => traceOf(96, (at) => 50 * Math.sin((2 * Math.PI * 5 * at) / 96 + phase))),
    );
    for (const trace of tracesOf(envelope.run(line, {}))) {
      for (const strength of trace) expect(strength).toBeCloseTo(50, 4);
    }
  });

  it('is never below the swing itself, and grows with it', () => {
    const noise = traceOf(75, repeatableNoise(4));
    const [trace, turned] = tracesOf(
      envelope.run(radargramOf([noise, noise.map((value) => -8 * value)]), {}),
    );
    for (let at = 0; at < 75; at++) {
      expect(trace[at]).toBeGreaterThanOrEqual(Math.abs(noise[at]) - 1e-6);
      expect(turned[at]).toBeCloseTo(8 * trace[at], 4);
    }
  });

  it('of a shifted trace is shifted, the trace counting as periodic', () => {
    const noise = traceOf(64, repeatableNoise(4));
    const shifted = traceOf(64, (at) => noise[(at + 59) % 64]);
    const [trace, later] = tracesOf(envelope.run(radargramOf([noise, shifted]), {}));
    for (let at = 0; at < 64; at++) expect(later[at]).toBeCloseTo(trace[(at + 59) % 64], 5);
  });

  it('of a constant, of silence and of a single sample is their size', () => {
    expect(
      tracesOf(
        envelope.run(
          radargramOf([
            [-3, -3, -3],
            [0, 0, 0],
          ]),
          {},
        ),
      ),
    ).toEqual([
      [3, 3, 3],
      [0, 0, 0],
    ]);
    expect(tracesOf(envelope.run(radargramOf([[-9]]), {}))).toEqual([[9]]);
  });
});
