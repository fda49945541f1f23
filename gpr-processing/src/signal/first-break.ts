const leadingEdgeShare = 0.05;
const clearOfNoise = 5;

/**
 * Index of the first value that the arriving pulse has moved. The modified energy ratio finds the pulse: where the mean
 * energy of the `window` slopes ahead, over that of all slopes before, times the slope itself, is largest. About there
 * the first slope counts that is a twentieth of the pulse's steepest and clear of the noise, so that a quiet instrument,
 * in which a fainter beginning can be seen, is picked no earlier than a noisy one. Slopes instead of values, because an
 * offset or a slow drift is no energy. Null where nothing stands out by `leastRatio`: in noise, in a constant, in a
 * trace that begins inside the pulse.
 */
export function firstBreak(values: Float32Array, window: number, leastRatio: number): number | null {
  const pulse = findPulse(values, { window, leastRatio });
  return pulse && firstOf(values, pulse);
}

/** A flank of the arriving pulse: where, between the samples, it is steepest; by `place` it can be told to a fraction of a sample. */
export type Flank = { readonly place: number; readonly isRising: boolean };

/**
 * The first break, and the flanks of the pulse that are at least half as steep as its steepest, the steepest first.
 * Noise moves a steep flank far less than the faint first break, and clipping hardly at all. The top of a flank is taken from a
 * parabola through three slopes. Null where there is no first break.
 */
export function pulseFlanks(
  values: Float32Array,
  window: number,
  leastRatio: number,
): { first: number; flanks: Flank[] } | null {
  const pulse = findPulse(values, { window, leastRatio });
  if (pulse === null) return null;
  const { begin, end, steepest } = pulse;
  const found: { flank: Flank; steepness: number }[] = [];
  for (let slope = begin; slope < end; slope++) {
    const steepness = slopeAt(values, slope);
    if (2 * steepness < steepest) continue;
    const [before, after] = [slopeAt(values, slope - 1), slopeAt(values, slope + 1) || 0];
    if (steepness < before || steepness <= after) continue;
    const bend = before - 2 * steepness + after;
    const place = slope + 0.5 + (before - after) / (2 * bend);
    found.push({ flank: { place, isRising: values[slope + 1] > values[slope] }, steepness });
  }
  found.sort((one, other) => other.steepness - one.steepness);
  return { first: firstOf(values, pulse), flanks: found.map(({ flank }) => flank) };
}

type Pulse = { begin: number; end: number; steepest: number; noise: number };

function firstOf(values: Float32Array, { begin, steepest, noise }: Pulse): number {
  const edge = Math.min(steepest, Math.max(leadingEdgeShare * steepest, clearOfNoise * noise));
  let first = begin;
  while (slopeAt(values, first) < edge) first++;
  return first + 1;
}

/** The slopes among which the arriving pulse lies, the steepest of them, and how steep the noise before them is. */
function findPulse(
  values: Float32Array,
  { window, leastRatio }: { window: number; leastRatio: number },
): Pulse | null {
  const slopeCount = values.length - 1;
  const quietCount = Math.max(4, Math.ceil(window / 2));
  if (slopeCount < quietCount + window) return null;

  const energyBefore = runningSlopeEnergy(values);
  const rise = largestEnergyRise(values, energyBefore, { window, quietCount, leastRatio });
  if (rise === null) return null;

  const begin = Math.max(quietCount, rise - window);
  const end = Math.min(slopeCount, rise + 2 * window);
  let steepest = 0;
  for (let slope = begin; slope < end; slope++) steepest = Math.max(steepest, slopeAt(values, slope));
  return { begin, end, steepest, noise: Math.sqrt(energyBefore[begin] / begin) };
}

function slopeAt(values: Float32Array, index: number): number {
  return Math.abs(values[index + 1] - values[index]);
}

function largestEnergyRise(
  values: Float32Array,
  energyBefore: Float64Array,
  limits: { window: number; quietCount: number; leastRatio: number },
): number | null {
  const { window, quietCount, leastRatio } = limits;
  const slopeCount = values.length - 1;
  // A flat beginning has no energy at all; a millionth of the mean stands in, far below any real first break.
  const floor = (1e-6 * energyBefore[slopeCount]) / slopeCount;
  if (!(floor > 0)) return null;

  let best = 0;
  let rise: number | null = null;
  for (let slope = quietCount; slope + window <= slopeCount; slope++) {
    const ahead = (energyBefore[slope + window] - energyBefore[slope]) / window;
    const ratio = ahead / (energyBefore[slope] / slope + floor);
    const modifiedRatio = ratio * slopeAt(values, slope);
    if (ratio < leastRatio || modifiedRatio <= best) continue;
    best = modifiedRatio;
    rise = slope;
  }
  return rise;
}

function runningSlopeEnergy(values: Float32Array): Float64Array {
  const energyBefore = new Float64Array(values.length);
  for (let index = 1; index < values.length; index++) {
    const slope = values[index] - values[index - 1];
    energyBefore[index] = energyBefore[index - 1] + slope * slope;
  }
  return energyBefore;
}
