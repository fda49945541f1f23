import { defineStep, mapTraces } from '#step.ts';

/** Replaces the instrument's bookkeeping (DZT: scan counter, mark word) by the first true sample: left in, it outshouts the ground. */
export const headerCells = defineStep({
  id: 'header-cells',
  label: 'Header cells',
  parameters: {},
  run: (radargram) => {
    const count = radargram.nonSignalSampleCount;
    if (count === 0) return radargram;
    const cleaned = mapTraces(radargram, (trace, out) => {
      out.set(trace);
      out.fill(count < trace.length ? trace[count] : 0, 0, count);
    });
    return { ...cleaned, nonSignalSampleCount: 0 };
  },
});
