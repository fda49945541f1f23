import type { DemoLine } from './demo-lines.ts';
import type { Cut, Ground, Layer, Material, Remains, Root, Scatterer } from './ground.ts';
import type { LineToSimulate } from './simulate-line.ts';

const topsoil: Material = { relativePermittivity: 9, conductivityMSPerM: 4, qualityFactor: 35 };
const subsoil: Material = { relativePermittivity: 7.5, conductivityMSPerM: 3, qualityFactor: 40 };
const fill: Material = { relativePermittivity: 8.6, conductivityMSPerM: 5, qualityFactor: 30 };
const freshWood: Material = { relativePermittivity: 14, conductivityMSPerM: 15, qualityFactor: 30 };
/** 40 mS/m cost about 22 dB a metre: what lies deeper than half a metre is hardly seen. */
const wetClay: Material = { relativePermittivity: 12, conductivityMSPerM: 40, qualityFactor: 25 };

const texture = { soil: { bodiesPerM2: 4, lensesPerM2: 3 }, fill: { bodiesPerM2: 8, lensesPerM2: 5 } };

/** Each line holds one or two elements of the ground, so that an eye can learn them one by one. */
export function trainingLines(): DemoLine[] {
  return [
    trainingLine('L01-CUT-WITH-MIXED-FILL-AND-REMAINS', {
      ...soilOver(topsoil),
      cuts: [cut],
      remains: [remains],
    }),
    trainingLine('L02-ROOTS-AND-STONES', {
      ...soilOver(topsoil),
      roots,
      scatterers: [stone('stone A', 2.6, 0.55, 0.08), stone('stone B', 3.3, 0.8, 0.12)],
    }),
    trainingLine('L03-PIPE', { ...soilOver(topsoil), scatterers: [pipe] }),
    trainingLine('L04-CUT-AND-PIPE-UNDER-CLAY', {
      ...soilOver(wetClay),
      cuts: [cut],
      scatterers: [pipe],
    }),
  ];
}

function trainingLine(name: string, ground: Ground): DemoLine {
  const line: LineToSimulate = {
    name: `SYNTHETIC-${name}`,
    ground,
    antenna: { name: '400MHz', centreFrequencyMHz: 400, separationM: 0.16 },
    console: {
      samplesPerTrace: 512,
      timeWindowNs: 40,
      firstSampleNs: -5,
      bitsPerSample: 16,
      saturationShare: 0.8,
      noiseShare: 2 ** -13,
      couplingLossShare: 0.3,
    },
    traceCount: 201,
    traceSpacingM: 0.02,
    seed: 'joint-site-assessment-training-1',
  };
  return {
    siteCode: 'SYNTHETIC',
    line,
    format: 'dzt',
    start: null,
    tracesPerFix: 24,
    recordedAt: '2026-05-20T09:00:00',
  };
}

function soilOver(material: Material): Ground {
  const layers: Layer[] = [
    { name: 'topsoil', material, baseDepthM: (xM) => 0.42 + 0.02 * Math.sin(1.3 * xM) },
    { name: 'subsoil', material: subsoil, baseDepthM: () => Number.POSITIVE_INFINITY },
  ];
  return { layers, cuts: [], scatterers: [], texture };
}

const cut: Cut = {
  name: 'cut, 1.2 m wide',
  leftM: 0.9,
  rightM: 2.1,
  depthM: 1.1,
  wallRunM: 0.1,
  fill,
  cover: topsoil,
  coverDepthM: 0.2,
  sagM: 0.06,
  mixing: { clodsPerM2: 25, smallestRadiusM: 0.03, largestRadiusM: 0.09, material: subsoil },
};

const remains: Remains = {
  name: 'skeletonised remains',
  leftM: 1.1,
  rightM: 1.9,
  depthM: 0.98,
  offLineM: 0,
  pieceCount: 12,
  reflectivity: 0.12,
};

const roots: Root[] = [
  {
    name: 'root A',
    from: { xM: 0.4, depthM: 0.12 },
    to: { xM: 1.7, depthM: 0.4 },
    radiusM: 0.02,
    material: freshWood,
  },
  {
    name: 'root B',
    from: { xM: 0.4, depthM: 0.12 },
    to: { xM: 0.7, depthM: 0.75 },
    radiusM: 0.03,
    material: freshWood,
  },
];

const pipe: Scatterer = {
  name: 'metal pipe',
  kind: 'pipe',
  xM: 3,
  depthM: 0.7,
  offLineM: 0,
  radiusM: 0.04,
  reflectivity: -1,
};

function stone(name: string, xM: number, depthM: number, radiusM: number): Scatterer {
  return { name, kind: 'stone', xM, depthM, offLineM: 0, radiusM, reflectivity: 0.22 };
}
