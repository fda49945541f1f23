import { powerOfTwoFrom } from './fft.ts';
import { frequenciesOf, turnsOf } from './float-fft.ts';
import { circleOf, radicesOf, smoothLengthFrom } from './smooth-float-fft.ts';
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

/** What a migration of traces so many and so long is made with. */
export type StoltTable = {
  readonly sampleCount: number;
  /** Length of the transforms along the line, their turns and the factors of their length. */
  readonly lineLength: number;
  readonly lineTurns: Float32Array;
  readonly radices: Int32Array;
  /** Length of the transforms along the traces, their turns, and where in them each frequency lies. */
  readonly length: number;
  readonly turns: Float32Array;
  readonly places: Int32Array;
  /** For each frequency cosine and sine of the turn that brings time 0 to where the first sample was. */
  readonly phases: Float32Array;
  /** Eight real and eight imaginary weights for each of the places between two frequencies. */
  readonly taps: Float32Array;
  /** Frequencies that one wave number is worth. */
  readonly rowStep: number;
  /** What all transforms together make a value larger, taken back. */
  readonly scale: number;
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

export function stoltTable({
  traceCount,
  sampleCount,
  samplesPerTrace,
  firstSample,
}: EvenTraces): StoltTable {
  const { rows, columns } = stoltSpectrumSize(traceCount, sampleCount);
  const length = 2 * (columns - 1);
  const places = new Int32Array(length);
  for (const [place, frequency] of frequenciesOf(length).entries()) places[frequency] = place;
  const phases = new Float32Array(2 * columns);
  for (let column = 0; column < columns; column++) {
    const angle = (2 * Math.PI * firstSample * column) / length;
    phases[2 * column] = Math.cos(angle);
    phases[2 * column + 1] = -Math.sin(angle);
  }
  return {
    ...{
      sampleCount,
      lineLength: rows,
      lineTurns: circleOf(rows),
      radices: Int32Array.from(radicesOf(rows)),
    },
    ...{ length, turns: turnsOf(length), places, phases },
    taps: tapsAround((sampleCount + 2 * firstSample) / length),
    rowStep: length / (rows * samplesPerTrace),
    // Spectra of two real signals, taken apart, are twice what they are.
    scale: 1 / (2 * rows * length),
  };
}

/** Places between two frequencies for which weights are kept; between them the weights lie on a straight line. */
export const stepsPerInterval = 4096;
export const tapCount = 8;

/**
 * The windowed sinc. A record whose middle is not at time 0 turns its spectrum quickly from value to value; each weight
 * therefore holds the turn that brings it there, and back. `centre` is twice the time of the middle, of the padded length.
 */
function tapsAround(centre: number): Float32Array {
  const taps = new Float32Array(2 * tapCount * (stepsPerInterval + 1));
  for (let step = 0; step <= stepsPerInterval; step++) {
    for (let tap = 0; tap < tapCount; tap++) {
      const offset = step / stepsPerInterval + tapCount / 2 - 1 - tap;
      const at = 2 * tapCount * step + tap;
      taps[at] = sincWeight(offset) * Math.cos(Math.PI * offset * centre);
      taps[at + tapCount] = -sincWeight(offset) * Math.sin(Math.PI * offset * centre);
    }
  }
  return taps;
}
