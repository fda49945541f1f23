import { ProcessingError } from '#errors.ts';
import type { LineGeometry } from '#line.ts';
import { addAutocorrelation } from '#signal/autocorrelation.ts';
import { createToeplitzSolver } from '#signal/levinson.ts';
import { subtractPrediction } from '#signal/prediction-error.ts';
import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';

const label = 'Predictive deconvolution';
const longestOperatorSamples = 2000;

/**
 * Takes out what can be told from earlier samples: multiples, and the ringing of the antenna. A lag of one sample makes
 * pulses into spikes and lifts the noise; a lag of the pulse's own length leaves the pulse as it is.
 */
export const predictiveDeconvolution = defineTraceStep({
  id: 'predictive-deconvolution',
  label,
  definition:
    'y[n] = x[n] − Σ a[k] x[n − α − k], k = 0 … L − 1, x before the trace being 0. α and L are the prediction lag and the operator length in samples, rounded, each at least 1; what reaches beyond the trace is cut off the operator. a solves Σ a[j] r[|i − j|] = r[α + i], r[τ] = Σ x[n] x[n + τ] of the trace or summed over all traces of the line, r[0] on the left raised by the white noise. In float64.',
  source:
    'Peacock and Treitel 1969, Geophysics 34, 155–169; Yilmaz 2001, Seismic Data Analysis, sections 2.3 and 2.7.6; recursion of Levinson 1947.',
  parameters: {
    operatorNs: { label: 'Operator length', unit: 'ns', default: 10, minimum: 0.01, maximum: 5000 },
    lagNs: { label: 'Prediction lag', unit: 'ns', default: 5, minimum: 0.01, maximum: 5000 },
    whiteNoisePercent: { label: 'White noise', unit: '%', default: 0.1, minimum: 0, maximum: 100 },
    autocorrelation: { label: 'Autocorrelation of', choices: ['trace', 'line'], default: 'trace' },
  },
  survey: (geometry, values) => {
    if (values.autocorrelation === 'trace') return undefined;
    const { lagCount } = operatorOf(geometry, values);
    return {
      look: ({ samples, samplesPerTrace }) => {
        const sums = new Float64Array(lagCount);
        for (let start = 0; start < samples.length; start += samplesPerTrace) {
          addAutocorrelation(samples, { start, count: samplesPerTrace }, sums);
        }
        return sums;
      },
      conclude: (parts: readonly Float64Array[]) => sumOf(parts, lagCount),
    };
  },
  filterFor: (geometry, values, ofLine: Float64Array | undefined) => {
    const { lag, operatorCount, lagCount } = operatorOf(geometry, values);
    if (operatorCount === 0) return null;
    const solve = createToeplitzSolver(operatorCount);
    const operator = new Float64Array(operatorCount);
    const ofTrace = new Float64Array(lagCount);
    const whitened = new Float64Array(lagCount);
    const toOperator = (autocorrelation: Float64Array) => {
      // The right side begins at the lag, of at least one sample: it does not hold the noise.
      whitened.set(autocorrelation);
      whitened[0] *= 1 + values.whiteNoisePercent / 100;
      solve(whitened, whitened.subarray(lag), operator);
    };
    if (ofLine) toOperator(ofLine);
    return (trace, out) => {
      if (!ofLine) {
        ofTrace.fill(0);
        addAutocorrelation(trace, { start: 0, count: trace.length }, ofTrace);
        toOperator(ofTrace);
      }
      subtractPrediction(trace, { operator, lag }, out);
    };
  },
});

/** Lag and operator length in samples, and how many lags of the autocorrelation they need. An operator of 0 predicts nothing. */
function operatorOf(
  geometry: LineGeometry,
  { operatorNs, lagNs }: { operatorNs: number; lagNs: number },
): { lag: number; operatorCount: number; lagCount: number } {
  const sampleIntervalNs = requireSampleIntervalNs(geometry, label);
  const lag = Math.max(1, Math.round(lagNs / sampleIntervalNs));
  const wantedCount = Math.max(1, Math.round(operatorNs / sampleIntervalNs));
  const operatorCount = Math.max(0, Math.min(wantedCount, geometry.samplesPerTrace - lag));
  if (operatorCount > longestOperatorSamples) {
    const longestNs = Number((longestOperatorSamples * sampleIntervalNs).toPrecision(4));
    const message = `${label} with an operator of ${operatorNs} ns would need ${operatorCount} coefficients, more than the ${longestOperatorSamples} that it solves for: set an operator length of at most ${longestNs} ns.`;
    throw new ProcessingError('value-out-of-bounds', message);
  }
  return { lag, operatorCount, lagCount: lag + operatorCount };
}

function sumOf(parts: readonly Float64Array[], length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const part of parts) for (let index = 0; index < length; index++) sum[index] += part[index];
  return sum;
}
