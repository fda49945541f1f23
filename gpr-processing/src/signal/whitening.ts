/**
 * Gains that make an amplitude spectrum even within a band: band / (spectrum averaged `reach` bins to either side +
 * waterRatio × its largest), times what keeps the energy of the averaged spectrum. Those of a spectrum of zeros are 0.
 */
export function createWhitening(
  band: Float64Array,
  { reach, waterRatio }: { reach: number; waterRatio: number },
): (spectrum: Float64Array, gains: Float64Array) => void {
  const { length } = band;
  const sums = new Float64Array(length + 1);
  const smooth = new Float64Array(length);
  return (spectrum, gains) => {
    let largest = 0;
    for (let k = 0; k < length; k++) sums[k + 1] = sums[k] + spectrum[k];
    for (let k = 0; k < length; k++) {
      const from = Math.max(0, k - reach);
      const end = Math.min(length, k + reach + 1);
      smooth[k] = (sums[end] - sums[from]) / (end - from);
      largest = Math.max(largest, smooth[k]);
    }
    let [energyBefore, energyAfter] = [0, 0];
    for (let k = 0; k < length; k++) {
      gains[k] = largest === 0 ? 0 : band[k] / (smooth[k] + waterRatio * largest);
      energyBefore += smooth[k] * smooth[k];
      energyAfter += (smooth[k] * gains[k]) ** 2;
    }
    const factor = energyAfter > 0 ? Math.sqrt(energyBefore / energyAfter) : 0;
    for (let k = 0; k < length; k++) gains[k] *= factor;
  };
}
