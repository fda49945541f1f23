import type { BlockPlan, LineSurvey } from '#block-plan.ts';
import { type Chain, chainOf } from '#chain.ts';
import { type LineGeometry, ownTraces, type TraceBlock } from '#line.ts';
import { type RecipeStep, requireStep } from '#recipe.ts';
import { withFiniteValues } from '#signal/finite.ts';

/** Steps of a complete recipe that work block by block, and what the surveys of those of them that have one found. */
export type OpenedSteps = {
  readonly line: LineGeometry;
  readonly steps: readonly RecipeStep[];
  readonly founds: readonly unknown[];
  /** A step behind them whose survey is to be made; null to run the steps. */
  readonly surveyFor: RecipeStep | null;
};

/** Plain data and samples, which may lie in shared memory: it can be asked across threads. */
export type BlockQuestion =
  | { readonly kind: 'open'; readonly opened: OpenedSteps }
  /** Fills `out` with the block's own traces behind the last step. */
  | { readonly kind: 'run'; readonly block: TraceBlock; readonly out: Float32Array }
  /** Answers with what the survey saw of the block. */
  | { readonly kind: 'look'; readonly block: TraceBlock };

/** Whoever answers questions about blocks: this thread or another. */
export type BlockWorker = { ask(question: BlockQuestion): Promise<unknown> };

/** The plans of steps whose surveys have been made. */
export function plansOf({ line, steps, founds }: Omit<OpenedSteps, 'surveyFor'>): BlockPlan[] {
  const plans: BlockPlan[] = [];
  for (const [index, { step, values }] of steps.entries()) {
    const { blocks } = requireStep(step);
    if (!blocks) throw new Error(`${step} does not work block by block.`);
    plans.push(blocks.plan(plans.at(-1)?.geometry ?? line, values, founds[index]));
  }
  return plans;
}

/** Answers questions in the thread that it is made in; a thread's message listener needs no more than this. */
export function createBlockWorker(): (question: BlockQuestion) => unknown {
  let chain: Chain | null = null;
  let survey: LineSurvey<unknown, unknown> | null = null;
  let seen = new Float32Array(0);

  function open(opened: OpenedSteps): void {
    chain = chainOf(opened.line, plansOf(opened));
    const { surveyFor } = opened;
    const blocks = surveyFor && requireStep(surveyFor.step).blocks;
    survey = (surveyFor && blocks?.survey?.(chain.geometry, surveyFor.values)) ?? null;
  }

  function look(block: TraceBlock): unknown {
    if (!chain || !survey) throw new Error('A block is to be looked at before its survey was opened.');
    const { samplesPerTrace } = chain.geometry;
    const samples = chain.changesSamples
      ? ranThrough(chain, block, samplesPerTrace)
      : survey.takesAnySamples
        ? ownTraces(block)
        : withFiniteValues(ownTraces(block));
    return survey.look({ ...block, beforeCount: 0, afterCount: 0, samplesPerTrace, samples });
  }

  function ranThrough(through: Chain, block: TraceBlock, samplesPerTrace: number): Float32Array {
    const sampleCount = block.traceCount * samplesPerTrace;
    if (seen.length < sampleCount) seen = new Float32Array(sampleCount);
    const samples = seen.subarray(0, sampleCount);
    through.run(block, samples);
    return samples;
  }

  return (question) => {
    if (question.kind === 'open') return open(question.opened);
    if (question.kind === 'look') return look(question.block);
    if (!chain) throw new Error('A block is to be run before its steps were opened.');
    return chain.run(question.block, question.out);
  };
}
