import { requireBand } from '#frequency-band.ts';
import { createForwardBackward } from '#signal/biquad.ts';
import { butterworthSections } from '#signal/butterworth-sections.ts';
import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';

/**
 * The band-pass that many programs have under this name, without their faults: no phase, no start-up at the ends, and in
 * sections of second order, so that low corners stay exact.
 */
export const butterworth = defineTraceStep({
  id: 'butterworth',
  label: 'Butterworth band-pass',
  definition:
    'Digital Butterworth filter of the given order at each corner (bilinear transform with the corners prewarped) in second-order sections, run forwards and then backwards: no phase, and half the amplitude at each corner. Each end is continued by 3 × (number of poles + 1) samples, at most by the trace less one, turned about the end sample; sections begin in the state that the first value leads to. A low corner of 0, and a high one at or above Nyquist, cut nothing. In float64.',
  source:
    'Butterworth 1930, Experimental Wireless 7; Oppenheim and Schafer 2010, Discrete-Time Signal Processing, chapter 7; ends as in scipy.signal.sosfiltfilt of SciPy 1.17 (2026).',
  parameters: {
    lowMHz: { label: 'Low corner', unit: 'MHz', default: 100, minimum: 0, maximum: 20000 },
    highMHz: { label: 'High corner', unit: 'MHz', default: 800, minimum: 0.1, maximum: 20000 },
    order: { label: 'Order', unit: 'index', default: 4, minimum: 1, maximum: 10 },
  },
  filterFor: (radargram, { lowMHz, highMHz, order: wantedOrder }) => {
    const sampleIntervalNs = requireSampleIntervalNs(radargram, 'Butterworth band-pass');
    requireBand('Butterworth band-pass', { lowMHz, highMHz }, sampleIntervalNs);
    const order = Math.round(wantedOrder);
    const low = lowMHz > 0 ? (lowMHz * sampleIntervalNs) / 1000 : null;
    const highShare = (highMHz * sampleIntervalNs) / 1000;
    const high = highShare < 0.5 ? highShare : null;
    const sections = butterworthSections(order, { low, high });
    if (sections.length === 0) return null;
    const poleCount = low !== null && high !== null ? 2 * order : order;
    const edgeCount = 3 * (poleCount + 1);
    return createForwardBackward(sections, { length: radargram.samplesPerTrace, edgeCount });
  },
});
