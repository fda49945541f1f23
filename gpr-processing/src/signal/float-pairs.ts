import { type FloatSignal, frequenciesOf, transform, transformBack, turnsOf } from './float-fft.ts';

/** What a transform of traces in pairs is given: its length, its turns, and a factor for each of its places. */
export type PairTable = {
  readonly length: number;
  readonly turns: Float32Array;
  readonly factors: Float32Array;
};

/** For a filter without phase: each frequency k of 0 … length / 2 is multiplied by the real `gains[k]`. */
export function zeroPhaseTable(length: number, gains: Float64Array): PairTable {
  return tableOf(length, (frequency) => gains[Math.min(frequency, length - frequency)]);
}

/** For a Hilbert transform: 1 for frequencies above 0, −1 for those below, 0 for the mean and for the Nyquist frequency. */
export function hilbertTable(length: number): PairTable {
  return tableOf(length, (frequency) => Math.sign((length - frequency) % length && length - 2 * frequency));
}

function tableOf(length: number, factorOf: (frequency: number) => number): PairTable {
  const factors = Float32Array.from(frequenciesOf(length), (frequency) => factorOf(frequency) / length);
  return { length, turns: turnsOf(length), factors };
}

/**
 * Multiplies the frequencies of each trace by the table's gains, with zeros behind the trace. Trace 0 goes with trace 1
 * through one transform, and so on. Into `out` come those from `firstOwn` on.
 */
export function filterZeroPhase(
  traces: Float32Array,
  samplesPerTrace: number,
  { length, turns, factors }: PairTable,
  firstOwn: number,
  out: Float32Array,
): void {
  eachPair(traces, samplesPerTrace, { length, firstOwn, out }, (pair) => {
    transform(pair, turns);
    for (let place = 0; place < length; place++) {
      pair.re[place] *= factors[place];
      pair.im[place] *= factors[place];
    }
    transformBack(pair, turns);
  });
}

/** The magnitude of each trace and its Hilbert transform; the table's length is that of the traces. Else as above. */
export function envelopes(
  traces: Float32Array,
  samplesPerTrace: number,
  { length, turns, factors }: PairTable,
  firstOwn: number,
  out: Float32Array,
): void {
  const other: FloatSignal = { re: new Float32Array(length), im: new Float32Array(length) };
  eachPair(traces, samplesPerTrace, { length, firstOwn, out }, (pair) => {
    other.re.set(pair.re);
    other.im.set(pair.im);
    transform(other, turns);
    for (let place = 0; place < length; place++) {
      const re = other.re[place];
      other.re[place] = other.im[place] * factors[place];
      other.im[place] = -Math.fround(re * factors[place]);
    }
    transformBack(other, turns);
    toMagnitudes(pair.re, other.re);
    toMagnitudes(pair.im, other.im);
  });
}

function toMagnitudes(values: Float32Array, others: Float32Array): void {
  for (let index = 0; index < values.length; index++) {
    const square = Math.fround(values[index] * values[index]);
    values[index] = Math.sqrt(Math.fround(square + Math.fround(others[index] * others[index])));
  }
}

function eachPair(
  traces: Float32Array,
  samplesPerTrace: number,
  { length, firstOwn, out }: { length: number; firstOwn: number; out: Float32Array },
  run: (pair: FloatSignal) => void,
): void {
  const traceCount = traces.length / samplesPerTrace;
  const ownEnd = firstOwn + out.length / samplesPerTrace;
  const pair: FloatSignal = { re: new Float32Array(length), im: new Float32Array(length) };
  const load = (trace: number, into: Float32Array) => {
    const start = trace * samplesPerTrace;
    return loadScaled(traces.subarray(start, trace < traceCount ? start + samplesPerTrace : start), into);
  };
  const store = (trace: number, results: Float32Array, scale: number) => {
    if (trace < firstOwn || trace >= ownEnd) return;
    const start = (trace - firstOwn) * samplesPerTrace;
    for (let sample = 0; sample < samplesPerTrace; sample++) {
      out[start + sample] = scale === 0 ? 0 : results[sample] * scale;
    }
  };
  for (let even = 0; even < traceCount; even += 2) {
    const [evenScale, oddScale] = [load(even, pair.re), load(even + 1, pair.im)];
    run(pair);
    store(even, pair.re, evenScale);
    store(even + 1, pair.im, oddScale);
  }
}

const bits = new Int32Array(1);
const number = new Float32Array(bits.buffer);

/**
 * Brings values to the size of 1, by a power of two and so without rounding, with zeros behind them, and gives what brings
 * them back; 0 where there is nothing but zeros. Alike in size, neither signal of a pair drowns in the rounding of the other.
 */
export function loadScaled(values: Float32Array, into: Float32Array): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++) {
    const magnitude = Math.abs(values[index]);
    if (magnitude > largest) largest = magnitude;
  }
  number[0] = largest;
  const exponent = Math.min(Math.max(bits[0] >> 23, 1), 253);
  const share = 2 ** (127 - exponent);
  for (let index = 0; index < values.length; index++) into[index] = values[index] * share;
  into.fill(0, values.length);
  return largest === 0 ? 0 : 2 ** (exponent - 127);
}
