import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { powerGain } from './power-gain.ts';

const gain = { exponent: 1, startNs: 0, untilNs: 1e6 };

describe('power gain', () => {
  it('multiplies by the time since time-zero and silences what came before', () => {
    const line = radargramOf([[2, 2, 2, 2, 2]], { sampleIntervalNs: 0.5, firstSampleNs: -1 });
    expect(
      tracesOf(powerGain.run(line, { ...gain, exponent: 2 })).map((trace) => trace.map(Math.abs)),
    ).toEqual([[0, 0, 0, 0.5, 2]]);
  });

  it('of a broken exponent is a number before time-zero too', () => {
    const line = radargramOf([[1, 1, 1]], { firstSampleNs: -1.5 });
    expect(tracesOf(powerGain.run(line, { ...gain, exponent: 1.5 }))).toEqual([
      [0, 0, Math.fround(0.5 ** 1.5)],
    ]);
  });

  it('of exponent 0 changes nothing after time-zero', () => {
    expect(tracesOf(powerGain.run(radargramOf([[3, -4]]), { ...gain, exponent: 0 }))).toEqual([[3, -4]]);
  });

  it('begins where it is told to, and grows no more where it is told to stop', () => {
    const line = radargramOf([[1, 1, 1, 1, 1, 1]]);
    expect(tracesOf(powerGain.run(line, { exponent: 2, startNs: 1, untilNs: 4 }))).toEqual([
      [0, 0, 1, 4, 9, 9],
    ]);
    expect(tracesOf(powerGain.run(line, { exponent: 2, startNs: 4, untilNs: 1 }))).toEqual([
      [0, 0, 0, 0, 0, 0],
    ]);
  });

  it('asks for the sample interval', () => {
    expect(() => powerGain.run(radargramOf([[1]], { sampleIntervalNs: 0 }), gain)).toThrow(
      expect.objectContaining({ code: 'needs-sample-interval' }),
    );
  });
});
