import type { LineGeometry, TraceBlock } from '#line.ts';

/** What a step does to one block of a line once it knows the line. */
export type BlockPlan = {
  /** What is known of the line when the step is done. It has as many traces as before. */
  readonly geometry: LineGeometry;
  /** So many neighbours on either side the step must see of each trace. */
  readonly haloTraceCount: number;
  /**
   * Writes every sample of `out`, another array, that may hold anything: the block's own traces, each of
   * `geometry.samplesPerTrace` samples. Null where the step changes no sample but only what is known of the line.
   */
  readonly filter: ((block: TraceBlock, out: Float32Array) => void) | null;
  /** Whether samples that are no finite numbers count as 0 in it as they are: else they are made 0 before. */
  readonly takesAnySamples?: true;
  /** Whether it leaves NaN where there is nothing; a step behind it sees 0 there. */
  readonly leavesGaps?: true;
};

/**
 * One look at a line before the step changes any of it. Blocks may be looked at in any order and by any thread; what was
 * seen of each is put together in the order of the blocks. Parts and what is found are plain data.
 */
export type LineSurvey<Part, Found> = {
  /** Whether a trace of this stretch is to be looked at; every stretch where this is absent. */
  wants?(firstTrace: number, traceCount: number): boolean;
  /** Whether samples that are no finite numbers count as 0 in `look` as they are. */
  readonly takesAnySamples?: true;
  /** The block has no neighbours. */
  look(block: TraceBlock): Part;
  conclude(parts: readonly Part[]): Found;
};
