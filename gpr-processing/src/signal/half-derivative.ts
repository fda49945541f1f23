import { powerOfTwoFrom } from './fft.ts';
import { type FloatSignal, frequenciesOf, transform, transformBack, turnsOf } from './float-fft.ts';
import { loadScaled } from './float-pairs.ts';

/** What half derivatives of traces of one length are made with. */
export type HalfDerivativeTable = {
  readonly sampleCount: number;
  /** So many values stand for each sample: (sampleCount − 1) × fineness + 1 come out. */
  readonly fineness: number;
  readonly length: number;
  readonly turns: Float32Array;
  /** For each value of a sample, real and imaginary part of a factor for each place of the transform. */
  readonly factors: Float32Array;
};

/**
 * The anticausal half derivative of a signal, per √sample: its spectrum times (−iω)^½, ω in radians a sample. It
 * turns every wave back by 45° and raises it by the root of its frequency, which is what a sum over hyperbolas takes
 * away. At least as many zeros as values stand behind the signal, so that its ends do not meet. The values between two
 * samples are those that the spectrum has there, each a transform of its own.
 */
export function halfDerivativeTable(sampleCount: number, fineness: number): HalfDerivativeTable {
  const length = 2 * powerOfTwoFrom(Math.max(1, sampleCount));
  const factors = new Float32Array(2 * fineness * length);
  for (const [place, frequency] of frequenciesOf(length).entries()) {
    for (let fine = 0; fine < fineness; fine++) {
      const { re, im } = factorOf(frequency, length, fine / fineness);
      factors[2 * (fine * length + place)] = re / length;
      factors[2 * (fine * length + place) + 1] = im / length;
    }
  }
  return { sampleCount, fineness, length, turns: turnsOf(length), factors };
}

/** √(ω / 2) · (1 − i) for frequencies above 0, `later` samples on. The highest stands for itself and for its mirror image. */
function factorOf(frequency: number, length: number, later: number): { re: number; im: number } {
  const signed = 2 * frequency > length ? frequency - length : frequency;
  const root = Math.sqrt((Math.PI * Math.abs(signed)) / length);
  const angle = (2 * Math.PI * signed * later) / length;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  if (2 * signed === length) return { re: root * (cosine + sine), im: 0 };
  const sign = Math.sign(signed);
  return { re: root * (cosine + sign * sine), im: root * (sine - sign * cosine) };
}

/** Where traces lie, one after the other, and where their half derivatives go: value by value a row, a column a trace. */
export type HalfDerivativePlaces = {
  readonly traces: number;
  /** A multiple of eight. */
  readonly traceCount: number;
  readonly rows: number;
  readonly rowLength: number;
};

/** Trace 0 goes with trace 1 through one transform, and so on; neither depends on the other. */
export function halfDerivatives(
  floats: Float32Array,
  table: HalfDerivativeTable,
  { traces, traceCount, rows, rowLength }: HalfDerivativePlaces,
): void {
  const { sampleCount, fineness, length, turns } = table;
  const [pair, turned] = [0, 1].map(
    (): FloatSignal => ({
      re: new Float32Array(length),
      im: new Float32Array(length),
    }),
  );
  for (let even = 0; even < traceCount; even += 2) {
    const at = traces + even * sampleCount;
    const scaleRe = loadScaled(floats.subarray(at, at + sampleCount), pair.re);
    const scaleIm = loadScaled(floats.subarray(at + sampleCount, at + 2 * sampleCount), pair.im);
    transform(pair, turns);
    for (let fine = 0; fine < fineness; fine++) {
      multiply(pair, table.factors.subarray(2 * fine * length, 2 * (fine + 1) * length), turned);
      transformBack(turned, turns);
      const count = fine === 0 ? sampleCount : sampleCount - 1;
      for (let sample = 0; sample < count; sample++) {
        const place = rows + (sample * fineness + fine) * rowLength + even;
        floats[place] = scaleRe === 0 ? 0 : turned.re[sample] * scaleRe;
        floats[place + 1] = scaleIm === 0 ? 0 : turned.im[sample] * scaleIm;
      }
    }
  }
}

function multiply({ re, im }: FloatSignal, factors: Float32Array, out: FloatSignal): void {
  for (let place = 0; place < re.length; place++) {
    const [factorRe, factorIm] = [factors[2 * place], factors[2 * place + 1]];
    out.re[place] = Math.fround(re[place] * factorRe) - Math.fround(im[place] * factorIm);
    out.im[place] = Math.fround(im[place] * factorRe) + Math.fround(re[place] * factorIm);
  }
}
