import { meanFrom } from '#signal/mean.ts';
import { defineTraceStep } from '#step.ts';

/** Centres each trace on the mean of its last third: there the direct wave, which has a mean of its own, is over. */
export const dcRemoval = defineTraceStep({
  id: 'dc-removal',
  label: 'DC removal',
  definition: 'y = x − mean of the last third of the trace (from sample ⌊2N/3⌋ on), in float64.',
  source: 'Annan 2003, Ground Penetrating Radar Principles, Procedures and Applications (DC shift).',
  parameters: {},
  filterFor: () => (trace, out) => {
    const offset = meanFrom(trace, Math.floor((trace.length * 2) / 3));
    for (let sample = 0; sample < trace.length; sample++) out[sample] = trace[sample] - offset;
  },
});
