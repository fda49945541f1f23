import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { pulseOf, wavefieldOf } from '#known-wavefields.ts';
import { runRecipe } from '#pipeline.ts';
import { topographicCorrection } from './topographic-correction.ts';

const hang = (line: Radargram, interpolation: 'sinc' | 'linear' = 'linear') =>
  topographicCorrection.run(line, { velocityMPerNs: 0.1, interpolation });

const { NaN: nothing } = Number;

describe('topographic correction', () => {
  it('moves a trace down by the time to the highest ground and back, and leaves nothing beside it', () => {
    // 0.1 m at 0.1 m/ns are 2 ns there and back: two samples.
    const line = radargramOf(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { elevationsM: Float64Array.of(7.1, 7) },
    );
    expect(tracesOf(hang(line))).toEqual([
      [1, 2, 3, nothing, nothing],
      [nothing, nothing, 4, 5, 6],
    ]);
    expect(Array.from(hang(line).elevationsM ?? [])).toEqual([7.1, 7.1]);
  });

  it('takes parts of a sample from the straight line between two, as numpy does', () => {
    const line = radargramOf(
      [
        [0, 0, 0],
        [0, 8, 4],
      ],
      { elevationsM: Float64Array.of(0.0625, 0) },
    );
    expect(tracesOf(hang(line))[1]).toEqual([nothing, nothing, 6, 5, nothing].slice(0, 5));
  });

  it('makes a level reflector under a hill level', () => {
    const pulse = pulseOf(100);
    const heightsM = Array.from({ length: 21 }, (_, trace) => 0.8 * Math.sin(trace / 4));
    const highestM = Math.max(...heightsM);
    const line = { samplesPerTrace: 120, sampleIntervalNs: 1, positionsM: heightsM.map((_, trace) => trace) };
    const underHill = wavefieldOf(line, (trace, timeNs) =>
      pulse.cosine(timeNs - (2 * (heightsM[trace] + 3)) / 0.1),
    );
    const known = { ...underHill, elevationsM: Float64Array.from(heightsM) };
    const atNs = (2 * (highestM + 3)) / 0.1;
    for (const trace of tracesOf(hang(known, 'sinc'))) {
      for (const [sample, amplitude] of trace.entries()) {
        if (sample < 50 || sample > 100) continue;
        expect(Math.abs(amplitude - pulse.cosine(sample - atNs))).toBeLessThan(0.01);
      }
    }
  });

  it('leaves level ground as it is, and has nothing left to do the second time', () => {
    const level = radargramOf(
      [
        [1, 2],
        [3, 4],
      ],
      { elevationsM: Float64Array.of(5, 5) },
    );
    expect(tracesOf(hang(level, 'sinc'))).toEqual([
      [1, 2],
      [3, 4],
    ]);
    const once = hang({ ...level, elevationsM: Float64Array.of(5, 4.9) });
    expect(tracesOf(hang(once))[0].slice(0, 2)).toEqual([1, 2]);
    expect(hang(once).samplesPerTrace).toBe(once.samplesPerTrace);
  });

  it('counts in metres where the line has been converted to depth', () => {
    const depthAxis = { firstSampleM: 0, sampleIntervalM: 0.5, velocityBasis: 'stated' };
    const line = radargramOf(
      [
        [1, 2],
        [3, 4],
      ],
      { elevationsM: Float64Array.of(1, 0), depthAxis, sampleIntervalNs: null },
    );
    expect(tracesOf(hang(line))).toEqual([
      [1, 2, nothing, nothing],
      [nothing, nothing, 3, 4],
    ]);
    expect(hang(line).depthAxis).toEqual(depthAxis);
  });

  it('lets the steps behind it see silence where there is nothing', () => {
    const line = radargramOf(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { elevationsM: Float64Array.of(0.1, 0) },
    );
    const recipe = [
      { step: 'topographic-correction', values: { interpolation: 'linear' } },
      { step: 'power-gain', values: { exponent: 0 } },
    ];
    const { samples } = runRecipe(line, { steps: recipe });
    expect(Array.from(samples)).toEqual([1, 2, 3, 0, 0, 0, 0, 4, 5, 6]);
  });

  it('copes with one trace, one sample and none, and asks for heights and time', () => {
    expect(tracesOf(hang(radargramOf([[9]], { elevationsM: Float64Array.of(3) })))).toEqual([[9]]);
    expect(hang(radargramOf([], { elevationsM: new Float64Array(0) })).samples).toHaveLength(0);
    const line = radargramOf(
      [
        [1, 2],
        [3, 4],
      ],
      { elevationsM: Float64Array.of(1, 0) },
    );
    expect(() => hang({ ...line, elevationsM: null })).toThrow(
      'Topographic correction needs the height of the ground',
    );
    expect(() => hang({ ...line, sampleIntervalNs: null })).toThrow('works in nanoseconds');
  });
});
