import { ProcessingError } from '#errors.ts';
import { findMisfit, type StepValue } from '#parameters.ts';
import type { ProcessingStep } from '#step.ts';
import { stepById } from '#steps.ts';

/** One step by its id, with the values that a person set; missing values take the step's defaults. */
export type RecipeStep = { step: string; values: Record<string, StepValue> };

/** Steps in the order in which they are run. */
export type Recipe = { steps: RecipeStep[] };

/** The same recipe with every default written out, checked against the steps' bounds: what a record must keep. */
export function completeRecipe(recipe: Recipe): Recipe {
  return {
    steps: recipe.steps.map(({ step: id, values }) => {
      const step = requireStep(id);
      refuseUnknownValues(step, values);
      return { step: id, values: completeValues(step, values) };
    }),
  };
}

/** Canonical JSON: keys in order, no blanks. Says what is given; complete the recipe first if defaults should count. */
export function canonicalRecipe(recipe: Recipe): string {
  const steps = recipe.steps.map(({ step, values }) => ({ step, values: inKeyOrder(values) }));
  return JSON.stringify({ steps });
}

/** SHA-256 of the canonical recipe, in lower-case hexadecimal. */
export async function recipeSha256(recipe: Recipe): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalRecipe(recipe));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The step of that id; a recipe that names another was made by a different version. */
export function requireStep(id: string): ProcessingStep {
  const step = stepById(id);
  if (step) return step;
  throw new ProcessingError('unknown-step', `There is no processing step called "${id}".`, id);
}

function completeValues(step: ProcessingStep, values: Record<string, StepValue>): Record<string, StepValue> {
  const complete: Record<string, StepValue> = {};
  for (const [name, parameter] of Object.entries(step.parameters)) {
    const value = Object.hasOwn(values, name) ? values[name] : parameter.default;
    const misfit = findMisfit(parameter, value);
    if (misfit !== null) {
      const message = `${step.label}: ${parameter.label} ${misfit}.`;
      throw new ProcessingError('value-out-of-bounds', message, step.id);
    }
    complete[name] = value;
  }
  return complete;
}

function refuseUnknownValues(step: ProcessingStep, values: Record<string, StepValue>): void {
  const stranger = Object.keys(values).find((name) => !Object.hasOwn(step.parameters, name));
  if (stranger === undefined) return;
  const known = Object.keys(step.parameters).join(', ') || 'none';
  const message = `${step.label} has no value called "${stranger}"; it takes: ${known}.`;
  throw new ProcessingError('unknown-value', message, step.id);
}

function inKeyOrder(values: Record<string, StepValue>): Record<string, StepValue> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
