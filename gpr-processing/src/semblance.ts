import type { Radargram } from '@jsa/gpr-parsers';
import type { Velocity } from '#depth-with-error.ts';
import { ProcessingError } from '#errors.ts';
import { addMoveoutEnergies, type Moveout } from '#signal/moveout-energy.ts';
import { requireSampleIntervalNs } from '#step.ts';
import { windowReach } from '#window.ts';

/** Which times and velocities are asked, and how. */
export type SemblanceQuestion = {
  /** Reflections bend (`hyperbolic`, t² = t₀² + x²/v²); direct waves do not (`linear`, t = t₀ + x/v). */
  readonly moveout?: Moveout;
  readonly slowestMPerNs?: number;
  readonly fastestMPerNs?: number;
  readonly velocityCount?: number;
  /** Length of the gate in time; about one period of the antenna. */
  readonly gateNs?: number;
  /** Samples that moveout stretches by more than this share are left out, t/t₀ − 1. */
  readonly largestStretch?: number;
};

/** Semblance, 0 to 1, for each two-way time at no offset and each velocity; NaN where fewer than three traces speak. */
export type VelocitySpectrum = {
  readonly moveout: Moveout;
  /** Row after row: one row for each time, in it one value for each velocity. */
  readonly semblance: Float32Array;
  /** In the same order: mean square of the mean of the traces within the gate; NaN where semblance is. */
  readonly stackEnergy: Float32Array;
  readonly timeCount: number;
  readonly firstTimeNs: number;
  readonly timeIntervalNs: number;
  readonly velocitiesMPerNs: Float64Array;
};

/** What stands out of a spectrum near a time: an RMS velocity with its error, on the basis of a CMP. */
export type VelocityPick = Velocity & { readonly timeNs: number; readonly semblance: number };

const fewestTraces = 3;
const mostValues = 2 ** 26;

/**
 * The velocity spectrum of a common-midpoint or wide-angle gather: one trace for each distance between transmitter and
 * receiver. Semblance is (Σ over the gate of (Σ a)²) / (n · Σ over the gate of Σ a²), the inner sums over the traces, a read
 * by straight lines between samples along the moveout, n the traces that reach there. After Neidell and Taner 1971,
 * Geophysics 36, 482–497; the gate is laid on the corrected traces. Times before time-zero are not asked.
 */
export function velocitySpectrum(
  gather: Radargram,
  offsetsM: ArrayLike<number>,
  question: SemblanceQuestion = {},
): VelocitySpectrum {
  const {
    moveout = 'hyperbolic',
    slowestMPerNs = 0.03,
    fastestMPerNs = 0.32,
    velocityCount = 117,
  } = question;
  const sampleIntervalNs = requireSampleIntervalNs(gather, 'Velocity analysis');
  requireGather(gather, offsetsM);
  requireVelocities(slowestMPerNs, fastestMPerNs, velocityCount);
  const pulseNs = 1000 / (gather.antenna.centreFrequencyMHz ?? 0);
  const gateNs = question.gateNs ?? (Number.isFinite(pulseNs) ? pulseNs : 10 * sampleIntervalNs);
  const { samplesPerTrace, firstSampleNs, samples, nonSignalSampleCount } = gather;
  const firstSample = Math.max(nonSignalSampleCount, Math.ceil(-firstSampleNs / sampleIntervalNs), 0);
  const timeCount = Math.max(0, samplesPerTrace - firstSample);
  if (timeCount * velocityCount > mostValues) {
    const message = `A spectrum of ${timeCount} times and ${velocityCount} velocities has more than ${mostValues} values: ask for fewer velocities.`;
    throw new ProcessingError('too-many-cells', message);
  }
  const velocitiesMPerNs = Float64Array.from(
    { length: velocityCount },
    (_, index) => slowestMPerNs + (index * (fastestMPerNs - slowestMPerNs)) / Math.max(1, velocityCount - 1),
  );
  const semblance = new Float32Array(timeCount * velocityCount);
  const stackEnergy = new Float32Array(timeCount * velocityCount);
  const offsets = Float64Array.from(offsetsM, Math.abs);
  const reach = windowReach(gateNs, sampleIntervalNs);
  const energies = {
    ofSum: new Float64Array(timeCount),
    ofTraces: new Float64Array(timeCount),
    traceCounts: new Int32Array(timeCount),
  };
  for (const [column, velocity] of velocitiesMPerNs.entries()) {
    const way = {
      moveout,
      slowness: 1 / (velocity * sampleIntervalNs),
      firstTime: firstSample + firstSampleNs / sampleIntervalNs,
      largestStretch: question.largestStretch ?? 1,
    };
    addMoveoutEnergies({ samples, samplesPerTrace, firstSample, offsets }, way, energies);
    gateInto({ semblance, stackEnergy }, { column, stride: velocityCount, reach }, energies);
  }
  return {
    moveout,
    semblance,
    stackEnergy,
    timeCount,
    firstTimeNs: firstSampleNs + firstSample * sampleIntervalNs,
    timeIntervalNs: sampleIntervalNs,
    velocitiesMPerNs,
  };
}

/**
 * Where semblance times stack energy is highest between two times: semblance alone is as high beside a pulse as on it,
 * since it is blind to loudness. Velocity is refined by a parabola through its neighbours; its error is the width
 * of the peak at half of its height over 2.355, as for a bell: how well the gather tells velocities apart, which is
 * wider than what noise alone would do. Null where nothing stands out.
 */
export function pickVelocity(
  spectrum: VelocitySpectrum,
  { fromNs, toNs }: { fromNs: number; toNs: number },
): VelocityPick | null {
  const { semblance, stackEnergy, timeCount, firstTimeNs, timeIntervalNs, velocitiesMPerNs } = spectrum;
  const count = velocitiesMPerNs.length;
  const from = Math.max(0, Math.ceil((fromNs - firstTimeNs) / timeIntervalNs));
  const to = Math.min(timeCount - 1, Math.floor((toNs - firstTimeNs) / timeIntervalNs));
  let [best, highest] = [-1, 0];
  for (let index = from * count; index < (to + 1) * count; index++) {
    const height = semblance[index] * stackEnergy[index];
    if (height > highest) [best, highest] = [index, height];
  }
  if (best < 0) return null;
  const time = Math.floor(best / count);
  const row = semblance.subarray(time * count, (time + 1) * count);
  const column = best % count;
  const stepMPerNs = velocitiesMPerNs[1] - velocitiesMPerNs[0];
  return {
    timeNs: firstTimeNs + time * timeIntervalNs,
    velocityMPerNs: velocitiesMPerNs[column] + stepMPerNs * vertexOf(row, column),
    velocityErrorMPerNs: (stepMPerNs * widthAtHalf(row, column)) / 2.355,
    basis: 'cmp',
    semblance: row[column],
  };
}

function gateInto(
  { semblance, stackEnergy }: { semblance: Float32Array; stackEnergy: Float32Array },
  { column, stride, reach }: { column: number; stride: number; reach: number },
  { ofSum, ofTraces, traceCounts }: { ofSum: Float64Array; ofTraces: Float64Array; traceCounts: Int32Array },
): void {
  const { length } = ofSum;
  for (let time = 0; time < length; time++) {
    let [above, below, stack] = [0, 0, 0];
    const from = Math.max(0, time - reach);
    const last = Math.min(length - 1, time + reach);
    for (let sample = from; sample <= last; sample++) {
      above += ofSum[sample];
      below += traceCounts[sample] * ofTraces[sample];
      if (traceCounts[sample] > 0) stack += ofSum[sample] / traceCounts[sample] ** 2;
    }
    const isHeard = traceCounts[time] >= fewestTraces;
    semblance[time * stride + column] = isHeard ? (below > 0 ? above / below : 0) : Number.NaN;
    stackEnergy[time * stride + column] = isHeard ? stack / (last - from + 1) : Number.NaN;
  }
}

function vertexOf(row: Float32Array, column: number): number {
  const [before, here, behind] = [row[column - 1], row[column], row[column + 1]];
  const bend = before - 2 * here + behind;
  return bend < 0 ? (0.5 * (before - behind)) / bend : 0;
}

/** In columns; never less than one. A flank that leaves the spectrum counts up to its end. */
function widthAtHalf(row: Float32Array, column: number): number {
  const half = row[column] / 2;
  let [low, high] = [column, column];
  while (low > 0 && row[low - 1] > half) low--;
  while (high < row.length - 1 && row[high + 1] > half) high++;
  const reachOf = (edge: number, beyond: number) => {
    const fall = row[edge] - row[beyond];
    return fall > 0 ? (row[edge] - half) / fall : 0;
  };
  return Math.max(1, high - low + reachOf(low, low - 1) + reachOf(high, high + 1));
}

function requireGather(
  { traceCount, samplesPerTrace, samples }: Radargram,
  offsetsM: ArrayLike<number>,
): void {
  if (offsetsM.length !== traceCount || samples.length !== traceCount * samplesPerTrace) {
    const message = `Velocity analysis needs the antennas’ distance for each of the ${traceCount} traces, but is given ${offsetsM.length}.`;
    throw new ProcessingError('inconsistent-radargram', message);
  }
  const places = new Set(Array.from(offsetsM, Math.abs));
  const isUsable = Array.from(places).every(Number.isFinite) && places.size >= fewestTraces;
  if (isUsable) return;
  const message = `Velocity analysis needs traces at ${fewestTraces} antenna distances or more, all of them known: this gather has ${places.size}. A line with one fixed distance has no velocity to give; fit a hyperbola instead.`;
  throw new ProcessingError('no-usable-places', message);
}

function requireVelocities(slowest: number, fastest: number, count: number): void {
  if (slowest > 0 && fastest > slowest && fastest < 10 && Number.isInteger(count) && count >= 3) return;
  const message = `Velocity analysis asks three velocities or more, from a slow to a faster one, but is set to ${count} from ${slowest} to ${fastest} m/ns.`;
  throw new ProcessingError('value-out-of-bounds', message);
}
