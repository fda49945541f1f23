import { createDipSemblance } from '#signal/dip-semblance.ts';
import { defineBlockStep } from '#step.ts';
import { eachOwnTrace, traceWindowOf } from '#trace-window.ts';

const label = 'Coherence';

/**
 * How much neighbouring traces are alike, whatever their amplitude: high along layers, low where they are cut, in mixed
 * fill and in noise. An attribute to be looked at beside the line, not instead of it: it has no polarity and no amplitude.
 */
export const coherence = defineBlockStep({
  id: 'coherence',
  label,
  definition:
    'The greatest semblance over all dips up to the largest: Σ_t (Σ_x a)² / (N Σ_t Σ_x a²) over N traces and the samples of a centred window along the dip. 0 where there is nothing, 1 where all traces show the same wave; N traces of noise have about 1 / N, or somewhat more, as the best of several dips counts. Dips are those at which the outermost trace is off by a whole number of samples; the traces between are read on a straight line between samples. The window is cut at the ends of the line and of the trace; what lies beyond the ends of a trace counts as 0.',
  source:
    'Neidell & Taner 1971, Geophysics 36 (semblance); Marfurt et al. 1998, Geophysics 63 (coherency along dips).',
  parameters: {
    windowTraces: { label: 'Window in traces', unit: 'traces', default: 5, minimum: 3, maximum: 21 },
    windowNs: { label: 'Window in time', unit: 'ns', default: 4, minimum: 0, maximum: 1000 },
    largestDip: {
      label: 'Largest dip, in samples from trace to trace',
      unit: 'samples',
      default: 1,
      minimum: 0,
      maximum: 5,
    },
  },
  plan: (geometry, values) => {
    const window = { ...traceWindowOf(geometry, values, label), largestDip: values.largestDip };
    const { samplesPerTrace } = geometry;
    const semblance = createDipSemblance(window, samplesPerTrace);
    return {
      geometry,
      haloTraceCount: window.traceReach,
      filter: (block, out) => {
        const rows = { samples: block.samples, sampleCount: samplesPerTrace };
        eachOwnTrace(block, samplesPerTrace, out, (row, trace) => semblance(rows, row, trace));
      },
    };
  },
});
