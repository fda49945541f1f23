import { defineTraceStep } from '#step.ts';

/** Replaces the instrument's bookkeeping (DZT: scan counter, mark word) by the first true sample: left in, it outshouts the ground. */
export const headerCells = defineTraceStep({
  id: 'header-cells',
  label: 'Header cells',
  definition:
    'The first samples of each trace that are bookkeeping take the value of the first that is signal.',
  source: 'GSSI, SIR-30 manual, appendix B: scan counter and mark word stand before the samples.',
  parameters: {},
  filterFor: ({ nonSignalSampleCount: count }) => {
    if (count === 0) return null;
    return (trace, out) => {
      out.set(trace);
      out.fill(count < trace.length ? trace[count] : 0, 0, count);
    };
  },
  after: (geometry) => ({ ...geometry, nonSignalSampleCount: 0 }),
});
