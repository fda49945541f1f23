import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { dcRemoval } from './dc-removal.ts';

const lastThird = { range: 'last-third', average: 'mean' } as const;

describe('DC removal', () => {
  it('takes an offset out whole, and not the mean of the direct wave with it', () => {
    const line = radargramOf([
      [7, 100, 7, 7, 7, 7, 7, 7, 7],
      [-2, -2, -2, -2, -2, -2, -2, -2, -2],
    ]);
    expect(tracesOf(dcRemoval.run(line, lastThird))).toEqual([
      [0, 93, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]);
  });

  it('centres on the last third', () => {
    expect(tracesOf(dcRemoval.run(radargramOf([[0, 0, 0, 0, 2, 4]]), lastThird))).toEqual([
      [-3, -3, -3, -3, -1, 1],
    ]);
  });

  it('makes a single sample 0', () => {
    expect(tracesOf(dcRemoval.run(radargramOf([[9]]), lastThird))).toEqual([[0]]);
  });

  it('centres on what came before time-zero, if that is ten samples or more', () => {
    const trace = [...new Array(10).fill(4), 50, ...new Array(10).fill(-8)];
    const values = { range: 'before-time-zero', average: 'mean' } as const;
    const [early] = tracesOf(dcRemoval.run(radargramOf([trace], { firstSampleNs: -10 }), values));
    expect(early.slice(0, 11)).toEqual([...new Array(10).fill(0), 46]);
    const [late] = tracesOf(dcRemoval.run(radargramOf([trace], { firstSampleNs: -9 }), values));
    expect(late).toEqual(tracesOf(dcRemoval.run(radargramOf([trace]), lastThird))[0]);
  });

  it('leaves bookkeeping out of what came before time-zero and out of the whole trace', () => {
    const line = radargramOf([[30_000, ...new Array(12).fill(2), 2]], {
      nonSignalSampleCount: 1,
      firstSampleNs: -12,
    });
    for (const range of ['before-time-zero', 'whole-trace'] as const) {
      const [trace] = tracesOf(dcRemoval.run(line, { range, average: 'mean' }));
      expect(trace.slice(1)).toEqual(new Array(13).fill(0));
    }
  });

  it('takes the mean of the whole trace, if that is asked for', () => {
    const line = radargramOf([[9, 0, 0]]);
    expect(tracesOf(dcRemoval.run(line, { range: 'whole-trace', average: 'mean' }))).toEqual([[6, -3, -3]]);
  });

  it('by the median is not moved by an echo', () => {
    const line = radargramOf([
      [0, 0, 0, 0, 0, 0, 7, 7, 900],
      [1, 2, 3, 4, 5, 6, 1, 1, 1],
    ]);
    expect(tracesOf(dcRemoval.run(line, { range: 'last-third', average: 'median' }))).toEqual([
      [-7, -7, -7, -7, -7, -7, 0, 0, 893],
      [0, 1, 2, 3, 4, 5, 0, 0, 0],
    ]);
  });

  it('before time-zero asks for the sample interval', () => {
    const line = radargramOf([[1, 2]], { sampleIntervalNs: null });
    expect(() => dcRemoval.run(line, { range: 'before-time-zero', average: 'mean' })).toThrow(
      expect.objectContaining({ code: 'needs-sample-interval' }),
    );
  });
});
