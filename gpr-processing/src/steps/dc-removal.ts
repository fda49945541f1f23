import type { LineGeometry } from '#line.ts';
import { meanFrom } from '#signal/mean.ts';
import { medianByReordering } from '#signal/median.ts';
import { defineTraceStep, requireSampleIntervalNs } from '#step.ts';

const fewestSamplesBeforeTimeZero = 10;

/**
 * Centres each trace. By its last third, because there the direct wave, which has a mean of its own, is over; or by what
 * was recorded before the wave was sent. The whole trace holds the direct wave too: its mean is taken out with the rest.
 */
export const dcRemoval = defineTraceStep({
  id: 'dc-removal',
  label: 'DC removal',
  definition:
    'y = x − mean (or median) of x over part of the trace, in float64: the last third (from sample ⌊2N/3⌋ on), the samples before time-zero (the last third where there are fewer than 10), or the whole trace. Bookkeeping samples at the beginning of the trace are left out of the last two.',
  source: 'Annan 2003, Ground Penetrating Radar Principles, Procedures and Applications (DC shift).',
  parameters: {
    range: {
      label: 'Part of the trace that is brought to 0',
      choices: ['last-third', 'before-time-zero', 'whole-trace'],
      default: 'last-third',
    },
    average: { label: 'Average', choices: ['mean', 'median'], default: 'mean' },
  },
  filterFor: (geometry, { range, average }) => {
    const [from, to] = rangeOf(geometry, range);
    const room = new Float32Array(average === 'median' ? Math.max(0, to - from) : 0);
    return (trace, out) => {
      const part = trace.subarray(0, to);
      let offset: number;
      if (average === 'mean') offset = meanFrom(part, from);
      else {
        room.set(part.subarray(from));
        offset = medianByReordering(room);
      }
      for (let sample = 0; sample < trace.length; sample++) out[sample] = trace[sample] - offset;
    };
  },
});

function rangeOf(
  geometry: LineGeometry,
  range: 'last-third' | 'before-time-zero' | 'whole-trace',
): [from: number, to: number] {
  const { samplesPerTrace, nonSignalSampleCount, firstSampleNs } = geometry;
  if (range === 'whole-trace') return [nonSignalSampleCount, samplesPerTrace];
  if (range === 'before-time-zero') {
    const sampleIntervalNs = requireSampleIntervalNs(geometry, 'DC removal before time-zero');
    const to = Math.min(samplesPerTrace, Math.ceil(-firstSampleNs / sampleIntervalNs));
    if (to - nonSignalSampleCount >= fewestSamplesBeforeTimeZero) return [nonSignalSampleCount, to];
  }
  return [Math.floor((samplesPerTrace * 2) / 3), samplesPerTrace];
}
