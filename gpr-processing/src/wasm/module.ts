import { kernelsModule } from './kernels-module.ts';

/** The exports of the module. Places are bytes in its memory; `room` is space to work in. */
export type KernelsModule = {
  readonly memory: WebAssembly.Memory;
  silenceNonFinite(values: number, count: number): void;
  subtractMovingMeans(
    traces: number,
    traceCount: number,
    sampleCount: number,
    reach: number,
    room: number,
  ): void;
  divideByMovingRms(
    traces: number,
    traceCount: number,
    sampleCount: number,
    reach: number,
    floorRatio: number,
    room: number,
  ): void;
  addRows(rows: number, rowCount: number, rowLength: number, sums: number): void;
  subtractFromRows(rows: number, rowCount: number, rowLength: number, values: number): void;
  multiplyRows(rows: number, rowCount: number, rowLength: number, factors: number): void;
  subtractMovingRowMeans(
    rows: number,
    rowLength: number,
    firstRow: number,
    tableRowCount: number,
    from: number,
    to: number,
    reach: number,
    weights: number,
    room: number,
    out: number,
  ): void;
  filterZeroPhase(
    traces: number,
    traceCount: number,
    sampleCount: number,
    length: number,
    turns: number,
    factors: number,
    room: number,
  ): void;
  envelopes(
    traces: number,
    traceCount: number,
    sampleCount: number,
    turns: number,
    signs: number,
    room: number,
  ): void;
  halfDerivatives(
    traces: number,
    traceCount: number,
    sampleCount: number,
    length: number,
    turns: number,
    factors: number,
    fineness: number,
    rows: number,
    rowBytes: number,
    room: number,
  ): void;
  sumPairs(
    pairs: number,
    counts: number,
    sampleCount: number,
    rows: number,
    rowBytes: number,
    columnCount: number,
    sums: number,
    sumBytes: number,
  ): void;
  sumScattered(
    traces: number,
    traceCount: number,
    settings: number,
    slowness: number,
    sampleCount: number,
    position: number,
    below: number,
    sums: number,
    out: number,
  ): void;
  separateColumns(
    sums: number,
    sumBytes: number,
    sampleCount: number,
    columnCount: number,
    traces: number,
  ): void;
  lineSpectra(
    values: number,
    room: number,
    length: number,
    turns: number,
    radices: number,
    radixCount: number,
    spectra: number,
  ): void;
  lineValues(
    spectra: number,
    values: number,
    room: number,
    length: number,
    turns: number,
    radices: number,
    radixCount: number,
  ): number;
  moveToApexes(
    spectra: number,
    bytesPerEight: number,
    sampleCount: number,
    length: number,
    turns: number,
    places: number,
    phases: number,
    taps: number,
    firstNumber: number,
    rowStep: number,
    scale: number,
    room: number,
  ): void;
  quantize(samples: number, sampleCount: number, unitsPerAmplitude: number, integers: number): void;
  largerOfPairs(rows: number, rowCount: number, rowLength: number, out: number): void;
};

let compiled: WebAssembly.Module | null = null;

/**
 * A new instance of the module; null where WebAssembly or its vectors are missing, or where a page's policy refuses them.
 * Compiling takes a few milliseconds, which is why it is done at once: no step has to wait for a promise.
 */
export function openKernelsModule(): KernelsModule | null {
  try {
    compiled ??= new WebAssembly.Module(
      Uint8Array.from(atob(kernelsModule), (character) => character.charCodeAt(0)),
    );
    return new WebAssembly.Instance(compiled, {}).exports as KernelsModule;
  } catch {
    return null;
  }
}
