import { defineTraceStep } from '#step.ts';
import { gainByTime, gainTimeNs, gainTimes } from '#time-gain.ts';

/**
 * Makes up for spreading and exponential loss with one curve for the whole line: t^b · exp(a t), t in ns from
 * time-zero or a later start, never above the largest gain. An attenuation of α dB/m is a = α · v / 8.686
 * (`attenuationPerNs`).
 */
export const secGain = defineTraceStep({
  id: 'sec-gain',
  label: 'SEC gain',
  definition:
    'y = x · min(largest gain, t′^b · exp(a t′)), t′ = min(t, t₁) − t₀ in ns, t counted from time-zero; before t₀ 0, or the gain at t₀ held. Nothing is rescaled.',
  source: 'Annan 2003, Ground Penetrating Radar (spreading and exponential compensation).',
  parameters: {
    exponent: { label: 'Exponent b of t^b', unit: 'index', default: 1, minimum: 0, maximum: 4 },
    attenuationPerNs: { label: 'Attenuation a', unit: '1/ns', default: 0.02, minimum: 0, maximum: 2 },
    largestGain: { label: 'Largest gain', unit: 'ratio', default: 10000, minimum: 1, maximum: 1e9 },
    ...gainTimes,
    beforeStart: { label: 'Before the gain begins', choices: ['silence', 'hold'], default: 'silence' },
  },
  filterFor: (geometry, { exponent, attenuationPerNs, largestGain, startNs, untilNs, beforeStart }) =>
    gainByTime(geometry, 'SEC gain', (timeNs) => {
      if (timeNs < startNs && beforeStart === 'silence') return 0;
      const gainedNs = gainTimeNs(timeNs, { startNs, untilNs });
      return Math.min(largestGain, gainedNs ** exponent * Math.exp(attenuationPerNs * gainedNs));
    }),
});
