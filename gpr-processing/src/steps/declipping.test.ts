import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { declipping } from './declipping.ts';

const values = { leastRunSamples: 3, largestOvershoot: 1.5 };
const clipped = [0, 60, 90, 100, 100, 100, 90, 60, 0, -40, 0];

describe('declipping', () => {
  it('rounds what stands at the full scale of the line, and only that', () => {
    const line = radargramOf([clipped, clipped.map((amplitude) => amplitude / 2)]);
    const [top, half] = tracesOf(declipping.run(line, values));
    expect(top[4]).toBeGreaterThan(110);
    expect(top[4]).toBeLessThan(150);
    expect(top[3]).toBeCloseTo(top[5], 4);
    expect(top.toSpliced(3, 3)).toEqual(clipped.toSpliced(3, 3));
    expect(half).toEqual(clipped.map((amplitude) => amplitude / 2));
  });

  it('scales with the line', () => {
    const small = declipping.run(radargramOf([clipped]), values).samples;
    const large = declipping.run(radargramOf([clipped.map((amplitude) => 4 * amplitude)]), values).samples;
    expect(large).toEqual(small.map((amplitude) => 4 * amplitude));
  });

  it('turns with the sign of the line', () => {
    const up = tracesOf(declipping.run(radargramOf([clipped]), values)).flat();
    const down = tracesOf(declipping.run(radargramOf([clipped.map((value) => -value)]), values)).flat();
    expect(down.map((value) => -value + 0)).toEqual(up.map((value) => value + 0));
  });

  it('does not take the scan counter for the full scale', () => {
    const line = radargramOf([[-32768, ...clipped]], { nonSignalSampleCount: 1 });
    const [trace] = tracesOf(declipping.run(line, values));
    expect(trace[0]).toBe(-32768);
    expect(trace[5]).toBeGreaterThan(110);
  });

  it('leaves silence, constants, one sample and no traces alone', () => {
    for (const traces of [[[0, 0, 0, 0, 0, 0]], [[7, 7, 7, 7, 7, 7]], [[9]], []]) {
      const line = radargramOf(traces);
      expect(declipping.run(line, values).samples).toEqual(line.samples);
    }
  });
});
