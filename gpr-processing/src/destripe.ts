/**
 * Factors that bring the median of each line to the median of all lines' medians: stripes come from antennas that couple
 * differently from line to line. The price: a line that runs over louder ground from end to end is brought down with
 * the stripes. A line that is silent or says nothing keeps its values.
 */
export function lineFactors(lines: readonly Float64Array[]): number[] {
  const medians = lines.map(medianOf);
  const heard = medians.filter((median) => median > 0);
  if (heard.length === 0) return lines.map(() => 1);
  const wanted = medianOf(Float64Array.from(heard));
  return medians.map((median) => (median > 0 ? wanted / median : 1));
}

function medianOf(values: Float64Array): number {
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
