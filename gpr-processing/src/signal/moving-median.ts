/**
 * Median of the values up to `reach` before and after each; at the ends, of those that exist, and of an even number of
 * them the mean of the two in the middle. `out` must not be `values`.
 */
export type MovingMedian = (values: Float32Array, reach: number, out: Float32Array) => void;

/** So many values a moving median takes: each has its own place in a number of 53 bits, behind the bits of the value. */
export const mostMedianPlaces = 2 ** 22;

/**
 * A moving median for up to so many values (4,194,304 at most), with room of its own to work in. The values are ranked
 * once. Which ranks the window holds stands in bits, and the middle one moves to the next or the previous bit that is set when
 * values come and go: a step or two, however long the window.
 */
export function createMovingMedian(mostValues: number): MovingMedian {
  if (mostValues > mostMedianPlaces)
    throw new RangeError(`A moving median takes no more than ${mostMedianPlaces} values.`);
  const sorted = new Float32Array(mostValues);
  const ranks = new Int32Array(mostValues);
  const keys = new Float64Array(mostValues);
  const bits = createRankBits(mostValues);

  return (values, wantedReach, out) => {
    const { length } = values;
    const reach = Math.min(wantedReach, length);
    rankValues(values, keys.subarray(0, length), ranks, sorted);
    bits.clear();
    // Half of the window's ranks, rounded down, lie below `middle`, which is one of them.
    let middle = -1;
    let belowCount = 0;
    let count = 0;
    for (let index = -reach; index < length; index++) {
      const entering = index + reach;
      const leaving = index - reach - 1;
      if (entering < length) {
        bits.set(ranks[entering]);
        count++;
        if (middle < 0) middle = ranks[entering];
        else if (ranks[entering] < middle) belowCount++;
      }
      if (leaving >= 0) {
        const rank = ranks[leaving];
        count--;
        // Where the middle one itself goes, the next one takes its place, or the previous where it was the highest.
        if (rank < middle) belowCount--;
        else if (rank === middle) {
          if (belowCount < count) middle = bits.next(rank);
          else {
            middle = bits.previous(rank);
            belowCount--;
          }
        }
        bits.unset(rank);
      }
      for (; belowCount > count >> 1; belowCount--) middle = bits.previous(middle);
      for (; belowCount < count >> 1; belowCount++) middle = bits.next(middle);
      if (index < 0) continue;
      out[index] = count % 2 === 1 ? sorted[middle] : (sorted[bits.previous(middle)] + sorted[middle]) / 2;
    }
  };
}

/** Gives each value a rank of its own, equals in their order, and the values by rank. */
function rankValues(values: Float32Array, keys: Float64Array, ranks: Int32Array, sorted: Float32Array): void {
  const patterns = new Int32Array(values.slice().buffer);
  for (let index = 0; index < keys.length; index++) {
    const pattern = patterns[index];
    // Patterns of floats below 0 grow the wrong way round.
    const ordered = pattern < 0 ? -2147483648 - pattern : pattern;
    keys[index] = ordered * mostMedianPlaces + index;
  }
  keys.sort();
  for (let rank = 0; rank < keys.length; rank++) {
    const index = keys[rank] - Math.floor(keys[rank] / mostMedianPlaces) * mostMedianPlaces;
    ranks[index] = rank;
    sorted[rank] = values[index];
  }
}

/** A set of ranks as bits, with a second row of bits that says which words of the first are not empty. */
function createRankBits(rankCount: number) {
  const words = new Int32Array((rankCount >> 5) + 1);
  const filled = new Int32Array((words.length >> 5) + 1);

  /** The first word after, or the last before, that is not empty; there must be one. */
  function nextWord(word: number): number {
    let group = (word + 1) >> 5;
    let rest = filled[group] & (-1 << ((word + 1) & 31));
    while (rest === 0) rest = filled[++group];
    return (group << 5) + lowestBit(rest);
  }
  function previousWord(word: number): number {
    let group = word >> 5;
    let rest = filled[group] & ((1 << (word & 31)) - 1);
    while (rest === 0) rest = filled[--group];
    return (group << 5) + highestBit(rest);
  }

  return {
    clear() {
      words.fill(0);
      filled.fill(0);
    },
    set(rank: number) {
      words[rank >> 5] |= 1 << (rank & 31);
      filled[rank >> 10] |= 1 << ((rank >> 5) & 31);
    },
    unset(rank: number) {
      words[rank >> 5] &= ~(1 << (rank & 31));
      if (words[rank >> 5] === 0) filled[rank >> 10] &= ~(1 << ((rank >> 5) & 31));
    },
    /** The next rank of the set above one; there must be one. */
    next(rank: number): number {
      const word = rank >> 5;
      const rest = (rank & 31) === 31 ? 0 : words[word] & (-1 << ((rank & 31) + 1));
      if (rest !== 0) return (word << 5) + lowestBit(rest);
      const other = nextWord(word);
      return (other << 5) + lowestBit(words[other]);
    },
    /** The next rank of the set below one; there must be one. */
    previous(rank: number): number {
      const word = rank >> 5;
      const rest = words[word] & ((1 << (rank & 31)) - 1);
      if (rest !== 0) return (word << 5) + highestBit(rest);
      const other = previousWord(word);
      return (other << 5) + highestBit(words[other]);
    },
  };
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

function highestBit(bits: number): number {
  return 31 - Math.clz32(bits);
}
