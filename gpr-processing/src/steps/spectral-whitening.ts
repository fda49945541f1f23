import { cornersOf, gainsOf, requireBand } from '#frequency-band.ts';
import type { TraceBlock } from '#line.ts';
import { definePairStep, eachPair } from '#pair-step.ts';
import { fftOf, powerOfTwoFrom } from '#signal/fft.ts';
import { meanOfSums } from '#signal/mean.ts';
import { ormsbyGain } from '#signal/ormsby.ts';
import { multiplyEach, splitMagnitudes } from '#signal/real-pair.ts';
import { createWhitening } from '#signal/whitening.ts';
import { requireSampleIntervalNs } from '#step.ts';

const ramps = { lowRamp: 0.75, highRamp: 1.25 };

/**
 * Makes all frequencies of a band equally strong, which sharpens the echoes and lifts the noise between them. By
 * the spectrum of the line every trace is treated alike; by its own, each differently.
 */
export const spectralWhitening = definePairStep({
  id: 'spectral-whitening',
  label: 'Spectral whitening',
  definition:
    'y = inverse Fourier transform of X(f) G(f), G = c B / (S + water level × largest S), without phase. S is the amplitude spectrum |X| of the trace, or its mean over all traces of the line, averaged over a centred window of odd length in frequency that is cut at 0 and at Nyquist; B is the band-pass with ramps from 0.75 × low corner and to 1.25 × high corner; c is such that Σ (S G)² = Σ S². Zeros as in the band-pass, sums in float64.',
  source:
    'Yilmaz 2001, Seismic Data Analysis, section 2.6 (spectral whitening); Bensen et al. 2007, Geophysical Journal International 169, 1239–1260 (smoothed spectrum).',
  parameters: {
    lowMHz: { label: 'Low corner', unit: 'MHz', default: 100, minimum: 0, maximum: 20000 },
    highMHz: { label: 'High corner', unit: 'MHz', default: 800, minimum: 0.1, maximum: 20000 },
    spectrum: { label: 'Amplitude spectrum of', choices: ['line', 'trace'], default: 'line' },
    smoothingMHz: { label: 'Smoothing window', unit: 'MHz', default: 100, minimum: 0, maximum: 5000 },
    waterLevelPercent: {
      label: 'Water level, of the largest amplitude',
      unit: '%',
      default: 1,
      minimum: 0.001,
      maximum: 100,
    },
  },
  survey: ({ samplesPerTrace, traceCount }, { spectrum }) => {
    if (spectrum === 'trace') return undefined;
    const length = powerOfTwoFrom(1.5 * samplesPerTrace);
    return {
      look: (block) => sumOfMagnitudes(block, length),
      conclude: (sums: readonly Float64Array[]) => meanOfSums(sums, (length >> 1) + 1, traceCount),
    };
  },
  filterFor: (radargram, values, lineSpectrum: Float64Array | undefined) => {
    const sampleIntervalNs = requireSampleIntervalNs(radargram, 'Spectral whitening');
    requireBand('Spectral whitening', values, sampleIntervalNs);
    const length = powerOfTwoFrom(1.5 * radargram.samplesPerTrace);
    const corners = cornersOf(values, ramps);
    const band = gainsOf(length, sampleIntervalNs, (frequencyMHz) => ormsbyGain(frequencyMHz, corners));
    const reach = Math.round((values.smoothingMHz * length * sampleIntervalNs) / 2000);
    const toGains = createWhitening(band, { reach, waterRatio: values.waterLevelPercent / 100 });
    const [one, other] = [new Float64Array(band.length), new Float64Array(band.length)];
    if (lineSpectrum) toGains(lineSpectrum, one);
    const fft = fftOf(length);
    const pair = { re: new Float64Array(length), im: new Float64Array(length) };
    return {
      ...pair,
      givesAmplitudes: true,
      run() {
        fft.forward(pair.re, pair.im);
        if (!lineSpectrum) {
          splitMagnitudes(pair, one, other);
          toGains(one, one);
          toGains(other, other);
        }
        multiplyEach(pair, one, lineSpectrum ? one : other);
        fft.inverse(pair.re, pair.im);
      },
    };
  },
});

/** Amplitude spectra of the traces of a block, added up. */
function sumOfMagnitudes(block: TraceBlock, length: number): Float64Array {
  const fft = fftOf(length);
  const pair = { re: new Float64Array(length), im: new Float64Array(length) };
  const binCount = (length >> 1) + 1;
  const [one, other, sums] = [0, 1, 2].map(() => new Float64Array(binCount));
  eachPair(block, pair, (_even, evenScale, oddScale) => {
    fft.forward(pair.re, pair.im);
    splitMagnitudes(pair, one, other);
    for (let k = 0; k < binCount; k++) sums[k] += one[k] * evenScale + other[k] * oddScale;
  });
  return sums;
}
