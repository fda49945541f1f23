import type { Radargram } from '@jsa/gpr-parsers';
import { ProcessingError } from '#errors.ts';
import { completeRecipe, type Recipe, requireStep } from '#recipe.ts';
import { withFiniteValues } from '#signal/finite.ts';
import { filterInPlace } from '#step.ts';

/**
 * Runs the steps in their order; the whole recipe is checked before the first of them. The radargram stays as it was:
 * beside its samples one copy of them is held and no more, and none where no step changed any. `onStep` is told after
 * each step. Samples that are no finite numbers count as 0 (no signal), so that one of them cannot spread through a
 * mean over the whole line.
 */
export function runRecipe(
  radargram: Radargram,
  recipe: Recipe,
  onStep?: (done: number, total: number) => void,
): Radargram {
  const { steps } = completeRecipe(recipe);
  checkSampleCount(radargram);
  let result: Radargram = { ...radargram, samples: withFiniteValues(radargram.samples) };
  steps.forEach(({ step: id, values }, index) => {
    const step = requireStep(id);
    if (step.filterFor && result.samples !== radargram.samples) {
      filterInPlace(result, step.filterFor(result, values));
    } else {
      result = step.run(result, values);
    }
    onStep?.(index + 1, steps.length);
  });
  return result;
}

function checkSampleCount({ traceCount, samplesPerTrace, samples }: Radargram): void {
  if (samples.length === traceCount * samplesPerTrace) return;
  const message = `A radargram of ${traceCount} traces of ${samplesPerTrace} samples cannot hold ${samples.length} samples.`;
  throw new ProcessingError('inconsistent-radargram', message);
}
