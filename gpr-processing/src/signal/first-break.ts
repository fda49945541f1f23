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
  const noise = Math.sqrt(energyBefore[begin] / begin);
  const edge = Math.min(steepest, Math.max(leadingEdgeShare * steepest, clearOfNoise * noise));
  let first = begin;
  while (slopeAt(values, first) < edge) first++;
  return first + 1;
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
