import { fftOf, powerOfTwoFrom } from './fft.ts';

type Rows = { readonly rowCount: number; readonly rowLength: number };

/** Rows, and zeros behind each and behind the last: 1.5 times as many at least, and powers of two. */
type Spectrum = {
  /** One line of `rowCount` values for each frequency along the rows, 0 to Nyquist: [frequency][row]. */
  readonly re: Float32Array;
  readonly im: Float32Array;
};

/**
 * Multiplies the two-dimensional spectrum of real rows by a real gain, which must be the same for (k, f) and (−k, −f).
 * k is in cycles a row, −½ to ½, f in cycles a value of a row, 0 to ½; a wave exp(2πi (k row + f value)). Both directions are
 * padded with zeros to powers of two of 1.5 times their length at least. In float64; the spectrum of the rows is kept in
 * float32 and only where there are rows, so that it takes no more than three times the room of the rows.
 */
export function filterWavenumbers(
  values: Float32Array,
  { rowCount, rowLength }: Rows,
  gainAt: (wavenumber: number, frequency: number) => number,
): Float32Array {
  const out = new Float32Array(values.length);
  let largest = 0;
  for (let index = 0; index < values.length; index++) largest = Math.max(largest, Math.abs(values[index]));
  if (largest === 0) return out;
  const length = powerOfTwoFrom(1.5 * rowLength);
  const binCount = (length >> 1) + 1;
  const spectrum = {
    re: new Float32Array(binCount * rowCount),
    im: new Float32Array(binCount * rowCount),
  };
  transformRows(values, { rowCount, rowLength, length, scale: 1 / largest }, spectrum);
  filterColumns(spectrum, { rowCount, length }, gainAt);
  transformBack(spectrum, { rowCount, rowLength, length, scale: largest }, out);
  return out;
}

/** Two rows in each complex transform, taken apart by the symmetry of their spectra. */
function transformRows(
  values: Float32Array,
  { rowCount, rowLength, length, scale }: Rows & { length: number; scale: number },
  spectrum: Spectrum,
): void {
  const fft = fftOf(length);
  const [re, im] = [new Float64Array(length), new Float64Array(length)];
  for (let row = 0; row < rowCount; row += 2) {
    const start = row * rowLength;
    const isPair = row + 1 < rowCount;
    re.fill(0, rowLength);
    im.fill(0, isPair ? rowLength : 0);
    for (let at = 0; at < rowLength; at++) {
      re[at] = values[start + at] * scale;
      if (isPair) im[at] = values[start + rowLength + at] * scale;
    }
    fft.forward(re, im);
    for (let bin = 0; bin <= length >> 1; bin++) {
      const mirror = bin === 0 ? 0 : length - bin;
      const place = bin * rowCount + row;
      spectrum.re[place] = (re[bin] + re[mirror]) / 2;
      spectrum.im[place] = (im[bin] - im[mirror]) / 2;
      if (!isPair) continue;
      spectrum.re[place + 1] = (im[bin] + im[mirror]) / 2;
      spectrum.im[place + 1] = (re[mirror] - re[bin]) / 2;
    }
  }
}

function filterColumns(
  spectrum: Spectrum,
  { rowCount, length }: { rowCount: number; length: number },
  gainAt: (wavenumber: number, frequency: number) => number,
): void {
  const size = powerOfTwoFrom(1.5 * rowCount);
  const fft = fftOf(size);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  for (let bin = 0; bin <= length >> 1; bin++) {
    const start = bin * rowCount;
    for (let row = 0; row < rowCount; row++) {
      re[row] = spectrum.re[start + row];
      im[row] = spectrum.im[start + row];
    }
    re.fill(0, rowCount);
    im.fill(0, rowCount);
    fft.forward(re, im);
    for (let k = 0; k < size; k++) {
      const gain = gainAt((k <= size >> 1 ? k : k - size) / size, bin / length);
      re[k] *= gain;
      im[k] *= gain;
    }
    fft.inverse(re, im);
    for (let row = 0; row < rowCount; row++) {
      spectrum.re[start + row] = re[row];
      spectrum.im[start + row] = im[row];
    }
  }
}

function transformBack(
  spectrum: Spectrum,
  { rowCount, rowLength, length, scale }: Rows & { length: number; scale: number },
  out: Float32Array,
): void {
  const fft = fftOf(length);
  const [re, im] = [new Float64Array(length), new Float64Array(length)];
  for (let row = 0; row < rowCount; row += 2) {
    const start = row * rowLength;
    const isPair = row + 1 < rowCount;
    for (let bin = 0; bin <= length >> 1; bin++) {
      const place = bin * rowCount + row;
      const isReal = bin === 0 || bin * 2 === length;
      const [oneRe, oneIm] = [spectrum.re[place], isReal ? 0 : spectrum.im[place]];
      const otherRe = isPair ? spectrum.re[place + 1] : 0;
      const otherIm = isPair && !isReal ? spectrum.im[place + 1] : 0;
      const mirror = bin === 0 ? 0 : length - bin;
      re[mirror] = oneRe + otherIm;
      im[mirror] = otherRe - oneIm;
      re[bin] = oneRe - otherIm;
      im[bin] = oneIm + otherRe;
    }
    fft.inverse(re, im);
    for (let at = 0; at < rowLength; at++) {
      out[start + at] = re[at] * scale;
      if (isPair) out[start + rowLength + at] = im[at] * scale;
    }
  }
}
