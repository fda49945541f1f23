import { availableParallelism } from 'node:os';
import { runShots } from './fdtd/crew.ts';
import { borderCellCount, type Shot } from './fdtd/shot.ts';
import { lightMPerNs, timeStepNs, vacuumImpedanceOhm } from './fdtd/units.ts';
import { columnAt, type Ground, type Material } from './ground.ts';
import { velocityMPerNs } from './propagation.ts';
import type { Random } from './random.ts';
import { drawGround } from './random-ground.ts';
import { type RasterFrame, rasterGround } from './raster-ground.ts';
import {
  type LineToSimulate,
  lengthOf,
  randomOf,
  recordLine,
  type SimulatedLine,
  soilOf,
  traceXM,
} from './simulate-line.ts';
import { lineSourceCurrent } from './wavelet.ts';

export type WaveSetting = {
  /** In the slowest material, at the centre frequency. Half as many make pulses four times as late. */
  readonly cellsPerWavelength?: number;
  /** As many as the machine has processors, unless said otherwise; 0 computes on the thread that asks. */
  readonly threadCount?: number;
  readonly onShot?: (doneCount: number, shotCount: number) => void;
};

/** Enough for pulses to be late by less than half a per cent of their way. */
const usualCellsPerWavelength = 25;

/** How far to each side of the antennas the ground is computed, as a share of the depth that the time window reaches. */
const sidewaysShare = 0.8;

const airM = 0.15;

/** The cells of a line, and the line as they can tell it: antennas stand on nodes, so that their separation is a whole number of cells. */
export type WavePlan = {
  readonly line: LineToSimulate;
  readonly frame: RasterFrame;
  readonly shots: readonly Shot[];
  readonly stepNs: number;
  /** When the field of the first step is recorded, from the moment when the middle of the pulse leaves. */
  readonly firstStepNs: number;
};

/** One radar line over known ground, by waves in two dimensions. The same input gives the same bytes, on any number of threads. */
export async function simulateLineByWaves(
  wanted: LineToSimulate,
  setting: WaveSetting = {},
): Promise<SimulatedLine> {
  const plan = planWaves(wanted, setting);
  const random = randomOf(plan.line);
  const echoes = await echoesByWaves(plan, random, setting);
  return recordLine(plan.line, random, (index, trace) => trace.set(echoes[index]));
}

/** The echoes alone at the console's samples, trace by trace, in units in which a mirror 0.5 m away answers 1. */
export async function echoesByWaves(
  plan: WavePlan,
  random: Random,
  { threadCount = availableParallelism(), onShot }: WaveSetting = {},
): Promise<Float64Array[]> {
  const { line, frame, shots } = plan;
  const chance = drawGround(line.ground, lengthOf(line), random);
  const section = rasterGround(line.ground, chance, frame);
  const fields = await runShots(section, shots, {
    threadCount,
    onShot: (doneCount) => onShot?.(doneCount, shots.length),
  });
  const direct = await directWave(plan);
  return fields.map((field) =>
    readAsFromPoint(
      plan,
      field.map((value, step) => value - direct[step]),
    ),
  );
}

/** What a half-space of the topmost soil alone answers: the wave from antenna to antenna, which the console adds in its own strength. */
async function directWave({ line, frame, shots }: WavePlan): Promise<Float32Array> {
  const even: Ground = {
    layers: [{ name: 'soil', material: soilOf(line), baseDepthM: () => Number.POSITIVE_INFINITY }],
    cuts: [],
    scatterers: [],
    texture: line.ground.texture,
  };
  const section = rasterGround(even, { contrasts: [], bodies: [], lenses: [] }, frame);
  const [direct] = await runShots(section, shots.slice(0, 1), { threadCount: 0 });
  return direct;
}

/** How a line is cut into cells and shots. */
export function planWaves(wanted: LineToSimulate, setting: WaveSetting = {}): WavePlan {
  const { antenna, console, ground, traceSpacingM, traceCount } = wanted;
  const slowest = Math.min(...materialsOf(ground).map(velocityMPerNs));
  const wavelengthM = (1000 * slowest) / antenna.centreFrequencyMHz;
  const largestCellM = wavelengthM / (setting.cellsPerWavelength ?? usualCellsPerWavelength);
  const cellsPerTrace = Math.ceil(traceSpacingM / largestCellM - 1e-9);
  const cellM = traceSpacingM / cellsPerTrace;
  const halfCells = Math.max(1, Math.round(antenna.separationM / 2 / cellM));
  const line = { ...wanted, antenna: { ...antenna, separationM: 2 * halfCells * cellM } };

  const lastNs = console.firstSampleNs + console.timeWindowNs;
  const depthCells = Math.ceil(reachedDepthM(ground, lastNs / 2) / cellM);
  const sideCells = halfCells + Math.ceil(sidewaysShare * depthCells);
  const airRowCount = Math.ceil(airM / cellM);
  const stepNs = timeStepNs(cellM);
  const pulse = lineSourceCurrent(antenna.centreFrequencyMHz, stepNs);
  const firstStepNs = (0.5 - (pulse.length - 1) / 2) * stepNs;
  const strength = currentStrength(soilOf(line));
  const currentA = pulse.map((current) => current * strength);
  const stepCount = Math.ceil((lastNs - firstStepNs) / stepNs) + 2;
  return {
    line,
    frame: {
      leftM: -sideCells * cellM,
      cellM,
      columnCount: (traceCount - 1) * cellsPerTrace + 2 * sideCells + 1,
      rowCount: airRowCount + depthCells + 1,
      airRowCount,
      centreFrequencyMHz: antenna.centreFrequencyMHz,
    },
    shots: Array.from({ length: traceCount }, (_, trace) => {
      const column = sideCells + Math.round(traceXM(line, trace) / cellM);
      return {
        firstColumn: column - sideCells,
        columnCount: 2 * sideCells + 1,
        source: { column: column - halfCells, row: airRowCount },
        receivers: [{ column: column + halfCells, row: airRowCount }],
        currentA,
        stepCount,
      };
    }),
    stepNs,
    firstStepNs,
  };
}

/** Cells, with those of the borders, times steps of all shots of a plan: what the work grows with. */
export function cellUpdatesOf({ frame, shots }: WavePlan): number {
  const rowCount = frame.rowCount + 2 * borderCellCount;
  return shots.reduce(
    (sum, { columnCount, stepCount }) => sum + (columnCount + 2 * borderCellCount) * rowCount * stepCount,
    0,
  );
}

function materialsOf(ground: Ground): Material[] {
  return [
    ...ground.layers.map(({ material }) => material),
    ...ground.cuts.flatMap(({ fill, cover, mixing }) => [fill, cover, ...(mixing ? [mixing.material] : [])]),
  ];
}

/** How deep a pulse gets in that time, at the middle of the fastest way down that the line's beginning has. */
function reachedDepthM(ground: Ground, oneWayNs: number): number {
  let leftNs = oneWayNs;
  for (const { material, topM, baseM } of columnAt(ground, 0)) {
    const neededNs = (baseM - topM) / velocityMPerNs(material);
    if (neededNs >= leftNs) return topM + leftNs * velocityMPerNs(material);
    leftNs -= neededNs;
  }
  return 0;
}

/**
 * Amperes that make the far field under an antenna on the surface R w(t) / √r after a mirror R: the field of a line current
 * is −(μ0 / 4) √(2 v / (π r)) times its half derivative; the surface passes 2 n / (n + 1) of it on the way down, and again
 * on the way up.
 */
function currentStrength(soil: Material): number {
  const refractiveIndex = Math.sqrt(soil.relativePermittivity);
  const surface = (2 * refractiveIndex) / (refractiveIndex + 1);
  const permeability = vacuumImpedanceOhm / lightMPerNs;
  return ((-4 / permeability) * Math.sqrt(Math.PI / (2 * velocityMPerNs(soil)))) / surface ** 2;
}

/** Samples at the console's times; a line source spreads as 1 / √r, an antenna as 1 / r: the rest is 1 / √(v t). */
function readAsFromPoint({ line, stepNs, firstStepNs }: WavePlan, field: Float32Array): Float64Array {
  const { timeWindowNs, samplesPerTrace, firstSampleNs } = line.console;
  const velocity = velocityMPerNs(soilOf(line));
  const nearestNs = 1000 / line.antenna.centreFrequencyMHz;
  return Float64Array.from({ length: samplesPerTrace }, (_, sample) => {
    const timeNs = firstSampleNs + (sample * timeWindowNs) / samplesPerTrace;
    const at = (timeNs - firstStepNs) / stepNs;
    const before = Math.floor(at);
    if (before < 0) return 0;
    const value = field[before] + (at - before) * (field[before + 1] - field[before]);
    return value / Math.sqrt(velocity * Math.max(nearestNs, timeNs));
  });
}
