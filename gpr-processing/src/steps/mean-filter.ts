import { movingMean } from '#signal/moving-mean.ts';
import { defineBlockStep } from '#step.ts';
import { eachOwnTrace, traceWindowOf, traceWindowParameters } from '#trace-window.ts';

const label = 'Mean filter';

/**
 * Quiets noise that differs from trace to trace and sample to sample; the price is sharpness: dipping echoes and
 * hyperbola flanks are weakened by as much as they move within the window.
 */
export const meanFilter = defineBlockStep({
  id: 'mean-filter',
  label,
  definition:
    'y = mean of x in a centred window over neighbouring traces and times, both lengths odd; the window is cut at the ends of the line and of the trace. Sums in float64, first along each trace, then across. No window holds more than 4,096 samples.',
  source: 'Gonzalez & Woods 2008, Digital Image Processing (averaging filters); Jol 2009, chapter 5.',
  parameters: traceWindowParameters,
  plan: (geometry, values) => {
    const { traceReach, sampleReach } = traceWindowOf(geometry, values, label);
    const { samplesPerTrace } = geometry;
    const sums = new Float64Array(samplesPerTrace);
    return {
      geometry,
      haloTraceCount: traceReach,
      filter: (block, out) => {
        const means = new Float32Array(block.samples.length);
        for (let start = 0; start < means.length; start += samplesPerTrace) {
          const end = start + samplesPerTrace;
          movingMean(block.samples.subarray(start, end), sampleReach, means.subarray(start, end));
        }
        const rowCount = block.beforeCount + block.traceCount + block.afterCount;
        eachOwnTrace(block, samplesPerTrace, out, (row, trace) => {
          const first = Math.max(0, row - traceReach);
          const end = Math.min(rowCount, row + traceReach + 1);
          sums.fill(0);
          for (let other = first; other < end; other++) {
            const start = other * samplesPerTrace;
            for (let sample = 0; sample < samplesPerTrace; sample++) sums[sample] += means[start + sample];
          }
          for (let sample = 0; sample < samplesPerTrace; sample++)
            trace[sample] = sums[sample] / (end - first);
        });
      },
    };
  },
});
