import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';

/** Makes up for spreading: each amplitude times t^p, t in ns from time-zero. What came before time-zero becomes 0. */
export const powerGain = defineTraceStep({
  id: 'power-gain',
  label: 'Power gain',
  definition: 'y = x · t^p, t in ns from time-zero; 0 before time-zero.',
  source: 'Claerbout 1985, Imaging the Earth’s Interior, section 1.0 (why t² is often right).',
  parameters: {
    exponent: { label: 'Exponent p of t^p', unit: 'index', default: 1, minimum: 0, maximum: 4 },
  },
  filterFor: (radargram, { exponent }) => {
    const sampleIntervalNs = requireSampleIntervalNs(radargram, 'Power gain');
    const gain = Float64Array.from({ length: radargram.samplesPerTrace }, (_, sample) => {
      const timeNs = radargram.firstSampleNs + sample * sampleIntervalNs;
      return timeNs < 0 ? 0 : timeNs ** exponent;
    });
    return (trace, out) => {
      for (let sample = 0; sample < trace.length; sample++) out[sample] = trace[sample] * gain[sample];
    };
  },
});
