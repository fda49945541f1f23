import type { Radargram } from '@jsa/gpr-parsers';
import type { BlockPlan } from '#block-plan.ts';
import { chainOf } from '#chain.ts';
import { ProcessingError } from '#errors.ts';
import { blockStarts } from '#line.ts';
import { completeRecipe, type Recipe, requireStep } from '#recipe.ts';
import { runChain, runSurvey } from '#run-blocks.ts';
import { withFiniteValues } from '#signal/finite.ts';

/**
 * Runs the steps in their order; the whole recipe is checked before the first of them. The radargram stays as it was:
 * beside its samples one copy of them is held and no more while the length of the traces stays the same. Steps that
 * work block by block are run on a block together. `onProgress` is told a fraction that never falls and ends with 1. Samples that
 * are no finite numbers count as 0 (no signal), so that one of them cannot spread through a mean over the whole line.
 */
export function runRecipe(
  radargram: Radargram,
  recipe: Recipe,
  onProgress?: (fraction: number) => void,
): Radargram {
  const { steps } = completeRecipe(recipe);
  checkSampleCount(radargram);
  let line: Radargram = { ...radargram, samples: withFiniteValues(radargram.samples) };
  let pending: BlockPlan[] = [];
  const progress = createProgress(steps.length, onProgress);

  /** Brings the samples to where the plans that are pending leave them. */
  function settle(): void {
    const chain = chainOf(line, pending);
    const isChanged = pending.some(({ filter }) => filter !== null);
    if (isChanged) {
      const isOwn = line.samples !== radargram.samples;
      const sampleCount = line.traceCount * chain.geometry.samplesPerTrace;
      const out = isOwn && sampleCount === line.samples.length ? line.samples : new Float32Array(sampleCount);
      const onBlock = progress.blocks(pending.length, blockStarts(line.traceCount).length);
      runChain(line, chain, { samples: line.samples, out, onBlock });
      line = { ...chain.geometry, samples: out };
    } else line = { ...chain.geometry, samples: line.samples };
    progress.steps(pending.length);
    pending = [];
  }

  for (const { step: id, values } of steps) {
    const { blocks, run } = requireStep(id);
    const geometry = pending.at(-1)?.geometry ?? line;
    if (!blocks) {
      settle();
      line = run(line, values);
      progress.steps(1);
      continue;
    }
    const survey = blocks.survey?.(geometry, values);
    if (survey) settle();
    const found = survey && runSurvey(line, line.samples, survey);
    pending.push(blocks.plan(survey ? line : geometry, values, found));
  }
  settle();
  progress.done();
  return line;
}

function createProgress(stepCount: number, tell: ((fraction: number) => void) | undefined) {
  let doneCount = 0;
  return {
    steps(count: number) {
      doneCount += count;
    },
    /** To be called after each block of a run of so many steps. */
    blocks(count: number, blockCount: number) {
      let block = 0;
      return tell && (() => tell((doneCount + (count * ++block) / blockCount) / stepCount));
    },
    done: () => tell?.(1),
  };
}

function checkSampleCount({ traceCount, samplesPerTrace, samples }: Radargram): void {
  if (samples.length === traceCount * samplesPerTrace) return;
  const message = `A radargram of ${traceCount} traces of ${samplesPerTrace} samples cannot hold ${samples.length} samples.`;
  throw new ProcessingError('inconsistent-radargram', message);
}
