import { tickStep } from 'd3-array';
import { scaleLinear } from 'd3-scale';

export type Ticks = {
  readonly values: readonly number[];
  /** Decimals that tell neighbouring ticks apart. */
  readonly digits: number;
};

function decimalsOf(step: number): number {
  if (!(step > 0) || step >= 1) return 0;
  return Math.ceil(-Math.log10(step) - 1e-9);
}

/** Round values (1, 2 or 5 times a power of ten) from `from` to `to`, about as many as there is room for. */
export function ticksBetween(from: number, to: number, room: { px: number; pxPerTick: number }): Ticks {
  const count = Math.max(2, Math.floor(room.px / room.pxPerTick));
  const values = scaleLinear([from, to], [0, 1]).ticks(count);
  return { values, digits: decimalsOf(tickStep(from, to, count)) };
}

/** The same for what is counted: no tick between two traces. */
export function wholeTicksBetween(from: number, to: number, room: { px: number; pxPerTick: number }): Ticks {
  const { values } = ticksBetween(from, to, room);
  return { values: values.filter(Number.isInteger), digits: 0 };
}
