import { meanRow } from '#signal/mean.ts';
import { defineTraceStep } from '#step.ts';

/**
 * Takes out what all traces of the line share: the direct wave and the instrument's ringing, and with them any
 * reflector that is flat along the whole line.
 */
export const backgroundRemoval = defineTraceStep({
  id: 'background-removal',
  label: 'Background removal',
  parameters: {},
  filterFor: (radargram) => {
    const background = meanRow(radargram.samples, radargram.samplesPerTrace);
    return (trace, out) => {
      for (let sample = 0; sample < trace.length; sample++) out[sample] = trace[sample] - background[sample];
    };
  },
});
