import { addRows, meanOfSums } from '#signal/mean.ts';
import { defineTraceStep } from '#step.ts';

/**
 * Takes out what all traces of the line share: the direct wave and the instrument's ringing, and with them any
 * reflector that is flat along the whole line.
 */
export const backgroundRemoval = defineTraceStep({
  id: 'background-removal',
  label: 'Background removal',
  definition: 'y = x − mean of x over all traces of the line, sample by sample; sums in float64.',
  source: 'Daniels 2004, Ground Penetrating Radar, 2nd edition; Kim et al. 2007 on what it costs.',
  parameters: {},
  survey: ({ samplesPerTrace, traceCount }) => ({
    look: ({ samples }) => addRows(samples, new Float64Array(samplesPerTrace)),
    conclude: (sums: readonly Float64Array[]) => meanOfSums(sums, samplesPerTrace, traceCount),
  }),
  filterFor: (_geometry, _values, background: Float64Array) => (trace, out) => {
    for (let sample = 0; sample < trace.length; sample++) out[sample] = trace[sample] - background[sample];
  },
});
