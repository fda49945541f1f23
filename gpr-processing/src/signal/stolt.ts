import { powerOfTwoFrom } from './fft.ts';
import { createRealFft, type RealFft } from './real-fft.ts';
import { createRowFft, smoothLengthFrom } from './row-fft.ts';
import { sincWeight } from './windowed-sinc.ts';

/** An even row of traces, one after the other, in samples and traces. */
export type EvenTraces = {
  readonly samples: Float32Array;
  readonly traceCount: number;
  readonly sampleCount: number;
  /** Samples that a wave takes from one trace to the next. */
  readonly samplesPerTrace: number;
  /** Time of the first sample. */
  readonly firstSample: number;
};

/** Rows of wave numbers and columns of frequencies, real and imaginary parts apart. */
type Spectrum = {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly re: Float32Array;
  readonly im: Float32Array;
};

/** Rows and columns that the spectrum of so many traces of so many samples has: zeros keep the ends apart. */
export function stoltSpectrumSize(
  traceCount: number,
  sampleCount: number,
): { rows: number; columns: number } {
  return {
    rows: smoothLengthFrom(Math.floor(1.5 * traceCount)),
    columns: powerOfTwoFrom(Math.max(1, sampleCount)) + 1,
  };
}

/** Columns that are transformed together: few enough for a processor's cache. */
const columnsTogether = 16;

/**
 * Brings the wave field of an exploding reflector to where and when it exploded: the spectrum at frequency ω and wave
 * number k is that of the record at √(ω² + k²), both in radians a sample, times ω / √(ω² + k²) (Stolt 1978).
 */
export function stoltMigrated(traces: EvenTraces): Float32Array {
  const { traceCount, sampleCount } = traces;
  const { rows, columns } = stoltSpectrumSize(traceCount, sampleCount);
  const length = 2 * (columns - 1);
  const fft = createRealFft(length);
  const spectrum = {
    rowCount: rows,
    columnCount: columns,
    re: new Float32Array(rows * columns),
    im: new Float32Array(rows * columns),
  };
  transformTraces(traces, spectrum, fft);
  transformColumns(spectrum, 'forward');
  moveDownToApexes(spectrum, {
    rowStep: length / (rows * traces.samplesPerTrace),
    centre: sampleCount / length,
    first: traces.firstSample / length,
  });
  transformColumns(spectrum, 'inverse');
  return tracesOfSpectrum(traces, spectrum, fft);
}

function transformTraces(
  { samples, traceCount, sampleCount }: EvenTraces,
  { columnCount, re, im }: Spectrum,
  fft: RealFft,
): void {
  const trace = new Float64Array(fft.length);
  const [rowRe, rowIm] = [new Float64Array(columnCount), new Float64Array(columnCount)];
  for (let row = 0; row < traceCount; row++) {
    for (let sample = 0; sample < sampleCount; sample++) trace[sample] = samples[row * sampleCount + sample];
    fft.forward(trace, rowRe, rowIm);
    re.set(rowRe, row * columnCount);
    im.set(rowIm, row * columnCount);
  }
}

function tracesOfSpectrum(
  { traceCount, sampleCount }: EvenTraces,
  { columnCount, re, im }: Spectrum,
  fft: RealFft,
): Float32Array {
  const out = new Float32Array(traceCount * sampleCount);
  const trace = new Float64Array(fft.length);
  const [rowRe, rowIm] = [new Float64Array(columnCount), new Float64Array(columnCount)];
  for (let row = 0; row < traceCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      rowRe[column] = re[row * columnCount + column];
      rowIm[column] = im[row * columnCount + column];
    }
    fft.inverse(rowRe, rowIm, trace);
    for (let sample = 0; sample < sampleCount; sample++) out[row * sampleCount + sample] = trace[sample];
  }
  return out;
}

function transformColumns({ rowCount, columnCount, re, im }: Spectrum, way: 'forward' | 'inverse'): void {
  const fft = createRowFft(rowCount, columnsTogether);
  const someRe = new Float64Array(rowCount * columnsTogether);
  const someIm = new Float64Array(rowCount * columnsTogether);
  for (let first = 0; first < columnCount; first += columnsTogether) {
    const width = Math.min(columnsTogether, columnCount - first);
    for (let row = 0; row < rowCount; row++) {
      for (let column = 0; column < width; column++) {
        someRe[row * columnsTogether + column] = re[row * columnCount + first + column];
        someIm[row * columnsTogether + column] = im[row * columnCount + first + column];
      }
    }
    fft[way](someRe, someIm);
    for (let row = 0; row < rowCount; row++) {
      for (let column = 0; column < width; column++) {
        re[row * columnCount + first + column] = someRe[row * columnsTogether + column];
        im[row * columnCount + first + column] = someIm[row * columnsTogether + column];
      }
    }
  }
}

type ApexMap = {
  /** Frequencies that one row of wave numbers is worth. */
  readonly rowStep: number;
  /** The record's length and its first sample as shares of the padded length. */
  readonly centre: number;
  readonly first: number;
};

/** A row of the spectrum as it was, with what lies beyond its first and last frequency. */
type Row = { readonly re: Float64Array; readonly im: Float64Array };

/** So many values beyond either end of a row are reached. */
const margin = 4;
const tapCount = 8;

/** Row by row; a wave number and its opposite together, as each holds the negative frequencies of the other. */
function moveDownToApexes(spectrum: Spectrum, map: ApexMap): void {
  const { rowCount, columnCount, re, im } = spectrum;
  const taps = createTaps(map.centre);
  const room = columnCount + 2 * margin;
  const [source, mirrorSource] = [0, 1].map(() => ({
    re: new Float64Array(room),
    im: new Float64Array(room),
  }));
  const value = new Float64Array(2);
  for (let row = 0; row <= rowCount - row; row++) {
    const mirror = (rowCount - row) % rowCount;
    loadRow(spectrum, row, mirror, source);
    loadRow(spectrum, mirror, row, mirrorSource);
    const kSquare = (row * map.rowStep) ** 2;
    for (let column = 0; column < columnCount; column++) {
      const place = Math.sqrt(kSquare + column * column);
      const isInside = place < columnCount + margin && column < columnCount - 1;
      const scale = place > 0 ? column / place : 1;
      const turns = map.first * (place - column);
      if (isInside) taps.aim(place);
      for (let side = 0; side < 2; side++) {
        const at = (side === 0 ? row : mirror) * columnCount + column;
        if (isInside) taps.sum(side === 0 ? source : mirrorSource, value);
        else value.fill(0);
        turnBack(value, turns);
        re[at] = scale * value[0];
        im[at] = scale * value[1];
      }
    }
  }
}

/** The record's first sample keeps its time while what it holds moves by so many turns. */
function turnBack(value: Float64Array, turns: number): void {
  if (turns === 0) return;
  const cosine = Math.cos(2 * Math.PI * turns);
  const sine = Math.sin(2 * Math.PI * turns);
  const [valueRe, valueIm] = value;
  value[0] = valueRe * cosine + valueIm * sine;
  value[1] = valueIm * cosine - valueRe * sine;
}

function loadRow({ columnCount, re, im }: Spectrum, row: number, mirror: number, into: Row): void {
  for (let index = -margin; index < columnCount + margin; index++) {
    const column = Math.abs(index);
    const at = (index < 0 ? mirror : row) * columnCount + column;
    into.re[index + margin] = column < columnCount ? re[at] : 0;
    into.im[index + margin] = column < columnCount ? (index < 0 ? -im[at] : im[at]) : 0;
  }
}

const stepsPerInterval = 4096;

/**
 * Eight values around a place in a row, weighted by the windowed sinc. A record that begins at time 0 turns its spectrum
 * quickly from value to value; each weight therefore holds the turn that centres the record before, and back after.
 */
function createTaps(centre: number): { aim(place: number): void; sum(row: Row, value: Float64Array): void } {
  const tableRe = new Float64Array((stepsPerInterval + 1) * tapCount);
  const tableIm = new Float64Array((stepsPerInterval + 1) * tapCount);
  for (let step = 0; step <= stepsPerInterval; step++) {
    for (let tap = 0; tap < tapCount; tap++) {
      const offset = step / stepsPerInterval + tapCount / 2 - 1 - tap;
      tableRe[step * tapCount + tap] = sincWeight(offset) * Math.cos(Math.PI * offset * centre);
      tableIm[step * tapCount + tap] = -sincWeight(offset) * Math.sin(Math.PI * offset * centre);
    }
  }
  const weightsRe = new Float64Array(tapCount);
  const weightsIm = new Float64Array(tapCount);
  let first = 0;
  return {
    aim(place) {
      const whole = Math.floor(place);
      const at = (place - whole) * stepsPerInterval;
      const step = Math.floor(at);
      const share = at - step;
      first = whole - tapCount / 2 + 1 + margin;
      for (let tap = 0; tap < tapCount; tap++) {
        const index = step * tapCount + tap;
        weightsRe[tap] = tableRe[index] + (tableRe[index + tapCount] - tableRe[index]) * share;
        weightsIm[tap] = tableIm[index] + (tableIm[index + tapCount] - tableIm[index]) * share;
      }
    },
    sum({ re, im }, value) {
      let [sumRe, sumIm] = [0, 0];
      for (let tap = 0; tap < tapCount && first + tap < re.length; tap++) {
        sumRe += weightsRe[tap] * re[first + tap] - weightsIm[tap] * im[first + tap];
        sumIm += weightsRe[tap] * im[first + tap] + weightsIm[tap] * re[first + tap];
      }
      value[0] = sumRe;
      value[1] = sumIm;
    },
  };
}
