/** A line's places and what it says there. */
type Profile = { readonly xM: Float64Array; readonly yM: Float64Array; readonly values: Float64Array };

const binCount = 40;
const fewestBins = 10;
const fewestPairs = 3;

/** What a correlation is made of, so that lines with much to say weigh more than lines over quiet ground. */
type Likeness = { square: number; otherSquare: number; product: number };

/**
 * Whether neighbouring lines look alike only when every other one is turned round: then they were walked to and fro, and their
 * places do not say so. Compares the logarithms of the values of neighbours that run side by side, as they are placed and
 * with the second turned about its own middle. A sentence, or null where nothing speaks for it: over even ground, and where
 * what lies there is as far from one end of the lines as from the other, nothing can.
 */
export function zigZagFinding(lines: readonly Profile[]): string | null {
  let pairCount = 0;
  const asPlaced = { square: 0, otherSquare: 0, product: 0 };
  const asTurned = { square: 0, otherSquare: 0, product: 0 };
  for (let index = 1; index < lines.length; index++) {
    const likeness = compareNeighbours(lines[index - 1], lines[index]);
    if (!likeness) continue;
    pairCount++;
    for (const part of ['square', 'otherSquare', 'product'] as const) {
      asPlaced[part] += likeness.placed[part];
      asTurned[part] += likeness.turned[part];
    }
  }
  if (pairCount < fewestPairs) return null;
  const [placed, turned] = [correlationOf(asPlaced), correlationOf(asTurned)];
  if (turned < 0.3 || turned < placed + 0.2) return null;
  return `Neighbouring lines look alike only when every other one is turned round (correlation ${turned.toFixed(2)} against ${placed.toFixed(2)} as placed): they seem to have been walked to and fro, but are placed as if all had been walked one way. Check the direction of the lines before this slice is read.`;
}

function correlationOf({ square, otherSquare, product }: Likeness): number {
  return square > 0 && otherSquare > 0 ? product / Math.sqrt(square * otherSquare) : 0;
}

function compareNeighbours(one: Profile, other: Profile): { placed: Likeness; turned: Likeness } | null {
  const axis = axisOf(one);
  const otherAxis = axisOf(other);
  if (!axis || !otherAxis || Math.abs(axis.x * otherAxis.x + axis.y * otherAxis.y) < 0.95) return null;
  const along = (line: Profile) => line.xM.map((x, index) => x * axis.x + line.yM[index] * axis.y);
  const [ways, otherWays] = [along(one), along(other)];
  const [otherLeast, otherMost] = rangeOf(otherWays);
  const least = Math.max(rangeOf(ways)[0], otherLeast);
  const most = Math.min(rangeOf(ways)[1], otherMost);
  if (!(most > least)) return null;
  const profile = profileOf(ways, one.values, least, most);
  const placed = likenessOf(profile, profileOf(otherWays, other.values, least, most));
  const turnedWays = otherWays.map((way) => otherLeast + otherMost - way);
  const turned = likenessOf(profile, profileOf(turnedWays, other.values, least, most));
  return placed && turned && { placed, turned };
}

/** Direction from the first to the last place. */
function axisOf({ xM, yM }: Profile): { x: number; y: number } | null {
  const last = xM.length - 1;
  const [x, y] = [xM[last] - xM[0], yM[last] - yM[0]];
  const length = Math.hypot(x, y);
  return length > 0 ? { x: x / length, y: y / length } : null;
}

function rangeOf(ways: Float64Array): [least: number, most: number] {
  return [ways.reduce((a, b) => Math.min(a, b)), ways.reduce((a, b) => Math.max(a, b))];
}

/** Mean logarithm of what is said in each of equal stretches; NaN where nothing is. */
function profileOf(ways: Float64Array, values: Float64Array, least: number, most: number): Float64Array {
  const sums = new Float64Array(binCount);
  const counts = new Int32Array(binCount);
  for (const [index, way] of ways.entries()) {
    if (!(values[index] > 0) || way < least || way > most) continue;
    const bin = Math.min(binCount - 1, Math.floor(((way - least) / (most - least)) * binCount));
    sums[bin] += Math.log(values[index]);
    counts[bin]++;
  }
  return sums.map((sum, bin) => (counts[bin] > 0 ? sum / counts[bin] : Number.NaN));
}

function likenessOf(one: Float64Array, other: Float64Array): Likeness | null {
  const bins = Array.from(one.keys()).filter((bin) => Number.isFinite(one[bin] + other[bin]));
  if (bins.length < fewestBins) return null;
  const meanOf = (values: Float64Array) => bins.reduce((sum, bin) => sum + values[bin], 0) / bins.length;
  const [mean, otherMean] = [meanOf(one), meanOf(other)];
  const likeness = { square: 0, otherSquare: 0, product: 0 };
  for (const bin of bins) {
    likeness.square += (one[bin] - mean) ** 2;
    likeness.otherSquare += (other[bin] - otherMean) ** 2;
    likeness.product += (one[bin] - mean) * (other[bin] - otherMean);
  }
  return likeness;
}
