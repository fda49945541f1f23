import type { Depth } from '#depth-with-error.ts';
import { ProcessingError } from '#errors.ts';
import { doesNotFit, startsFrom } from '#hyperbola-start.ts';
import { type HyperbolaShape, isPossibleShape, reflectionPath } from '#reflection-path.ts';
import { type Fit, fitModel } from '#signal/least-squares.ts';
import { speedOfLightMPerNs } from '#travel-time.ts';

/** A point of a diffraction as a person picks it: place along the line, and two-way time from time-zero. */
export type HyperbolaPick = { readonly distanceM: number; readonly timeNs: number };

/** What is known beforehand of antennas, object and picking. */
export type HyperbolaDetails = {
  /** Between transmitter and receiver, along the line. */
  readonly separationM?: number;
  /** Of a cylinder that the line crosses at a right angle; depths are those of its top. */
  readonly radiusM?: number;
  /** How far a pick may be off by itself: errors then never count the picks for better than that. */
  readonly pickErrorNs?: number;
};

/** A diffraction's apex, depth and velocity with their standard errors, and what speaks against believing them. */
export type HyperbolaFit = {
  readonly apexM: number;
  readonly apexErrorM: number;
  /** Two-way time at the apex. */
  readonly t0Ns: number;
  readonly t0ErrorNs: number;
  readonly depth: Depth;
  readonly pickCount: number;
  readonly rmsResidualNs: number;
  /** Whole sentences. */
  readonly warnings: readonly string[];
};

const fewestPlaces = 4;
const unknownCount = 3;

/** Two-way times of a diffraction at places along the line, to draw it; NaN at places that are no numbers. */
export function hyperbolaTimes(
  shape: HyperbolaShape,
  distancesM: ArrayLike<number>,
  { separationM = 0, radiusM = 0 }: HyperbolaDetails = {},
): Float64Array {
  requireDetails({ separationM, radiusM });
  if (!isPossibleShape(shape)) {
    const message = `A hyperbola needs an apex, a depth of 0 m or more and a velocity above 0 m/ns, but they are ${shape.apexM} m, ${shape.depthM} m and ${shape.velocityMPerNs} m/ns.`;
    throw new ProcessingError('value-out-of-bounds', message);
  }
  return Float64Array.from(distancesM, (distanceM) => {
    const { pathM } = reflectionPath(distanceM - shape.apexM, { depthM: shape.depthM, separationM, radiusM });
    return pathM / shape.velocityMPerNs;
  });
}

/**
 * The diffraction that lies nearest to the picks by least squares in time, t = (|T P| + |P R|) / v, transmitter and receiver
 * half of their distance before and behind the trace. Standard errors come from the residuals and as many degrees of
 * freedom as there are picks beyond three. They know of scatter alone: a wrong time-zero, a pipe that is crossed at
 * a slant (which looks like faster ground) and ground that is faster above than below come on top.
 * After Olhoeft 2000 (hyperbola fitting) and Ristic, Petrovacki and Govedarica 2009 (with radius).
 */
export function fitHyperbola(picks: readonly HyperbolaPick[], details: HyperbolaDetails = {}): HyperbolaFit {
  const { separationM = 0, radiusM = 0, pickErrorNs = 0 } = details;
  requireDetails({ separationM, radiusM, pickErrorNs });
  requirePicks(picks);
  const distancesM = Float64Array.from(picks, ({ distanceM }) => distanceM);
  const timesNs = Float64Array.from(picks, ({ timeNs }) => timeNs);
  const model = (unknowns: Float64Array) => modelAt(unknowns, distancesM, { separationM, radiusM });
  const fits = startsFrom({ distancesM, timesNs, separationM }, model).map((start) =>
    fitModel(model, start, timesNs),
  );
  const fit = fits.reduce((best, each) => (misfitOf(each) < misfitOf(best) ? each : best));
  if (fit === null) throw doesNotFit('do not settle on one hyperbola');
  return describe(fit, picks, { separationM, radiusM, pickErrorNs });
}

function misfitOf(fit: Fit | null): number {
  if (fit === null) return Number.POSITIVE_INFINITY;
  return fit.residuals.reduce((sum, residual) => sum + residual ** 2, 0);
}

/** Unknowns: apex, depth of the top, and slowness, which times follow more evenly than velocity. */
function modelAt(
  [apexM, depthM, slowness]: Float64Array,
  distancesM: Float64Array,
  around: { separationM: number; radiusM: number },
) {
  if (!(depthM > 0) || !(slowness > 0)) return null;
  const { length } = distancesM;
  const values = new Float64Array(length);
  const slopes = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  for (let pick = 0; pick < length; pick++) {
    const path = reflectionPath(distancesM[pick] - apexM, { depthM, ...around });
    values[pick] = slowness * path.pathM;
    slopes[0][pick] = -slowness * path.perOffset;
    slopes[1][pick] = slowness * path.perDepth;
    slopes[2][pick] = path.pathM;
  }
  return { values, slopes };
}

function describe(
  { unknowns, covariance, residuals }: Fit,
  picks: readonly HyperbolaPick[],
  details: { separationM: number; radiusM: number; pickErrorNs: number },
): HyperbolaFit {
  const [apexM, depthM, slowness] = unknowns;
  const { length } = residuals;
  const sum = residuals.reduce((total, residual) => total + residual ** 2, 0);
  const scatterNs = Math.max(Math.sqrt(sum / (length - unknownCount)), details.pickErrorNs);
  const halfWayM = Math.sqrt(depthM ** 2 + details.separationM ** 2 / 4);
  const [t0PerDepth, t0PerSlowness] = [(2 * slowness * depthM) / halfWayM, 2 * halfWayM];
  const t0Variance =
    t0PerDepth ** 2 * covariance[4] +
    2 * t0PerDepth * t0PerSlowness * covariance[5] +
    t0PerSlowness ** 2 * covariance[8];
  const velocityMPerNs = 1 / slowness;
  const found = {
    apexM,
    apexErrorM: scatterNs * Math.sqrt(covariance[0]),
    t0Ns: 2 * slowness * halfWayM,
    t0ErrorNs: scatterNs * Math.sqrt(Math.max(0, t0Variance)),
    depth: {
      depthM,
      errorM: scatterNs * Math.sqrt(covariance[4]),
      velocityMPerNs,
      velocityErrorMPerNs: scatterNs * Math.sqrt(covariance[8]) * velocityMPerNs ** 2,
      basis: 'hyperbola',
    } as const,
    pickCount: length,
    rmsResidualNs: Math.sqrt(sum / length),
  };
  if (velocityMPerNs > 1.1 * speedOfLightMPerNs) {
    throw doesNotFit(`ask for a wave of ${velocityMPerNs.toPrecision(3)} m/ns, faster than light`);
  }
  return { ...found, warnings: warningsOf(found, picks) };
}

function warningsOf(fit: Omit<HyperbolaFit, 'warnings'>, picks: readonly HyperbolaPick[]): string[] {
  const { apexM, t0Ns, depth, pickCount, rmsResidualNs } = fit;
  const { velocityMPerNs, velocityErrorMPerNs } = depth;
  const places = picks.map(({ distanceM }) => distanceM);
  const [beforeM, behindM] = [apexM - Math.min(...places), Math.max(...places) - apexM];
  const latestNs = Math.max(...picks.map(({ timeNs }) => timeNs));
  const errorPercent = Math.round((100 * velocityErrorMPerNs) / velocityMPerNs);
  const shorterM = Math.min(beforeM, behindM);
  return [
    pickCount < 6 &&
      `Only ${pickCount} picks: the errors stand on ${pickCount - unknownCount} of them and may be far too small; pick six or more.`,
    shorterM < 0.15 * Math.max(beforeM, behindM) &&
      'The picks lie on one flank: apex and depth rest on a shape that nobody has seen; pick both flanks.',
    latestNs < 1.05 * t0Ns &&
      'The picks stay near the apex, where all velocities look alike; pick further down the flanks.',
    errorPercent > 10 &&
      `The picks leave the velocity uncertain by ${errorPercent} %: take it for no more than a first guess.`,
    rmsResidualNs > 0.05 * t0Ns &&
      `The picks lie ${rmsResidualNs.toPrecision(2)} ns from the hyperbola on average, much for an apex at ${t0Ns.toPrecision(3)} ns: they may be of two objects, or of none.`,
    velocityMPerNs > 0.2 &&
      `${velocityMPerNs.toPrecision(3)} m/ns is faster than nearly any soil: this may be an echo through the air, from something above the ground.`,
    velocityMPerNs < 0.033 &&
      `${velocityMPerNs.toPrecision(3)} m/ns is slower than water: this is unlikely to be a diffraction.`,
  ].filter((warning) => warning !== false);
}

function requirePicks(picks: readonly HyperbolaPick[]): void {
  const odd = picks.find(
    ({ distanceM, timeNs }) => !Number.isFinite(distanceM) || !(timeNs > 0 && timeNs < 1e9),
  );
  if (odd) {
    const message = `A hyperbola is picked below time-zero, but a pick lies at ${odd.distanceM} m and ${odd.timeNs} ns: take it out, or set time-zero first.`;
    throw new ProcessingError('picks-do-not-fit', message);
  }
  const placeCount = new Set(picks.map(({ distanceM }) => distanceM)).size;
  if (placeCount >= fewestPlaces) return;
  const message = `A hyperbola has three unknowns and needs a fourth pick to check them by, but the picks lie at ${placeCount} different ${placeCount === 1 ? 'place' : 'places'} along the line: pick at four or more.`;
  throw new ProcessingError('picks-do-not-fit', message);
}

function requireDetails(details: Readonly<Record<string, number>>): void {
  const odd = Object.entries(details).find(([, value]) => !(value >= 0 && value < 1e6));
  if (!odd) return;
  const message = `A hyperbola’s ${odd[0]} must be 0 or more, but is ${odd[1]}.`;
  throw new ProcessingError('value-out-of-bounds', message);
}
