import { medianByReordering } from '#signal/median.ts';
import { createMovingMedian } from '#signal/moving-median.ts';

/** Numbers kept of each trace: its first break, then some flanks of its pulse, below 0 where they fall; NaN for none. */
export const numbersPerPick = 5;

/**
 * Where each trace has the flank of the pulse that all of them have, in samples; NaN where it has none. Among the flanks
 * of one trace noise may prefer now one and now another: the one is taken that rises or falls as most of the steepest do,
 * and follows the first break by as much as theirs does in the middle.
 */
export function pickSameFlank(parts: readonly Float64Array[]): Float64Array {
  const usual = usualFlank(parts);
  const traceCount = parts.reduce((count, { length }) => count + length / numbersPerPick, 0);
  const picks = new Float64Array(traceCount).fill(Number.NaN);
  let trace = 0;
  for (const numbers of parts) {
    for (let start = 0; start < numbers.length; start += numbersPerPick, trace++) {
      let least = Number.POSITIVE_INFINITY;
      for (let place = start + 1; place < start + numbersPerPick; place++) {
        const flank = numbers[place];
        const away = Math.abs(Math.abs(flank) - numbers[start] - usual.delay);
        if (flank > 0 !== usual.isRising || !(away < least)) continue;
        least = away;
        picks[trace] = Math.abs(flank);
      }
    }
  }
  return picks;
}

/** How the steepest flank of most traces lies to the first break. */
function usualFlank(parts: readonly Float64Array[]): { isRising: boolean; delay: number } {
  const delays: [falling: number[], rising: number[]] = [[], []];
  for (const numbers of parts) {
    for (let start = 0; start < numbers.length; start += numbersPerPick) {
      const steepest = numbers[start + 1];
      if (!Number.isNaN(steepest)) delays[steepest > 0 ? 1 : 0].push(Math.abs(steepest) - numbers[start]);
    }
  }
  const [falling, rising] = delays;
  const isRising = rising.length >= falling.length;
  const sorted = (isRising ? rising : falling).sort((a, b) => a - b);
  return { isRising, delay: sorted[sorted.length >> 1] };
}

/**
 * By how many samples each trace is to be moved, so that the picks, smoothed along the line by a moving median over so
 * many picked traces to either side, all come to lie at their median. A pick further than `mostSamples` from the median of all
 * is misread and counts as none; a trace without a pick lies between its neighbours. Null where less than half of the
 * traces are left.
 */
export function shiftsOfPicks(
  picks: Float64Array,
  { reach, mostSamples }: { reach: number; mostSamples: number },
): Float64Array | null {
  const all = Float32Array.from(picks.filter((pick) => !Number.isNaN(pick)));
  const middle = medianByReordering(all);
  const traces: number[] = [];
  for (const [trace, pick] of picks.entries()) {
    if (Math.abs(pick - middle) <= mostSamples) traces.push(trace);
  }
  if (traces.length === 0 || traces.length * 2 < picks.length) return null;

  // Away from the median of all the picks are small numbers, which lose nothing in float32.
  const kept = Float32Array.from(traces, (trace) => picks[trace] - middle);
  const smoothed = new Float32Array(kept.length);
  if (reach === 0) smoothed.set(kept);
  else createMovingMedian(kept.length)(kept, reach, smoothed);
  const common = medianByReordering(smoothed.slice());
  const shifts = new Float64Array(picks.length);
  let next = 0;
  for (let trace = 0; trace < shifts.length; trace++) {
    while (next < traces.length && traces[next] < trace) next++;
    const [before, after] = [
      Math.max(0, traces[next] === trace ? next : next - 1),
      Math.min(next, traces.length - 1),
    ];
    const span = traces[after] - traces[before];
    const share = span > 0 ? (trace - traces[before]) / span : 0;
    shifts[trace] = common - (smoothed[before] + share * (smoothed[after] - smoothed[before]));
  }
  return shifts;
}
