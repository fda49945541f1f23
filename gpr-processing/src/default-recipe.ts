import type { Radargram } from '@jsa/gpr-parsers';
import { completeRecipe, type Recipe } from '#recipe.ts';

/** The recipe that a recording is first shown with. */
export function defaultRecipe(radargram: Radargram): Recipe {
  const hasTime = radargram.sampleIntervalNs !== null;
  return completeRecipe({ steps: hasTime ? [] : [] });
}
