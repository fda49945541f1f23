import { type HyperbolaLimits, taperFrom, taperWeight } from './hyperbola-limits.ts';

/** What sums over the hyperbolas of traces that stand anywhere depend on. Times are in samples, lengths in one unit. */
export type ScatteredHyperbolas = {
  /** Samples of the traces that are summed. */
  readonly sampleCount: number;
  /** They have so many values for each sample: (sampleCount − 1) × fineness + 1. */
  readonly fineness: number;
  /** Samples of the traces that come out, counted from the same first sample but from the level 0. */
  readonly outCount: number;
  readonly firstSample: number;
  /** For an apex at each sample that comes out: samples a wave takes for a unit of length, there and back. */
  readonly slowness: Float64Array;
  readonly limits: HyperbolaLimits;
};

/** A place where a trace was taken. */
export type Station = {
  readonly position: number;
  /** Length of ground that the trace stands for. */
  readonly cell: number;
  /** How far below the level 0 the trace was taken. */
  readonly below: number;
  /** How much the ground rises there for each unit along the line. */
  readonly slope: number;
};

/** A trace that is summed: the values of the table from `start` on. */
export type SummedTrace = Station & { readonly start: number };

/**
 * For every sample of the trace that comes out at `at` the weighted sum over all traces along the travel time curve that
 * has its apex there: from a station at distance h the time is t = √(t_v² + (c h)²), t_v the time straight down from the
 * station's level to the apex, c the slowness; the weight is c · cell · cos / √(2π t), cos of the angle between ray and
 * normal of the ground, so that cell · cos = cell · (t_v − slope · c h) / t, never below 0. Between values the amplitude
 * lies on a straight line; t is no less than half a sample under the root; places at or behind the last sample are left
 * out. Apexes at or above the ground at `at` become 0.
 */
export function sumScatteredHyperbolas(
  hyperbolas: ScatteredHyperbolas,
  { samples, traces }: { samples: Float32Array; traces: readonly SummedTrace[] },
  at: Station,
  out: Float32Array,
): void {
  const sums = new Float64Array(hyperbolas.outCount);
  for (const trace of traces) {
    const offset = trace.position - at.position;
    if (Math.abs(offset) < hyperbolas.limits.largestOffset)
      addTrace(hyperbolas, samples, trace, { at, offset }, sums);
  }
  out.set(sums);
}

function addTrace(
  { sampleCount, fineness, outCount, firstSample, slowness, limits }: ScatteredHyperbolas,
  samples: Float32Array,
  { start, cell, below, slope }: SummedTrace,
  { at, offset }: { at: Station; offset: number },
  sums: Float64Array,
): void {
  const distance = Math.abs(offset);
  const [offsetNearness, steepnessOfAngle] = [distance / limits.largestOffset, 1 / limits.largestSine];
  const perShift = cell / limits.largestShift;
  const lastValue = (sampleCount - 1) * fineness;
  for (let sample = 0; sample < outCount; sample++) {
    const perLength = slowness[sample];
    const level = firstSample + sample;
    if (level - at.below * perLength <= 0) continue;
    const down = level - below * perLength;
    const aside = offset * perLength;
    const time = Math.sqrt(down * down + aside * aside);
    const place = (time - firstSample) * fineness;
    const whole = Math.floor(place);
    const towards = down - slope * aside;
    if (whole >= lastValue || whole < 0 || towards <= 0) continue;
    const steepness = Math.max(steepnessOfAngle, perShift * perLength);
    const nearness = Math.max(offsetNearness, (steepness * distance * perLength) / time);
    if (nearness >= 1) continue;
    const within = nearness <= taperFrom ? 1 : taperWeight(nearness);
    const weight =
      (within * cell * perLength * towards) / (time * Math.sqrt(2 * Math.PI * Math.max(time, 0.5)));
    const share = place - whole;
    const index = start + whole;
    sums[sample] += weight * (samples[index] * (1 - share) + samples[index + 1] * share);
  }
}
