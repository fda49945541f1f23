export { defaultRecipe } from '#default-recipe.ts';
export { ProcessingError, type ProcessingErrorCode } from '#errors.ts';
export type {
  ChoiceParameter,
  NumberParameter,
  StepParameter,
  StepValue,
  StepValues,
  TableParameter,
} from '#parameters.ts';
export { runRecipe } from '#pipeline.ts';
export {
  buildPyramid,
  cutTile,
  levelCountOf,
  type Pyramid,
  type PyramidLevel,
  tileCountsOf,
  tileSampleCount,
  tileTraceCount,
} from '#pyramid.ts';
export { canonicalRecipe, completeRecipe, type Recipe, type RecipeStep, recipeSha256 } from '#recipe.ts';
export type { ProcessingStep } from '#step.ts';
export { stepById, steps } from '#steps.ts';
export {
  depthM,
  permittivityOfVelocity,
  speedOfLightMPerNs,
  timeNs,
  velocityOfPermittivity,
} from '#travel-time.ts';
export { processingVersion } from '#version.ts';
