import type { LineGeometry } from '#line.ts';

/** The places of a line in their order, each once, and the traces that lie there. */
export type OrderedPlaces = {
  /** Strictly growing, in metres along the line. */
  readonly placesM: Float64Array;
  /** For each place the traces that lie there; those without a finite distance lie nowhere. */
  readonly tracesAt: readonly (readonly number[])[];
};

/** Sorts the traces of a line by where they lie; several at one place become one. */
export function orderedPlaces(distancesM: ArrayLike<number>): OrderedPlaces {
  const traces = Array.from({ length: distancesM.length }, (_, trace) => trace)
    .filter((trace) => Number.isFinite(distancesM[trace]))
    .sort((one, other) => distancesM[one] - distancesM[other] || one - other);
  const placesM: number[] = [];
  const tracesAt: number[][] = [];
  for (const trace of traces) {
    if (placesM.length > 0 && placesM[placesM.length - 1] === distancesM[trace]) tracesAt.at(-1)?.push(trace);
    else {
      placesM.push(distancesM[trace]);
      tracesAt.push([trace]);
    }
  }
  return { placesM: Float64Array.from(placesM), tracesAt };
}

/** Where each trace lies: as it was placed, else by the trace spacing; null where the line says neither. */
export function distancesOf({
  traceDistancesM,
  traceSpacingM,
  traceCount,
}: LineGeometry): Float64Array | null {
  if (traceDistancesM !== null) return traceDistancesM;
  if (!(traceSpacingM !== null && traceSpacingM > 0)) return null;
  return Float64Array.from({ length: traceCount }, (_, trace) => trace * traceSpacingM);
}

/** A place among others: behind the place of that index by that share of the way to the next. */
export type PlaceBetween = { readonly index: number; readonly share: number };

/** So many even places from the first on, each told by where it lies among the places. */
export function evenPlacesAmong(placesM: Float64Array, spacingM: number, count: number): PlaceBetween[] {
  let index = 0;
  return Array.from({ length: count }, (_, even) => {
    const wantedM = placesM[0] + even * spacingM;
    while (index < placesM.length - 2 && placesM[index + 1] <= wantedM) index++;
    if (placesM.length < 2) return { index: 0, share: 0 };
    const share = (wantedM - placesM[index]) / (placesM[index + 1] - placesM[index]);
    return { index, share: Math.min(1, share) };
  });
}
