import type { Radargram } from '@jsa/gpr-parsers';
import { type GridDefinition, type GridLine, placeOnGrid, type SurveyedLine } from '@jsa/gpr-processing';
import type { DemoLine } from './demo-lines.ts';
import type { Cut, Ground, Material, Scatterer } from './ground.ts';
import { simulateLineByWaves, type WaveSetting } from './line-by-waves.ts';
import { apexTimeNs, descend } from './propagation.ts';
import { type LineToSimulate, type SimulatedLine, simulateLine } from './simulate-line.ts';
import { syntheticNotice } from './truth.ts';

const soil: Material = { relativePermittivity: 9, conductivityMSPerM: 3, qualityFactor: 40 };
const fill: Material = { relativePermittivity: 12, conductivityMSPerM: 5, qualityFactor: 30 };
const antenna = { name: '400MHz', centreFrequencyMHz: 400, separationM: 0.16 };
const traceSpacingM = 0.04;

const field: GridDefinition = {
  originM: { xM: 0, yM: 0 },
  bearingDeg: 0,
  lineSpacingM: 0.25,
  lengthAlongM: 4,
  lengthAcrossM: 3,
  isZigZag: false,
};

/** What lies in the field; metres along the bearing and to the right of it, from where the first line begins. */
export type GridTruth = {
  readonly notice: string;
  readonly cut: {
    readonly fromAlongM: number;
    readonly toAlongM: number;
    readonly fromAcrossM: number;
    readonly toAcrossM: number;
    readonly depthM: number;
    /** When its floor shows, and when the base of the young soil over it does. */
    readonly floorTwoWayTimeNs: number;
    readonly coverTwoWayTimeNs: number;
  };
  readonly pipe: {
    readonly fromAlongM: number;
    readonly fromAcrossM: number;
    readonly toAlongM: number;
    readonly toAcrossM: number;
    readonly depthM: number;
    readonly twoWayTimeNs: number;
  };
};

const cutInPlan = { fromAlongM: 0.8, toAlongM: 1.8, fromAcrossM: 0.9, toAcrossM: 2.1 };
const cutSection: Omit<Cut, 'leftM' | 'rightM'> = {
  name: 'cut, 1.0 × 1.2 m',
  depthM: 0.9,
  wallRunM: 0.05,
  fill,
  cover: soil,
  coverDepthM: 0.25,
  sagM: 0,
};

/** Askew to the lines of both directions, at half a right angle, so that all of them meet it. */
const pipeInPlan = { fromAlongM: 2.2, fromAcrossM: 0, toAlongM: 3.8, toAcrossM: 1.6, depthM: 0.6 };

/** Parallel lines both ways over a buried cut and a pipe, in memory, each trace with its place: for tests of depth slices. */
export type GridSurvey = {
  readonly truth: GridTruth;
  readonly field: GridDefinition;
  readonly lines: readonly SurveyedLine[];
};

/** How the survey is made: by rays in some seconds, by waves in many minutes; walked back and forth, or always from the same end. */
export type GridSurveySetting = WaveSetting & {
  readonly method?: 'rays' | 'fdtd';
  readonly isZigZag?: boolean;
};

/** Simulates the survey. A line that is walked back has its traces in the order in which they were recorded. */
export async function simulateGridSurvey(setting: GridSurveySetting = {}): Promise<GridSurvey> {
  const { method = 'rays', isZigZag = false } = setting;
  const grid = { ...field, isZigZag };
  const lines: SurveyedLine[] = [];
  for (const { line, place } of gridLines()) {
    const simulated = method === 'rays' ? simulateLine(line) : await simulateLineByWaves(line, setting);
    const isBack = isZigZag && place.index % 2 === 1;
    const radargram = radargramOf(line, simulated, isBack);
    lines.push({ name: line.name, radargram, places: placeOnGrid(radargram, grid, place) });
  }
  return { truth: gridTruth(), field: grid, lines };
}

/** The lines of the survey as recordings to write. */
export function gridSurveyLines(): DemoLine[] {
  return gridLines().map(({ line }) => ({
    siteCode: 'SYNTHETIC',
    line,
    format: 'dzt',
    start: null,
    tracesPerFix: 24,
    recordedAt: '2026-05-21T09:00:00',
  }));
}

/** Where things lie in the field, and when they show under an antenna straight above. */
export function gridTruth(): GridTruth {
  const soilTo = (depthM: number) =>
    descend([{ material: soil, topM: 0, baseM: Number.POSITIVE_INFINITY }], depthM);
  const { depthM, coverDepthM } = cutSection;
  const throughFill = descend(
    [
      { material: soil, topM: 0, baseM: coverDepthM },
      { material: fill, topM: coverDepthM, baseM: depthM },
    ],
    depthM,
  );
  return {
    notice: syntheticNotice,
    cut: {
      ...cutInPlan,
      depthM,
      floorTwoWayTimeNs: apexTimeNs(throughFill, antenna.separationM),
      coverTwoWayTimeNs: apexTimeNs(soilTo(coverDepthM), antenna.separationM),
    },
    pipe: {
      ...pipeInPlan,
      twoWayTimeNs: apexTimeNs(soilTo(pipeInPlan.depthM), antenna.separationM),
    },
  };
}

function gridLines(): { line: LineToSimulate; place: GridLine }[] {
  const { lineSpacingM, lengthAlongM, lengthAcrossM } = field;
  return (['along', 'across'] as const).flatMap((direction) => {
    const [lengthM, widthM] =
      direction === 'along' ? [lengthAlongM, lengthAcrossM] : [lengthAcrossM, lengthAlongM];
    return Array.from({ length: Math.round(widthM / lineSpacingM) + 1 }, (_, index) => ({
      place: { direction, index },
      line: {
        name: `SYNTHETIC-GRID-${direction.toUpperCase()}-${String(index + 1).padStart(2, '0')}`,
        ground: groundUnder(direction, index * lineSpacingM),
        antenna,
        console: {
          samplesPerTrace: 256,
          timeWindowNs: 30,
          firstSampleNs: -5,
          bitsPerSample: 16,
          saturationShare: 0.8,
          noiseShare: 2 ** -13,
        },
        traceCount: Math.round(lengthM / traceSpacingM) + 1,
        traceSpacingM,
        seed: 'joint-site-assessment-grid-1',
      } as const,
    }));
  });
}

/** The section under one line. The pipe is drawn as if it were met at right angles: its time above it is right, its hyperbola steeper. */
function groundUnder(direction: 'along' | 'across', sidewaysM: number): Ground {
  const isAlong = direction === 'along';
  const { fromAlongM, toAlongM, fromAcrossM, toAcrossM } = cutInPlan;
  const [leftM, rightM, nearM, farM] = isAlong
    ? [fromAlongM, toAlongM, fromAcrossM, toAcrossM]
    : [fromAcrossM, toAcrossM, fromAlongM, toAlongM];
  const isOverCut = sidewaysM >= nearM && sidewaysM <= farM;
  const metM = isAlong
    ? sidewaysM - pipeInPlan.fromAcrossM + pipeInPlan.fromAlongM
    : sidewaysM - pipeInPlan.fromAlongM + pipeInPlan.fromAcrossM;
  const [firstM, lastM] = isAlong
    ? [pipeInPlan.fromAlongM, pipeInPlan.toAlongM]
    : [pipeInPlan.fromAcrossM, pipeInPlan.toAcrossM];
  const pipe: Scatterer = {
    name: 'metal pipe',
    kind: 'pipe',
    xM: metM,
    depthM: pipeInPlan.depthM,
    offLineM: 0,
    radiusM: 0.03,
    reflectivity: -1,
  };
  return {
    layers: [{ name: 'soil', material: soil, baseDepthM: () => Number.POSITIVE_INFINITY }],
    cuts: isOverCut ? [{ ...cutSection, leftM, rightM }] : [],
    scatterers: metM >= firstM && metM <= lastM ? [pipe] : [],
    texture: { soil: { bodiesPerM2: 2, lensesPerM2: 2 }, fill: { bodiesPerM2: 6, lensesPerM2: 4 } },
  };
}

function radargramOf(line: LineToSimulate, { samples }: SimulatedLine, isBack: boolean): Radargram {
  const { samplesPerTrace, timeWindowNs, firstSampleNs } = line.console;
  const walked = new Float32Array(samples.length);
  for (let trace = 0; trace < line.traceCount; trace++) {
    const from = (isBack ? line.traceCount - 1 - trace : trace) * samplesPerTrace;
    walked.set(samples.subarray(from, from + samplesPerTrace), trace * samplesPerTrace);
  }
  return {
    traceCount: line.traceCount,
    samplesPerTrace,
    sampleIntervalNs: timeWindowNs / samplesPerTrace,
    firstSampleNs,
    traceSpacingM: line.traceSpacingM,
    traceDistancesM: null,
    elevationsM: null,
    depthAxis: null,
    antenna: line.antenna,
    nonSignalSampleCount: 0,
    samples: walked,
  };
}
