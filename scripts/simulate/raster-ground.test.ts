import { expect, it } from 'vitest';
import type { Cut, Ground, Remains, Scatterer } from './ground.ts';
import { fresnelReflection } from './propagation.ts';
import { randomFrom } from './random.ts';
import { drawGround } from './random-ground.ts';
import {
  bodiesOf,
  conductivitySPerM,
  type RasterFrame,
  rasterGround,
  rodReflectivity,
} from './raster-ground.ts';
import { piecesOf } from './remains.ts';
import { loam, plainGround, sand, wetSilt } from './testing.ts';

const frame: RasterFrame = {
  leftM: 0,
  cellM: 0.01,
  columnCount: 201,
  rowCount: 161,
  airRowCount: 10,
  centreFrequencyMHz: 400,
};

function cellsOf(ground: Ground) {
  const section = rasterGround(ground, drawGround(ground, 2, randomFrom('test')), frame);
  const at = (xM: number, depthM: number) =>
    (Math.round(depthM / frame.cellM) + frame.airRowCount) * frame.columnCount + Math.round(xM / frame.cellM);
  return {
    permittivity: (xM: number, depthM: number) => section.relativePermittivity[at(xM, depthM)],
    conductivity: (xM: number, depthM: number) => section.conductivitySPerM[at(xM, depthM)],
  };
}

const stone: Scatterer = {
  name: 'stone',
  kind: 'stone',
  xM: 1,
  depthM: 0.3,
  offLineM: 0,
  radiusM: 0.1,
  reflectivity: 0.25,
};

const cut: Cut = {
  name: 'cut',
  leftM: 0.5,
  rightM: 1.5,
  depthM: 0.9,
  wallRunM: 0.05,
  fill: { relativePermittivity: 7, conductivityMSPerM: 2, qualityFactor: 40 },
  cover: loam,
  coverDepthM: 0.2,
  sagM: 0.05,
};

it('lays air, layers and half of each on the surface and on an interface', () => {
  const { permittivity, conductivity } = cellsOf(plainGround());
  expect(permittivity(1, -0.05)).toBe(1);
  expect(permittivity(1, 0)).toBeCloseTo((1 + 9) / 2, 5);
  expect(permittivity(1, 0.3)).toBeCloseTo(9, 5);
  expect(permittivity(1, 0.5)).toBeCloseTo((9 + 5) / 2, 5);
  expect(conductivity(1, 0.3)).toBeCloseTo(conductivitySPerM(loam, 400), 7);
});

it('takes an interface between two nodes into the share of the cell that it cuts', () => {
  const [upper, lower] = plainGround().layers;
  const ground = { ...plainGround(), layers: [{ ...upper, baseDepthM: () => 0.503 }, lower] };
  expect(cellsOf(ground).permittivity(1, 0.5)).toBeCloseTo(0.8 * 9 + 0.2 * 5, 4);
});

it('gives loss that grows with frequency the conductivity that costs as much at the centre frequency', () => {
  // α per metre of σ is σ η0 / (2 √εr), that of Q is π f / (Q v).
  const perM = Math.PI * 0.4 * (Math.sqrt(9) / 0.299792458 / 40);
  const extra = conductivitySPerM(loam, 400) - 2e-3;
  expect((extra * 376.730313668) / (2 * Math.sqrt(9))).toBeCloseTo(perM, 6);
});

it('gives a pipe the permittivity that reflects as it should, and metal no field', () => {
  const pipe = { ...stone, kind: 'pipe' } as const;
  const within = { ...loam, relativePermittivity: cellsOf(plainGround([pipe])).permittivity(1, 0.3) };
  expect(fresnelReflection(loam, within, 0)).toBeCloseTo(0.25, 4);
  const { conductivity } = cellsOf(plainGround([{ ...pipe, reflectivity: -1 }]));
  expect(conductivity(1, 0.3)).toBe(Number.POSITIVE_INFINITY);
  expect(conductivity(1, 0.45)).toBeLessThan(1);
});

it('pales a stone until its rod echoes as weakly as a ball', () => {
  // Large against the wavelength, 0.1 m under the 0.3 m: √(0.1 / 0.7) of a pipe's echo.
  const within = { ...loam, relativePermittivity: cellsOf(plainGround([stone])).permittivity(1, 0.3) };
  expect(fresnelReflection(loam, within, 0)).toBeCloseTo(0.25 * Math.sqrt(0.1 / 0.7), 3);
  const small = { ...stone, radiusM: 0.01 };
  const wavesTimesRadius = 2 * Math.PI * 0.4 * (3 / 0.299792458) * 0.01;
  expect(rodReflectivity(small, 9, 400)).toBeCloseTo(
    0.25 * wavesTimesRadius ** 1.5 * Math.sqrt(0.01 / 0.61),
    6,
  );
});

it('leaves out a body that lies beside the section', () => {
  const beside = plainGround([{ ...stone, offLineM: 0.11 }]);
  expect(bodiesOf(beside)).toEqual([]);
  expect(cellsOf(beside).permittivity(1, 0.3)).toBeCloseTo(9, 5);
});

it('lays a root from place to place and no further', () => {
  const root = {
    name: 'root',
    from: { xM: 0.4, depthM: 0.1 },
    to: { xM: 1.2, depthM: 0.3 },
    radiusM: 0.02,
    material: wetSilt,
  };
  const { permittivity } = cellsOf({ ...plainGround(), roots: [root] });
  expect(permittivity(0.8, 0.2)).toBeCloseTo(16, 4);
  expect(permittivity(0.8, 0.26)).toBeCloseTo(9, 4);
  expect(permittivity(1.3, 0.32)).toBeCloseTo(9, 4);
});

it('mixes lumps of another soil into a fill, all of them within it', () => {
  const mixing = { clodsPerM2: 40, smallestRadiusM: 0.03, largestRadiusM: 0.08, material: sand };
  const { permittivity } = cellsOf(plainGround([], [{ ...cut, mixing }]));
  const places = Array.from({ length: 40 }, (_, index) => permittivity(0.6 + index * 0.02, 0.6));
  expect(places.filter((value) => value < 6.8).length).toBeGreaterThan(3);
  expect(places.filter((value) => Math.abs(value - 7) < 0.01).length).toBeGreaterThan(3);
  expect(permittivity(0.3, 0.6)).toBeCloseTo(5, 4);
  expect(permittivity(1, 1.1)).toBeCloseTo(5, 4);
});

it('lays remains as small weak pieces over their length', () => {
  const remains: Remains = {
    name: 'remains',
    leftM: 0.4,
    rightM: 1.6,
    depthM: 0.8,
    offLineM: 0,
    pieceCount: 12,
    reflectivity: 0.12,
  };
  const pieces = piecesOf(remains);
  expect(pieces).toEqual(piecesOf(remains));
  expect(pieces).toHaveLength(12);
  for (const { xM, depthM, radiusM, reflectivity } of pieces) {
    expect(xM).toBeGreaterThan(0.4);
    expect(xM).toBeLessThan(1.6);
    expect(Math.abs(depthM - 0.8)).toBeLessThan(0.05);
    expect(radiusM).toBeLessThan(0.05);
    expect(reflectivity).toBe(0.12);
  }
});
