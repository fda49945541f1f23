/** Chooses by chance, but the same at every run and on every machine for the same number. */
export type Dice = {
  /** A whole number from 0 to before `limit`. */
  below(limit: number): number;
  oneOf<Thing>(things: readonly Thing[]): Thing;
  /** True once in so many throws. */
  onceIn(count: number): boolean;
  /** A place in so many bytes or lines: in the first few more often than further on, for headers stand there. */
  placeIn(length: number): number;
};

/** The dice of one step of one input; the dice of other steps do not depend on how often these are thrown. */
export function diceFor(input: number, step: number): Dice {
  let state = mixed(
    mixed(input >>> 0) ^ mixed(Math.floor(input / 2 ** 32)) ^ Math.imul(step + 1, 0x9e3779b9),
  );
  const below = (limit: number) => {
    state = (state + 0x9e3779b9) | 0;
    return Math.floor(((mixed(state) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    oneOf: (things) => things[below(things.length)],
    onceIn: (count) => below(count) === 0,
    placeIn: (length) => {
      const reach = [128, 128, 4096, length][below(4)];
      return below(Math.min(reach, length));
    },
  };
}

/** The mixer of SplitMix32: every bit of the result depends on every bit of the number. */
function mixed(number: number): number {
  let bits = number ^ (number >>> 16);
  bits = Math.imul(bits, 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}
