import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';

/**
 * Makes up for spreading and exponential loss with one curve for the whole line: t^b · exp(a t), t in ns from
 * time-zero, never above the largest gain. What came before time-zero becomes 0. An attenuation of α dB/m is
 * a = α · v / 8.686.
 */
export const secGain = defineTraceStep({
  id: 'sec-gain',
  label: 'SEC gain',
  definition: 'y = x · min(largest gain, t^b · exp(a t)), t in ns from time-zero; 0 before time-zero.',
  source: 'Annan 2003, Ground Penetrating Radar (spreading and exponential compensation).',
  parameters: {
    exponent: { label: 'Exponent b of t^b', unit: 'index', default: 1, minimum: 0, maximum: 4 },
    attenuationPerNs: { label: 'Attenuation a', unit: '1/ns', default: 0.02, minimum: 0, maximum: 2 },
    largestGain: { label: 'Largest gain', unit: 'ratio', default: 10000, minimum: 1, maximum: 1e9 },
  },
  filterFor: (radargram, { exponent, attenuationPerNs, largestGain }) => {
    const sampleIntervalNs = requireSampleIntervalNs(radargram, 'SEC gain');
    const gain = Float64Array.from({ length: radargram.samplesPerTrace }, (_, sample) => {
      const timeNs = radargram.firstSampleNs + sample * sampleIntervalNs;
      if (timeNs < 0) return 0;
      return Math.min(largestGain, timeNs ** exponent * Math.exp(attenuationPerNs * timeNs));
    });
    return (trace, out) => {
      for (let sample = 0; sample < trace.length; sample++) out[sample] = trace[sample] * gain[sample];
    };
  },
});
