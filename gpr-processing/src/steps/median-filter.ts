import { createWindowMedian } from '#signal/window-median.ts';
import { defineBlockStep } from '#step.ts';
import { eachOwnTrace, traceWindowOf, traceWindowParameters } from '#trace-window.ts';

const label = 'Median filter';

/**
 * Takes single spikes and bad traces out without smearing edges: what is narrower than half of the window goes, what is
 * wider stays as it is. Not linear: weak echoes between strong ones can go as well.
 */
export const medianFilter = defineBlockStep({
  id: 'median-filter',
  label,
  definition:
    'y = median of x in a centred window over neighbouring traces and times, both lengths odd; the window is cut at the ends of the line and of the trace, and of an even number of samples there the median is the mean of the two in the middle. No window holds more than 4,096 samples.',
  source: 'Tukey 1977, Exploratory Data Analysis; Huang, Yang & Tang 1979 (two-dimensional median filter).',
  parameters: traceWindowParameters,
  plan: (geometry, values) => {
    const { traceReach, sampleReach } = traceWindowOf(geometry, values, label);
    const { samplesPerTrace } = geometry;
    const windowMedian = createWindowMedian({ rowReach: traceReach, columnReach: sampleReach });
    return {
      geometry,
      haloTraceCount: traceReach,
      filter: (block, out) => {
        const table = { values: block.samples, columnCount: samplesPerTrace };
        eachOwnTrace(block, samplesPerTrace, out, (row, trace) => windowMedian(table, row, trace));
      },
    };
  },
});
