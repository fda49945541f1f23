import { manyPairsPlan, type PairFilter, pairPlan } from '#pair-step.ts';
import { powerOfTwoFrom } from '#signal/fft.ts';
import { hilbertTable } from '#signal/float-pairs.ts';
import { createHilbertPair } from '#signal/hilbert.ts';
import { defineBlockStep } from '#step.ts';
import { blockKernels } from '#wasm/kernels.ts';

/** The strength of the echoes without their swings. Offset and drift are to be taken out first: they count as strength. */
export const envelope = defineBlockStep({
  id: 'envelope',
  label: 'Envelope',
  definition:
    'y = √(x² + (Hx)²), the magnitude of the analytic signal; Hx is the Hilbert transform of the trace by a discrete Fourier transform of exactly its length, with 0 at frequency 0 and at Nyquist. Where the length is a power of two the transforms run in float32, on each trace brought to the size of 1, else in float64.',
  source: 'Taner, Koehler and Sheriff 1979, Geophysics 44, 1041–1063 (complex trace analysis).',
  parameters: {},
  plan: (geometry) => {
    const { samplesPerTrace } = geometry;
    if (powerOfTwoFrom(samplesPerTrace) !== samplesPerTrace)
      return pairPlan(geometry, pairFilter(samplesPerTrace));
    const table = hilbertTable(samplesPerTrace);
    return manyPairsPlan(geometry, (traces, firstOwn, out) =>
      blockKernels().envelopes(traces, samplesPerTrace, table, firstOwn, out),
    );
  },
});

/** For traces whose length is no power of two. */
function pairFilter(samplesPerTrace: number): PairFilter {
  const pair = createHilbertPair(samplesPerTrace);
  const { re, im, hilbertRe, hilbertIm } = pair;
  return {
    re,
    im,
    givesAmplitudes: true,
    run() {
      pair.run();
      for (let sample = 0; sample < samplesPerTrace; sample++) {
        re[sample] = Math.sqrt(re[sample] * re[sample] + hilbertRe[sample] * hilbertRe[sample]);
        im[sample] = Math.sqrt(im[sample] * im[sample] + hilbertIm[sample] * hilbertIm[sample]);
      }
    },
  };
}
