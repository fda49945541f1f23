import { addRows, meanOfSums } from '#signal/mean.ts';
import { defineLineStep } from '#step.ts';

/**
 * Makes one trace of several neighbours: noise falls with the root of their number, and so does what can be told apart
 * along the line.
 */
export const stacking = defineLineStep({
  id: 'stacking',
  label: 'Stacking',
  definition:
    'y = mean of each k neighbouring traces, sample by sample, in float64; their distances and heights are averaged, the trace spacing becomes k times as long. What is left at the end of the line, fewer than k traces, becomes one trace too, the mean of what is there. k is rounded to a whole number. Needs the whole line at once.',
  source: 'Annan 2003, Ground Penetrating Radar (trace stacking).',
  parameters: {
    stackTraces: { label: 'Traces that become one', unit: 'traces', default: 2, minimum: 1, maximum: 1000 },
  },
  run: (radargram, { stackTraces }) => {
    const groupSize = Math.round(stackTraces);
    const { samplesPerTrace, traceSpacingM, traceDistancesM, elevationsM } = radargram;
    const traceCount = Math.ceil(radargram.traceCount / groupSize);
    const samples = new Float32Array(traceCount * samplesPerTrace);
    for (let group = 0; group < traceCount; group++) {
      const first = group * groupSize;
      const count = Math.min(groupSize, radargram.traceCount - first);
      const own = radargram.samples.subarray(first * samplesPerTrace, (first + count) * samplesPerTrace);
      const sums = addRows(own, new Float64Array(samplesPerTrace));
      samples.set(meanOfSums([sums], samplesPerTrace, count), group * samplesPerTrace);
    }
    return {
      ...radargram,
      traceCount,
      samples,
      traceSpacingM: traceSpacingM && traceSpacingM * groupSize,
      traceDistancesM: traceDistancesM && meansOfGroups(traceDistancesM, groupSize),
      elevationsM: elevationsM && meansOfGroups(elevationsM, groupSize),
    };
  },
});

function meansOfGroups(values: Float64Array, groupSize: number): Float64Array {
  return Float64Array.from({ length: Math.ceil(values.length / groupSize) }, (_, group) => {
    const own = values.subarray(group * groupSize, (group + 1) * groupSize);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });
}
