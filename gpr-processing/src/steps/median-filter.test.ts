import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { repeatableNoise } from '#signal/known-signals.ts';
import { medianFilter } from './median-filter.ts';

const threeByThree = { windowTraces: 3, windowNs: 3 };

describe('median filter', () => {
  it('takes out a spike and a bad trace, and keeps an edge to the sample', () => {
    const spike = [
      [0, 0, 0, 0],
      [0, 9, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ];
    expect(tracesOf(medianFilter.run(radargramOf(spike), threeByThree))).toEqual(
      new Array(4).fill([0, 0, 0, 0]),
    );
    const badTrace = [
      [1, 2, 3],
      [1, 2, 3],
      [70, 80, -90],
      [1, 2, 3],
      [1, 2, 3],
    ];
    const repaired = medianFilter.run(radargramOf(badTrace), { windowTraces: 5, windowNs: 1 });
    expect(tracesOf(repaired)).toEqual(new Array(5).fill([1, 2, 3]));
    const edge = new Array(5).fill([0, 0, 0, 5, 5, 5]);
    expect(tracesOf(medianFilter.run(radargramOf(edge), threeByThree))).toEqual(edge);
  });

  it('with a window of one sample changes nothing, and scales with the amplitudes', () => {
    const noise = repeatableNoise(8);
    const line = radargramOf(Array.from({ length: 12 }, () => Float32Array.from({ length: 20 }, noise)));
    expect(medianFilter.run(line, { windowTraces: 1, windowNs: 0 }).samples).toEqual(line.samples);
    const doubled = { ...line, samples: line.samples.map((amplitude) => -2 * amplitude) };
    const wanted = medianFilter.run(line, threeByThree).samples.map((amplitude) => -2 * amplitude);
    expect(medianFilter.run(doubled, threeByThree).samples).toEqual(wanted);
  });

  it('sees across the blocks that a line is cut into', () => {
    const traces = Array.from({ length: 1030 }, (_, trace) => [trace, 2 * trace]);
    const found = tracesOf(medianFilter.run(radargramOf(traces), { windowTraces: 5, windowNs: 1 }));
    expect(found.slice(2, -2)).toEqual(traces.slice(2, -2));
  });

  it('copes with one trace, one sample and none, and with windows larger than the line', () => {
    const wide = { windowTraces: 101, windowNs: 1000 };
    expect(tracesOf(medianFilter.run(radargramOf([[1, 7, 3]]), wide))).toEqual([[3, 3, 3]]);
    expect(tracesOf(medianFilter.run(radargramOf([[4]]), wide))).toEqual([[4]]);
    expect(medianFilter.run(radargramOf([]), wide).samples).toHaveLength(0);
  });

  it('asks for time, and for a window that comes to an end', () => {
    const line = radargramOf([[1, 2]], { sampleIntervalNs: null });
    expect(() => medianFilter.run(line, threeByThree)).toThrow('works in nanoseconds');
    const large = radargramOf(new Array(60).fill(new Array(200).fill(0)));
    expect(() => medianFilter.run(large, { windowTraces: 101, windowNs: 1000 })).toThrow(
      'state a smaller window',
    );
  });
});
