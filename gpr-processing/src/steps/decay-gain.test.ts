import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { traceOf } from '#signal/known-signals.ts';
import { decayGain } from './decay-gain.ts';

const values = { windowNs: 3, largestGain: 1000 };

describe('inverse amplitude decay', () => {
  it('makes a line that fades by a known law equally loud all the way down', () => {
    const fading = (sign: number) => traceOf(100, (sample) => sign * 800 * Math.exp(-sample / 20));
    const traces = tracesOf(decayGain.run(radargramOf([fading(1), fading(-1)]), values));
    const wanted = traces[0][50];
    expect(wanted).toBeGreaterThan(700);
    for (const amplitude of traces[0].slice(1, -1)) expect(amplitude / wanted).toBeCloseTo(1, 5);
    for (const amplitude of traces[1].slice(1, -1)) expect(amplitude / wanted).toBeCloseTo(-1, 5);
  });

  it('keeps how loud traces are beside one another', () => {
    const [loud, quiet] = tracesOf(
      decayGain.run(
        radargramOf([
          [80, 40, 20, 10],
          [8, 4, 2, 1],
        ]),
        values,
      ),
    );
    for (let sample = 0; sample < 4; sample++) expect(loud[sample] / quiet[sample]).toBeCloseTo(10, 5);
  });

  it('lifts no further than its largest gain, and leaves silence silent', () => {
    const line = radargramOf([[1000, 1000, 1000, 0, 0, 0, 0.01, 0.01, 0.01]]);
    const [trace] = tracesOf(decayGain.run(line, { windowNs: 3, largestGain: 100 }));
    expect(trace.slice(3, 6)).toEqual([0, 0, 0]);
    expect(trace[7]).toBeCloseTo(1, 6);
    expect(
      tracesOf(
        decayGain.run(
          radargramOf([
            [0, 0],
            [0, 0],
          ]),
          values,
        ),
      ),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('is not misled by a scan counter, and leaves it as it is', () => {
    const line = radargramOf([[-32768, 8, 8, 4, 4]], { nonSignalSampleCount: 1 });
    const [trace] = tracesOf(decayGain.run(line, values));
    expect(trace.slice(0, 2)).toEqual([-32768, 8]);
    expect(trace[4]).toBe(8);
  });

  it('of one sample changes nothing, and asks for the sample interval', () => {
    expect(tracesOf(decayGain.run(radargramOf([[-9]]), values))).toEqual([[-9]]);
    expect(() => decayGain.run(radargramOf([[1]], { sampleIntervalNs: null }), values)).toThrow(
      expect.objectContaining({ code: 'needs-sample-interval' }),
    );
  });
});
