import type { Radargram } from '@jsa/gpr-parsers';
import { ProcessingError } from '#errors.ts';
import { distancesOf, evenPlacesAmong, type OrderedPlaces, orderedPlaces } from '#even-places.ts';
import { interpolationWeights, type TapCount } from '#signal/interpolation.ts';
import { addRows, meanOfSums } from '#signal/mean.ts';
import { medianByReordering } from '#signal/median.ts';
import { defineLineStep } from '#step.ts';

const mostSamples = 2 ** 28;

/** A share of a spacing by which the last even place may miss the last trace, by rounding alone. */
const rounding = 1e-9;

/**
 * Brings traces that lie unevenly along the line (walked by time, placed by fixes or marks) to even distances, as
 * migration along the frequency axis, dip filters and pictures want them.
 */
export const equidistantTraces = defineLineStep({
  id: 'equidistant-traces',
  label: 'Equidistant traces',
  definition:
    'Traces are sorted by their distance along the line; of several at one distance the mean is taken, those without a distance are left out. From the first distance on, one trace each spacing, up to the last distance: on the straight line, sample by sample, between the traces before and behind, or from eight of them, counted by trace, with the weights of a sinc in a Kaiser window (β = 5.5), the traces at the ends repeated. Where the traces before and behind lie further apart than the largest gap times the median distance of neighbouring traces, nothing is made up: the new trace is 0, and no sinc reaches across. Heights go on the straight line. Nothing is averaged where the new spacing is wider than the old: stack first. Needs the whole line at once, and makes no more than 2^28 samples.',
  source: 'Yilmaz 2001, Seismic Data Analysis, section 7.1; Harlan 1982 (windowed sinc).',
  parameters: {
    spacingM: { label: 'Trace spacing', unit: 'm', default: 0.05, minimum: 0.001, maximum: 100 },
    interpolation: {
      label: 'Between the traces',
      choices: ['linear', 'windowed-sinc'],
      default: 'linear',
    },
    largestGap: {
      label: 'Largest gap, in median distances of traces',
      unit: 'ratio',
      default: 10,
      minimum: 1,
      maximum: 1e6,
    },
  },
  run: (radargram, { spacingM, interpolation, largestGap }) => {
    if (radargram.traceCount === 0) return { ...radargram, traceSpacingM: spacingM };
    const places = orderedPlaces(requireDistances(radargram));
    const { placesM } = places;
    if (placesM.length === 0) throw nowhere();
    const lengthM = placesM[placesM.length - 1] - placesM[0];
    const traceCount = Math.floor(lengthM / spacingM + rounding) + 1;
    refuseTooMany(traceCount, radargram.samplesPerTrace);
    const evenPlaces = evenPlacesAmong(placesM, spacingM, traceCount);
    const samples = new Float32Array(traceCount * radargram.samplesPerTrace);
    const stretches = stretchesOf(placesM, largestGap);
    const tracesAt = meanTraces(radargram, places);
    for (const [even, { index, share }] of evenPlaces.entries()) {
      const start = even * radargram.samplesPerTrace;
      const out = samples.subarray(start, start + radargram.samplesPerTrace);
      const [from, to] = [stretches[index], stretches[Math.min(index + 1, placesM.length - 1)]];
      if (share === 0) out.set(tracesAt(index));
      else if (share === 1) out.set(tracesAt(index + 1));
      else if (from === to) {
        addWeighted({ index, share, stretches, tapCount: interpolation === 'linear' ? 2 : 8 }, tracesAt, out);
      }
    }
    const elevationsM = radargram.elevationsM && meansAt(radargram.elevationsM, places.tracesAt);
    return {
      ...radargram,
      traceCount,
      samples,
      traceSpacingM: spacingM,
      traceDistancesM: Float64Array.from(evenPlaces, (_, even) => placesM[0] + even * spacingM),
      elevationsM:
        elevationsM &&
        Float64Array.from(evenPlaces, ({ index, share }) =>
          share === 0
            ? elevationsM[index]
            : elevationsM[index] + share * (elevationsM[index + 1] - elevationsM[index]),
        ),
    };
  },
});

function requireDistances(radargram: Radargram): Float64Array {
  const distancesM = distancesOf(radargram);
  if (distancesM !== null) return distancesM;
  throw nowhere();
}

function nowhere(): ProcessingError {
  return new ProcessingError(
    'needs-trace-spacing',
    'Equidistant traces cannot be made, because the line does not say where its traces lie: state the trace spacing, or place the traces by fixes or marks first.',
  );
}

function refuseTooMany(traceCount: number, samplesPerTrace: number): void {
  if (traceCount * samplesPerTrace <= mostSamples) return;
  const message = `Equidistant traces would make ${traceCount} traces of ${samplesPerTrace} samples, more than the ${mostSamples} samples that are taken in memory: choose a wider spacing, or cut the line into shorter ones.`;
  throw new ProcessingError('line-too-long', message, 'equidistant-traces');
}

/** For each place the number of the stretch without a gap that it belongs to. */
function stretchesOf(placesM: Float64Array, largestGap: number): Int32Array {
  const stepsM = Float32Array.from(placesM.subarray(1), (placeM, index) => placeM - placesM[index]);
  const gapM = largestGap * medianByReordering(stepsM.slice());
  const stretches = new Int32Array(placesM.length);
  for (let index = 1; index < placesM.length; index++) {
    stretches[index] = stretches[index - 1] + (stepsM[index - 1] > gapM ? 1 : 0);
  }
  return stretches;
}

function meanTraces(
  { samples, samplesPerTrace }: Radargram,
  { tracesAt }: OrderedPlaces,
): (index: number) => Float32Array {
  const traceAt = (trace: number) => samples.subarray(trace * samplesPerTrace, (trace + 1) * samplesPerTrace);
  return (index) => {
    const traces = tracesAt[index];
    if (traces.length === 1) return traceAt(traces[0]);
    const sums = new Float64Array(samplesPerTrace);
    for (const trace of traces) addRows(traceAt(trace), sums);
    return Float32Array.from(meanOfSums([sums], samplesPerTrace, traces.length));
  };
}

type Between = {
  readonly index: number;
  readonly share: number;
  readonly stretches: Int32Array;
  readonly tapCount: TapCount;
};

/** Taps that would lie beyond the line or across a gap take the last trace on this side of it. */
function addWeighted(
  { index, share, stretches, tapCount }: Between,
  traceAt: (index: number) => Float32Array,
  out: Float32Array,
): void {
  const weights = interpolationWeights(share, tapCount);
  const sums = new Float64Array(out.length);
  for (const [tap, weight] of weights.entries()) {
    let place = Math.max(0, Math.min(stretches.length - 1, index + 1 + tap - tapCount / 2));
    while (stretches[place] < stretches[index]) place++;
    while (stretches[place] > stretches[index]) place--;
    const trace = traceAt(place);
    for (let sample = 0; sample < sums.length; sample++) sums[sample] += weight * trace[sample];
  }
  out.set(sums);
}

function meansAt(values: Float64Array, tracesAt: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(
    tracesAt,
    (traces) => traces.reduce((sum, trace) => sum + values[trace], 0) / traces.length,
  );
}
