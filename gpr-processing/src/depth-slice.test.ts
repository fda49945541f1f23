import { describe, expect, it } from 'vitest';
import { type DepthSlice, depthSlice, type SliceOptions } from './depth-slice.ts';
import { assumedVelocity } from './depth-with-error.ts';
import type { GridDefinition, SurveyedLine } from './grid.ts';
import { radargramOf } from './known-radargrams.ts';
import { bodyInGround, bodyOutline, field, surveyOf } from './known-surveys.ts';
import { columnCentreM, rowCentreM } from './signal/raster.ts';

const window = { fromNs: 17, toNs: 24 };
const options: SliceOptions = { cellM: 0.25, radiusM: 0.4 };

/** Where along the bearing and to its right the cells are that are louder than half of the loudest, as an outline. */
function loudOutline(slice: DepthSlice, grid: GridDefinition) {
  const bearing = (grid.bearingDeg * Math.PI) / 180;
  const { raster, values } = slice;
  const loudest = values.reduce((most, value) => (value > most ? value : most), 0);
  const outline = { fromAlongM: 1e9, toAlongM: -1e9, fromAcrossM: 1e9, toAcrossM: -1e9 };
  for (const [cell, value] of values.entries()) {
    if (!(value > loudest / 2)) continue;
    const east = columnCentreM(raster, cell % raster.columnCount) - grid.originM.xM;
    const north = rowCentreM(raster, Math.floor(cell / raster.columnCount)) - grid.originM.yM;
    const alongM = east * Math.sin(bearing) + north * Math.cos(bearing);
    const acrossM = east * Math.cos(bearing) - north * Math.sin(bearing);
    outline.fromAlongM = Math.min(outline.fromAlongM, alongM);
    outline.toAlongM = Math.max(outline.toAlongM, alongM);
    outline.fromAcrossM = Math.min(outline.fromAcrossM, acrossM);
    outline.toAcrossM = Math.max(outline.toAcrossM, acrossM);
  }
  return outline;
}

function expectBodyInPlace(slice: DepthSlice, grid: GridDefinition): void {
  const outline = loudOutline(slice, grid);
  for (const side of Object.keys(bodyOutline) as (keyof typeof bodyOutline)[]) {
    // Centres of the cells at the edges, at most a cell from the edge.
    expect(Math.abs(outline[side] - bodyOutline[side])).toBeLessThanOrEqual(slice.raster.cellM + 1e-6);
  }
}

describe('a slice through a buried body of known outline', () => {
  it.each<[string, Partial<GridDefinition>, Partial<SliceOptions>, 'along' | 'across']>([
    ['of lines along', {}, {}, 'along'],
    ['of lines across', {}, {}, 'across'],
    ['of lines walked to and fro', { isZigZag: true }, {}, 'along'],
    ['on a field that lies askew', { bearingDeg: 212, isZigZag: true }, {}, 'along'],
    ['by triangles', { bearingDeg: 33 }, { gridding: 'linear' }, 'along'],
    ['by triangles, across and to and fro', { isZigZag: true }, { gridding: 'linear' }, 'across'],
    ['by the envelope', {}, { measure: 'envelope' }, 'along'],
  ])('%s shows it within a cell of its place', (_, known, chosen, direction) => {
    const grid = { ...field, ...known };
    const slice = depthSlice(surveyOf(grid, bodyInGround, { direction }), window, { ...options, ...chosen });
    expectBodyInPlace(slice, grid);
    expect(slice.findings).toEqual([]);
  });

  it('of lines in both directions shows it within a cell of its place', () => {
    const both = ['along', 'across'] as const;
    const lines = both.flatMap((direction) =>
      surveyOf({ ...field, isZigZag: true }, bodyInGround, { direction }),
    );
    for (const gridding of ['inverse-distance', 'linear'] as const) {
      expectBodyInPlace(depthSlice(lines, window, { ...options, gridding }), field);
    }
  });

  it('is as loud as the mean square of the pulse, whatever the cells', () => {
    for (const cellM of [0.1, 0.25, 0.5]) {
      const slice = depthSlice(surveyOf(field, bodyInGround), window, { cellM, radiusM: 0.5 });
      const loudest = slice.values.reduce((most, value) => (value > most ? value : most), 0);
      expect(loudest / ((100 * 1.5) / 7)).toBeCloseTo(1, 1);
      expect(slice.unit).toBe('amplitude²');
    }
  });

  it('is silent above and below it', () => {
    const above = depthSlice(surveyOf(field, bodyInGround), { fromNs: 2, toNs: 15 }, options);
    expect(above.values.reduce((most, value) => (value > most ? value : most), 0)).toBeLessThan(0.01);
  });

  it('says so where lines walked to and fro are placed as if walked one way', () => {
    const walked = surveyOf({ ...field, isZigZag: true }, bodyInGround);
    const placed = surveyOf(field, bodyInGround);
    const wrong = walked.map((line, index) => ({ ...line, places: placed[index].places }));
    const { findings } = depthSlice(wrong, window, options);
    expect(findings).toEqual([expect.stringMatching(/walked to and fro, but are placed as if/)]);
    expect(depthSlice(walked, window, options).findings).toEqual([]);
  });
});

describe('reach of a slice', () => {
  it('ends with the radius: cells beyond are empty, and between lines too far apart', () => {
    const lines = surveyOf({ ...field, lineSpacingM: 2.5 }, () => 1);
    for (const gridding of ['inverse-distance', 'linear'] as const) {
      const slice = depthSlice(lines, window, { cellM: 0.25, radiusM: 0.6, gridding });
      const middle = Math.floor(slice.raster.rowCount / 2) * slice.raster.columnCount;
      expect(slice.values[middle + 5]).toBeNaN();
      expect(slice.filledCellCount).toBe(slice.values.filter((value) => !Number.isNaN(value)).length);
      expect(slice.filledCellCount).toBeLessThan(slice.values.length);
      expect(slice.findings).toEqual([
        expect.stringMatching(/about 2.5 m apart, more than twice the search radius/),
      ]);
    }
    const along = depthSlice(lines, window, { cellM: 0.25, radiusM: 0.6 });
    expect(Number.isNaN(along.values[along.raster.columnCount * 10 + 10])).toBe(false);
  });

  it('leaves out traces without a place or without amplitudes, and says so', () => {
    const [first, second, ...rest] = surveyOf(field, () => 1);
    const lost = { ...first, places: { ...first.places, xM: first.places.xM.map(() => Number.NaN) } };
    const half = {
      ...second,
      places: { ...second.places, xM: second.places.xM.map((x, trace) => (trace < 10 ? Number.NaN : x)) },
    };
    const { findings, values } = depthSlice([lost, half, ...rest], window, options);
    expect(findings).toEqual([
      expect.stringMatching(/along 0 is left out/),
      expect.stringMatching(/along 1: 10 of 161 traces are left out/),
    ]);
    expect(values.some((value) => value > 0)).toBe(true);
  });

  it('is empty, with a sentence, where nothing was recorded', () => {
    const { values, findings } = depthSlice(
      surveyOf(field, () => 1),
      { fromNs: 100, toNs: 120 },
      options,
    );
    expect(values.every(Number.isNaN)).toBe(true);
    expect(findings).toEqual([expect.stringMatching(/No line was recorded/)]);
    const [line] = surveyOf(field, () => 1);
    const broken = {
      ...line,
      radargram: { ...line.radargram, samples: line.radargram.samples.map(() => Number.NaN) },
    };
    for (const measure of ['energy', 'envelope'] as const) {
      expect(depthSlice([broken], window, { ...options, measure }).filledCellCount).toBe(0);
    }
  });
});

describe('a slice tells', () => {
  const lines = surveyOf(field, () => 1);

  it('between which depths it lies, how sure that is and on what it rests', () => {
    const inTime = depthSlice(lines, { fromNs: 10, toNs: 20, velocity: assumedVelocity(0.1) }, options);
    expect(inTime.top).toMatchObject({ depthM: 0.5, errorM: expect.closeTo(0.2, 9), basis: 'assumed' });
    expect(inTime.bottom).toMatchObject({ depthM: 1, basis: 'assumed' });
    const inDepth = depthSlice(lines, { fromM: 0.5, toM: 1, velocity: assumedVelocity(0.1) }, options);
    expect(inDepth.top?.depthM).toBeCloseTo(0.5, 12);
    expect(inDepth.values).toEqual(inTime.values);
    expect(depthSlice(lines, { fromNs: 10, toNs: 20 }, options).top).toBeNull();
  });

  it('its radius, cell and every other choice', () => {
    expect(depthSlice(lines, window, options).options).toEqual({
      ...options,
      measure: 'energy',
      gridding: 'inverse-distance',
      power: 2,
      destriping: 'none',
    });
  });

  it('what lines in depth rest on, and cuts them in metres', () => {
    const inDepth = lines.map((line) => ({
      ...line,
      radargram: {
        ...line.radargram,
        sampleIntervalNs: null,
        depthAxis: { firstSampleM: 0, sampleIntervalM: 0.05, velocityBasis: 'stated velocity of 0.1 m/ns' },
      },
    }));
    const slice = depthSlice(inDepth, { fromM: 0.9, toM: 1.1 }, options);
    expect(slice.velocityBases).toEqual(['stated velocity of 0.1 m/ns']);
    expect(slice.values[50]).toBeGreaterThan(0.3);
    expect(() => depthSlice(inDepth, window, options)).toThrow(/converted to depth/);
  });
});

describe('destriping', () => {
  const gainOf = (line: number) => (line % 3 === 0 ? 3 : 1);

  it('brings lines that couple better to the level of the others, and says by how much', () => {
    const striped = surveyOf(field, bodyInGround, { gainOf });
    const slice = depthSlice(striped, window, { ...options, destriping: 'line-median' });
    const even = depthSlice(surveyOf(field, bodyInGround), window, options);
    for (const [cell, value] of slice.values.entries()) expect(value / even.values[cell]).toBeCloseTo(1, 1);
    expect(slice.lineFactors[0].factor).toBeCloseTo(1 / 9, 2);
    expect(slice.lineFactors[1].factor).toBeCloseTo(1, 1);
  });

  it('leaves silent lines alone', () => {
    const silent = surveyOf(field, () => 0, { gainOf: () => 0 });
    const slice = depthSlice(silent, window, { ...options, destriping: 'line-median' });
    expect(slice.values.every((value) => value === 0 || Number.isNaN(value))).toBe(true);
    expect(slice.lineFactors.every(({ factor }) => factor === 1)).toBe(true);
  });
});

describe('a slice is refused with a sentence', () => {
  const [line] = surveyOf(field, () => 1);
  const cut = (
    lines: readonly SurveyedLine[],
    chosen: Partial<SliceOptions> = {},
    at: typeof window = window,
  ) => depthSlice(lines, at, { ...options, ...chosen });

  it('without lines or places', () => {
    expect(() => cut([])).toThrow(/no trace has a place/);
    const radargram = radargramOf([]);
    const places = { xM: new Float64Array(), yM: new Float64Array() };
    expect(() => cut([{ name: 'none', radargram, places }])).toThrow(/no trace has a place/);
    expect(() => cut([{ ...line, places }])).toThrow(/161 traces, but 0 places/);
  });

  it('of triangles over one line, which inverse distance can do', () => {
    expect(() => cut([line], { gridding: 'linear' })).toThrow(/one straight line/);
    expect(cut([line]).filledCellCount).toBe(33);
  });

  it('of more cells than can be held', () => {
    const far = {
      ...line,
      places: { ...line.places, xM: line.places.xM.map((x, trace) => x + 1e6 * (trace % 2)) },
    };
    expect(() => cut([far])).toThrow(/larger cells, or take out places that lie far off/);
  });

  it('of cells, radius, power or window without sense', () => {
    expect(() => cut([line], { cellM: 0 })).toThrow(/cell above 0 m/);
    expect(() => cut([line], { radiusM: Number.NaN })).toThrow(/search radius above 0 m/);
    expect(() => cut([line], { power: 0 })).toThrow(/power of the distance/);
    expect(() => cut([line], {}, { fromNs: 20, toNs: 20 })).toThrow(/ends below where it begins/);
    expect(() => cut([line], {}, { fromNs: 20.2, toNs: 20.4 })).toThrow(/take a thicker slice/);
    expect(() => depthSlice([line], { fromM: 0, toM: 1 }, options)).toThrow(/needs a velocity/);
    const timeless = { ...line, radargram: { ...line.radargram, sampleIntervalNs: null } };
    expect(() => cut([timeless])).toThrow(/how far apart its samples are/);
  });

  it('but not of a line that stood still: its traces are one', () => {
    const still = { ...line, places: { xM: line.places.xM.map(() => 3), yM: line.places.yM.map(() => 4) } };
    const slice = cut([still]);
    expect([slice.values.length, slice.placedTraceCount]).toEqual([1, 161]);
    expect(slice.values[0]).toBeGreaterThan(0);
  });
});
