import { defineTraceStep } from '#step.ts';
import { gainByTime, gainTimeNs, gainTimes } from '#time-gain.ts';

/** Makes up for spreading: each amplitude times t^p, t in ns from time-zero or a later start. What came before becomes 0. */
export const powerGain = defineTraceStep({
  id: 'power-gain',
  label: 'Power gain',
  definition:
    'y = x · t′^p, t′ = min(t, t₁) − t₀ in ns, t counted from time-zero; 0 before t₀. Nothing is rescaled.',
  source: 'Claerbout 1985, Imaging the Earth’s Interior, section 1.0 (why t² is often right).',
  parameters: {
    exponent: { label: 'Exponent p of t^p', unit: 'index', default: 1, minimum: 0, maximum: 4 },
    ...gainTimes,
  },
  filterFor: (geometry, { exponent, startNs, untilNs }) =>
    gainByTime(geometry, 'Power gain', (timeNs) =>
      timeNs < startNs ? 0 : gainTimeNs(timeNs, { startNs, untilNs }) ** exponent,
    ),
});
