import type { NumberParameter } from '#parameters.ts';

/** A window as a step's form takes it: in hundredths of a nanosecond, within the bounds of the step. */
export function windowWithin(wantedNs: number, { minimum, maximum }: NumberParameter): number {
  return Math.min(maximum, Math.max(minimum, Math.round(wantedNs * 100) / 100));
}

/** Length of so many periods of an antenna. */
export function periodsNs(periods: number, frequencyMHz: number): number {
  return (periods * 1000) / frequencyMHz;
}
