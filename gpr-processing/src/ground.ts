import { ProcessingError } from '#errors.ts';
import type { LineGeometry } from '#line.ts';

/** A trace may become so many samples long when it is hung from the terrain. */
const mostSamplesPerTrace = 2 ** 16;

/** Height of the ground under every trace, in m; refuses lines that do not say it. */
export function requireElevationsM({ elevationsM, traceCount }: LineGeometry, label: string): Float64Array {
  if (elevationsM !== null && elevationsM.length === traceCount && elevationsM.every(Number.isFinite)) {
    return elevationsM;
  }
  const what = elevationsM === null ? 'no heights' : 'no height for some of its traces';
  const message = `${label} needs the height of the ground under every trace, but the line has ${what}: leave the step out, or give the line its heights first.`;
  throw new ProcessingError('needs-elevations', message);
}

/** How deep each trace hangs below the highest of them, in samples, to a millionth: what rounding adds is no shift. */
export function samplesBelowHighest(elevationsM: Float64Array, samplesPerM: number): Float64Array {
  const highestM = highestOf(elevationsM);
  return elevationsM.map((elevationM) => Math.round((highestM - elevationM) * samplesPerM * 1e6) / 1e6);
}

/**
 * What is known of a line once its traces hang from the highest of them: they are longer by what the lowest hangs deeper,
 * and the heights become those of the level that depth is counted from.
 */
export function geometryBelowHighest(
  geometry: LineGeometry,
  elevationsM: Float64Array,
  below: Float64Array,
  label: string,
): LineGeometry {
  const deepest = below.reduce((most, samples) => Math.max(most, samples), 0);
  const samplesPerTrace = geometry.samplesPerTrace + Math.ceil(deepest);
  if (samplesPerTrace > mostSamplesPerTrace) {
    const message = `${label} would make traces of ${samplesPerTrace} samples out of ${geometry.samplesPerTrace}, more than the ${mostSamplesPerTrace} that are taken: the heights of the line cannot be right.`;
    throw new ProcessingError('value-out-of-bounds', message);
  }
  return {
    ...geometry,
    samplesPerTrace,
    elevationsM: new Float64Array(elevationsM.length).fill(highestOf(elevationsM)),
    nonSignalSampleCount: 0,
  };
}

function highestOf(elevationsM: Float64Array): number {
  return elevationsM.reduce((highest, elevationM) => Math.max(highest, elevationM), Number.NEGATIVE_INFINITY);
}

/**
 * How much the ground rises for each metre along the line: the slope of the straight line that fits best (least
 * squares) through the heights of the traces within half of that length; 0 where all of them lie at one place.
 */
export function groundSlopes(
  positionsM: Float64Array,
  elevationsM: Float64Array,
  overM: number,
): Float64Array {
  const sorted = Array.from(positionsM.keys()).sort((one, other) => positionsM[one] - positionsM[other]);
  const slopes = new Float64Array(positionsM.length);
  const fit = createLineFit();
  let [entering, leaving] = [0, 0];
  for (const trace of sorted) {
    const hereM = positionsM[trace];
    while (entering < sorted.length && positionsM[sorted[entering]] <= hereM + overM / 2) {
      fit.take(positionsM[sorted[entering]], elevationsM[sorted[entering]], 1);
      entering++;
    }
    while (positionsM[sorted[leaving]] < hereM - overM / 2) {
      fit.take(positionsM[sorted[leaving]], elevationsM[sorted[leaving]], -1);
      leaving++;
    }
    slopes[trace] = fit.slope();
  }
  return slopes;
}

/** Sums of a straight line's fit, counted from the first place so that they stay small. */
function createLineFit() {
  let first: { x: number; z: number } | null = null;
  let [count, sumX, sumZ, sumXx, sumXz] = [0, 0, 0, 0, 0];
  return {
    take(positionM: number, elevationM: number, sign: 1 | -1) {
      first ??= { x: positionM, z: elevationM };
      const [x, z] = [positionM - first.x, elevationM - first.z];
      count += sign;
      sumX += sign * x;
      sumZ += sign * z;
      sumXx += sign * x * x;
      sumXz += sign * x * z;
    },
    slope() {
      const spread = sumXx - (sumX * sumX) / count;
      return spread > 1e-9 * sumXx && spread > 1e-9 ? (sumXz - (sumX * sumZ) / count) / spread : 0;
    },
  };
}
