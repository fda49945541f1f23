import { readFile } from 'node:fs/promises';
import { CommandError } from './exit-code.ts';
import type { LineGeometry, ProcessingCompanion, Recipe } from './processing-companion.ts';
import { systemReason } from './system-error.ts';

/** What a recipe becomes for a line: complete, every default written out. */
export type RecipeChoice = (geometry: LineGeometry) => Recipe;

/** The recipe in a file, a preset by its name, or the one that a recording is first shown with. */
export async function chooseRecipe(
  processing: ProcessingCompanion,
  { path, preset }: { path: string | null; preset: string | null },
): Promise<RecipeChoice> {
  if (path !== null && preset !== null) {
    throw new CommandError('--recipe and --preset are two recipes; give one of them.');
  }
  const { completeRecipe, defaultRecipe } = processing;
  if (path !== null) {
    const recipe = completeRecipe(await readRecipe(path));
    return () => recipe;
  }
  if (preset === null) return (geometry) => completeRecipe(defaultRecipe(geometry));
  const chosen = processing.presets.find(({ id }) => id === preset);
  if (chosen) return (geometry) => completeRecipe(chosen.recipeFor(geometry));
  const known = processing.presets.map(({ id }) => id).join(', ');
  throw new CommandError(`there is no preset "${preset}". The presets are ${known}.`);
}

async function readRecipe(path: string): Promise<Recipe> {
  try {
    return recipeIn(JSON.parse(await readFile(path, 'utf8')), path);
  } catch (error) {
    if (error instanceof SyntaxError) throw new CommandError(`${path} is no JSON: ${error.message}.`);
    const reason = systemReason(error);
    throw reason === null ? error : new CommandError(`${path} cannot be read: ${reason}.`);
  }
}

/** The record of an earlier run has its recipe in it, and is taken for that. */
function recipeIn(content: unknown, path: string): Recipe {
  const holder = isObject(content) && isObject(content.recipe) ? content.recipe : content;
  const listed = isObject(holder) ? holder.steps : null;
  if (!Array.isArray(listed)) {
    throw new CommandError(`${path} is no recipe: it has no list "steps".`);
  }
  const steps = listed.map((entry: unknown, index) => {
    const values = isObject(entry) ? (entry.values ?? {}) : null;
    if (!isObject(entry) || typeof entry.step !== 'string' || !isObject(values)) {
      throw new CommandError(
        `${path} is no recipe: entry ${index + 1} of "steps" is not {"step": "…", "values": {…}}.`,
      );
    }
    return { step: entry.step, values: values as Recipe['steps'][number]['values'] };
  });
  return { steps };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
