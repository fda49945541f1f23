/**
 * Index of the first value that the arriving pulse has moved, by the modified energy ratio: where the mean energy
 * of the `window` slopes ahead, over that of all slopes before, times the slope itself, is largest. Slopes instead of
 * values, because an offset or a slow drift is no energy. Null where nothing stands out by `leastRatio`: in noise,
 * in a constant, in a trace that begins inside the pulse.
 */
export function firstBreak(values: Float32Array, window: number, leastRatio: number): number | null {
  const slopeCount = values.length - 1;
  const quietCount = Math.max(4, Math.ceil(window / 2));
  if (slopeCount < quietCount + window) return null;

  const energyBefore = runningSlopeEnergy(values);
  // A flat beginning has no energy at all; a millionth of the mean stands in, far below any real first break.
  const floor = (1e-6 * energyBefore[slopeCount]) / slopeCount;
  if (!(floor > 0)) return null;

  let best = 0;
  let pick: number | null = null;
  for (let slope = quietCount; slope + window <= slopeCount; slope++) {
    const ahead = (energyBefore[slope + window] - energyBefore[slope]) / window;
    const ratio = ahead / (energyBefore[slope] / slope + floor);
    const modifiedRatio = ratio * Math.abs(values[slope + 1] - values[slope]);
    if (ratio < leastRatio || modifiedRatio <= best) continue;
    best = modifiedRatio;
    pick = slope + 1;
  }
  return pick;
}

function runningSlopeEnergy(values: Float32Array): Float64Array {
  const energyBefore = new Float64Array(values.length);
  for (let index = 1; index < values.length; index++) {
    const slope = values[index] - values[index - 1];
    energyBefore[index] = energyBefore[index - 1] + slope * slope;
  }
  return energyBefore;
}
