import type { BlockPlan } from '#block-plan.ts';
import type { LineGeometry, TraceBlock } from '#line.ts';
import { withFiniteValues } from '#signal/finite.ts';

/** Steps in a row that are run on a block at a time, while it is still in the processor's cache. */
export type Chain = {
  /** What is known of the line behind the last step. */
  readonly geometry: LineGeometry;
  /** So many neighbours on either side a block needs that is put in; fewer only where the line ends. */
  readonly haloTraceCount: number;
  /** False where it leaves every finite sample as it was: nothing need be run then to look at a block. */
  readonly changesSamples: boolean;
  /** The block's own traces as they leave the last step. Samples that are no finite numbers count as 0. */
  run(block: TraceBlock, out: Float32Array): void;
};

/** `start` is the line as it is put in; each plan was made for what the one before it leaves behind. */
export function chainOf(start: LineGeometry, plans: readonly BlockPlan[]): Chain {
  const stages = plans.filter(({ filter }) => filter !== null);
  const halosBehind = stages.map((_, stage) => haloOf(stages.slice(stage + 1)));
  const rooms = [new Float32Array(0), new Float32Array(0)];

  /** Room for what one stage leaves to the next; two take turns. */
  function roomFor(stage: number, sampleCount: number): Float32Array {
    if (rooms[stage % 2].length < sampleCount) rooms[stage % 2] = new Float32Array(sampleCount);
    return rooms[stage % 2].subarray(0, sampleCount);
  }

  return {
    geometry: plans.at(-1)?.geometry ?? start,
    haloTraceCount: haloOf(stages),
    changesSamples: stages.length > 0,
    run(block, out) {
      const { firstTrace, traceCount } = block;
      const endTrace = firstTrace + traceCount;
      let samples = stages[0]?.takesAnySamples ? block.samples : withFiniteValues(block.samples);
      let samplesPerTrace = block.samplesPerTrace;
      let [from, to] = [firstTrace - block.beforeCount, endTrace + block.afterCount];
      for (const [stage, plan] of stages.entries()) {
        const first = firstTrace - Math.min(halosBehind[stage], firstTrace);
        const end = endTrace + Math.min(halosBehind[stage], start.traceCount - endTrace);
        const [beforeCount, afterCount] = [first - from, to - end];
        const filtered =
          stage === stages.length - 1 ? out : roomFor(stage, (end - first) * plan.geometry.samplesPerTrace);
        plan.filter?.(
          { firstTrace: first, traceCount: end - first, beforeCount, afterCount, samplesPerTrace, samples },
          filtered,
        );
        samples = plan.leavesGaps && filtered !== out ? withFiniteValues(filtered) : filtered;
        samplesPerTrace = plan.geometry.samplesPerTrace;
        [from, to] = [first, end];
      }
      if (stages.length === 0) out.set(samples);
    },
  };
}

/** So many neighbours on either side plans in a row must see of each trace, together. */
export function haloOf(plans: readonly BlockPlan[]): number {
  return plans.reduce((sum, { filter, haloTraceCount }) => sum + (filter ? haloTraceCount : 0), 0);
}
