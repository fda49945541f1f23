/** A delay as the trace header has it: nanoseconds, divided by ten to some power that the scalar tells. */
export type WrittenDelay = { readonly count: number; readonly scalar: number };

const most16 = 0x7fff;

/** Whole picoseconds; 0, which means unknown, where 16 bits cannot count them, or where there is not one. */
export function countedInterval(sampleIntervalNs: number | null): number {
  const picoseconds = sampleIntervalNs === null ? 0 : Math.round(sampleIntervalNs * 1000);
  return picoseconds > 0xffff ? 0 : picoseconds;
}

/**
 * In nanoseconds, which are to the standard's milliseconds as picoseconds are to its microseconds, so that readers who
 * know no radar show times that are all wrong by the same factor. Null when 16 bits cannot hold it.
 */
export function countedDelay(firstSampleNs: number): WrittenDelay | null {
  if (firstSampleNs === 0) return { count: 0, scalar: 1 };
  for (const divisor of [1000, 100, 10, 1]) {
    const count = Math.round(firstSampleNs * divisor);
    if (Math.abs(count) <= most16) return { count, scalar: divisor === 1 ? 1 : -divisor };
  }
  return null;
}
