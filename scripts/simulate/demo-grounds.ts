import type { Cut, Ground, Layer, Material, Scatterer } from './ground.ts';
import { randomFrom, wander } from './random.ts';

const topsoil: Material = { relativePermittivity: 9, conductivityMSPerM: 5, qualityFactor: 28 };
const siltyLoam: Material = { relativePermittivity: 12, conductivityMSPerM: 6, qualityFactor: 28 };
const sandyBand: Material = { relativePermittivity: 9.2, conductivityMSPerM: 3, qualityFactor: 34 };
const subsoil: Material = { relativePermittivity: 11.2, conductivityMSPerM: 5, qualityFactor: 32 };
const weatheredRock: Material = { relativePermittivity: 7.6, conductivityMSPerM: 2, qualityFactor: 45 };
const mixedFill: Material = { relativePermittivity: 10.3, conductivityMSPerM: 6.5, qualityFactor: 24 };
const youngTopsoil: Material = { relativePermittivity: 9.6, conductivityMSPerM: 5.5, qualityFactor: 26 };

const fineTexture = { soil: { bodiesPerM2: 8, lensesPerM2: 5 }, fill: { bodiesPerM2: 28, lensesPerM2: 14 } };
const coarseTexture = {
  soil: { bodiesPerM2: 4, lensesPerM2: 2.5 },
  fill: { bodiesPerM2: 12, lensesPerM2: 7 },
};

/** A base that dips gently, rolls on two wavelengths and is rough by a centimetre; `yM` moves it from line to line. */
function gentleBase(
  base: { depthM: number; reliefM: number; dip: number },
  name: string,
  yM: number,
): (xM: number) => number {
  const phaseRad = 0.35 * yM + base.depthM;
  const roughness = wander(randomFrom(`${name} at ${yM}`), 0.35);
  return (xM) => {
    const rolling = Math.sin(0.62 * xM + phaseRad) + 0.4 * Math.sin(1.71 * xM + 2.3 * phaseRad);
    return base.depthM + base.dip * xM + base.reliefM * rolling + 0.008 * roughness(xM);
  };
}

/** Loam with a sandy band over weathered rock; the layers change slowly across the lines (`yM`). */
function layeredSoil(yM: number, thickness: number): Layer[] {
  const layer = (
    name: string,
    material: Material,
    base: { depthM: number; reliefM: number; dip: number },
  ): Layer => {
    return { name, material, baseDepthM: gentleBase(base, name, yM) };
  };
  return [
    layer('topsoil', topsoil, { depthM: 0.3, reliefM: 0.015, dip: 0 }),
    layer('silty loam', siltyLoam, { depthM: 0.62 * thickness, reliefM: 0.03, dip: 0.004 }),
    layer('sandy band', sandyBand, { depthM: 0.86 * thickness, reliefM: 0.035, dip: 0.006 }),
    layer('subsoil', subsoil, { depthM: 1.5 * thickness, reliefM: 0.06, dip: 0.01 }),
    { name: 'weathered rock', material: weatheredRock, baseDepthM: () => Number.POSITIVE_INFINITY },
  ];
}

function cut(name: string, leftM: number, rightM: number, rest: Partial<Cut> & { depthM: number }): Cut {
  return {
    name,
    leftM,
    rightM,
    wallRunM: 0.14,
    fill: mixedFill,
    cover: youngTopsoil,
    coverDepthM: 0.23,
    sagM: 0.09,
    ...rest,
  };
}

/** A long cut meets every line that lies within it. */
function meets(yM: number, fromM: number, toM: number): boolean {
  return yM >= fromM && yM <= toM;
}

/** Places of stones and the pipe in the plan of site 2; a line also sees what lies a little beside it. */
const site2Stones = [
  { name: 'stone A', xM: 1.6, yM: 0.5, depthM: 0.72, radiusM: 0.11 },
  { name: 'stone B', xM: 7.4, yM: 1.1, depthM: 0.95, radiusM: 0.14 },
  { name: 'stone C', xM: 2.6, yM: 2.4, depthM: 1.15, radiusM: 0.16 },
  { name: 'stone D', xM: 12.9, yM: 2.9, depthM: 0.55, radiusM: 0.09 },
];

/** Site 2: two grave-sized cuts (2.0 × 0.8 m, along and across the lines), a metal pipe, stones. */
export function site2Ground(yM: number): Ground {
  const cuts: Cut[] = [];
  if (meets(yM, 0.85, 1.65))
    cuts.push(cut('cut A, 2.0 × 0.8 m, along the lines', 3.7, 5.7, { depthM: 1.25 }));
  if (meets(yM, 0.9, 2.9))
    cuts.push(cut('cut B, 2.0 × 0.8 m, across the lines', 9.0, 9.8, { depthM: 1.1, wallRunM: 0.08 }));
  const stones = site2Stones
    .filter((stone) => Math.abs(stone.yM - yM) < 0.65)
    .map(({ name, xM, yM: stoneYM, depthM, radiusM }): Scatterer => {
      return { name, kind: 'stone', xM, depthM, offLineM: stoneYM - yM, radiusM, reflectivity: 0.22 };
    });
  const pipe: Scatterer = {
    name: 'metal pipe',
    kind: 'pipe',
    xM: 11.3 + 0.12 * yM,
    depthM: 0.78,
    offLineM: 0,
    radiusM: 0.03,
    reflectivity: -1,
  };
  return { layers: layeredSoil(yM, 1), cuts, scatterers: [...stones, pipe], texture: fineTexture };
}

/** Site 4: one large machine-dug cut, 6 m wide with a ramp-like wall, on a thicker soil. */
export function site4Ground(yM: number): Ground {
  const large = cut('large cut, 6.2 m wide', 9.4 + 0.1 * yM, 15.6 + 0.1 * yM, {
    depthM: 1.8,
    wallRunM: 0.8,
    sagM: 0.16,
    coverDepthM: 0.26,
  });
  const boulder: Scatterer = {
    name: 'boulder',
    kind: 'stone',
    xM: 20.4,
    depthM: 1.3,
    offLineM: 0.2 * yM,
    radiusM: 0.25,
    reflectivity: 0.2,
  };
  return { layers: layeredSoil(yM, 1.35), cuts: [large], scatterers: [boulder], texture: coarseTexture };
}

/** Site 3: undisturbed layers with boulders only: what natural ground looks like. */
export function site3Ground(): Ground {
  const scatterers = [5.2, 11.8, 17.1].map((xM, index): Scatterer => {
    const name = `boulder ${index + 1}`;
    return {
      name,
      kind: 'stone',
      xM,
      depthM: 0.9 + 0.35 * index,
      offLineM: 0,
      radiusM: 0.2,
      reflectivity: 0.2,
    };
  });
  return { layers: layeredSoil(0.9, 1.2), cuts: [], scatterers, texture: coarseTexture };
}

/** Site 1: a narrow pipe trench, a look-alike of a grave-sized cut: its fill holds the pipe that explains it. */
export function site1Ground(): Ground {
  const trench = cut('pipe trench, 0.7 m wide', 6.1, 6.8, { depthM: 0.95, wallRunM: 0.05 });
  const scatterers: Scatterer[] = [
    {
      name: 'pipe in trench',
      kind: 'pipe',
      xM: 6.45,
      depthM: 0.82,
      offLineM: 0,
      radiusM: 0.05,
      reflectivity: -1,
    },
    { name: 'stone', kind: 'stone', xM: 11.7, depthM: 1.05, offLineM: 0, radiusM: 0.12, reflectivity: 0.22 },
    { name: 'hollow', kind: 'stone', xM: 2.4, depthM: 0.6, offLineM: 0, radiusM: 0.1, reflectivity: 0.5 },
  ];
  return { layers: layeredSoil(2.2, 0.95), cuts: [trench], scatterers, texture: fineTexture };
}
