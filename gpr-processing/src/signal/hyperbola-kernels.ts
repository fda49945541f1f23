import { type HalfDerivativePlaces, type HalfDerivativeTable, halfDerivatives } from './half-derivative.ts';
import { type KernelRoom, plainRoom } from './kernel-room.ts';
import { type ScatteredPlaces, sumScattered } from './scattered-sum.ts';

/** What sums over hyperbolas are made of, in a room of their own. */
export type HyperbolaKernels = KernelRoom & {
  /** Fills columns of rows of equal time with the half derivatives of traces. */
  deriveHalf(table: HalfDerivativeTable, places: HalfDerivativePlaces): void;
  /** Sums the values of rows along curves, for apexes one below the other and columns side by side. */
  sumPairs(places: SumPlaces): void;
  /** Sums the values of traces that stand anywhere along curves, for apexes one below the other. */
  sumScattered(places: ScatteredPlaces): void;
  /** Puts columns back into traces, one after the other. */
  separateColumns(places: ColumnPlaces): void;
};

/**
 * Each apex has a number of pairs at `counts`, and as many of them at `pairs`: how far from the column's own value in the
 * first row the one lies, how far behind it the other, the weight of both, and the weight of those one row later.
 */
type SumPlaces = {
  readonly pairs: number;
  readonly counts: number;
  readonly sampleCount: number;
  readonly rows: number;
  readonly rowLength: number;
  /** A multiple of 16. */
  readonly columnCount: number;
  readonly sums: number;
  readonly sumLength: number;
};

type ColumnPlaces = {
  readonly sums: number;
  readonly sumLength: number;
  readonly sampleCount: number;
  /** A multiple of four. */
  readonly columnCount: number;
  readonly traces: number;
};

/** Opens room for so many values, which may hold anything. It is good until the next is opened. */
export type OpenHyperbolaKernels = (valueCount: number, table: HalfDerivativeTable) => HyperbolaKernels;

/** The kernels in plain TypeScript. Those in WebAssembly give the same bytes. */
export const openPlainHyperbolaKernels: OpenHyperbolaKernels = (valueCount) => {
  const room = plainRoom(valueCount);
  return {
    ...room,
    deriveHalf: (table, places) => halfDerivatives(room.floats, table, places),
    sumPairs: (places) => sumPairs(room, places),
    sumScattered: (places) => sumScattered(room, places),
    separateColumns: (places) => separateColumns(room.floats, places),
  };
};

/** So many pairs are added up by themselves: long sums of single precision stay exact to the last digits so. */
const pairsTogether = 16;

function sumPairs(room: KernelRoom, places: SumPlaces): void {
  const { counts, sampleCount, columnCount, sums, sumLength } = places;
  const { floats, integers } = room;
  const part = new Float32Array(columnCount);
  let first = places.pairs;
  for (let sample = 0; sample < sampleCount; sample++) {
    const sum = floats.subarray(sums + sample * sumLength, sums + sample * sumLength + columnCount).fill(0);
    const end = first + 4 * integers[counts + sample];
    for (let from = first; from < end; from += 4 * pairsTogether) {
      part.fill(0);
      const partEnd = Math.min(end, from + 4 * pairsTogether);
      for (let pair = from; pair < partEnd; pair += 4) addPair(room, pair, places, part);
      for (let column = 0; column < columnCount; column++) sum[column] += part[column];
    }
    first = end;
  }
}

function addPair(
  { floats, integers }: KernelRoom,
  pair: number,
  { rows, rowLength }: SumPlaces,
  part: Float32Array,
): void {
  const [weight, laterWeight] = [floats[pair + 2], floats[pair + 3]];
  const one = rows + integers[pair];
  const other = one + integers[pair + 1];
  const [later, otherLater] = [one + rowLength, other + rowLength];
  for (let column = 0; column < part.length; column++) {
    const both = Math.fround(floats[one + column] + floats[other + column]);
    const bothLater = Math.fround(floats[later + column] + floats[otherLater + column]);
    const sum = Math.fround(part[column] + Math.fround(weight * both));
    part[column] = sum + Math.fround(laterWeight * bothLater);
  }
}

function separateColumns(floats: Float32Array, places: ColumnPlaces): void {
  const { sums, sumLength, sampleCount, columnCount, traces } = places;
  for (let column = 0; column < columnCount; column++) {
    for (let sample = 0; sample < sampleCount; sample++) {
      floats[traces + column * sampleCount + sample] = floats[sums + sample * sumLength + column];
    }
  }
}
