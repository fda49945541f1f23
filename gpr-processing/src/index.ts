export { answerOverPort, type BlockPort, workerOverPort } from '#block-port.ts';
export { type BlockQuestion, type BlockWorker, createBlockWorker } from '#block-worker.ts';
export { defaultRecipe } from '#default-recipe.ts';
export { ProcessingError, type ProcessingErrorCode } from '#errors.ts';
export type { LineGeometry } from '#line.ts';
export {
  type LineSink,
  type LineSource,
  sharedSamples,
  sinkInMemory,
  sourceOf,
} from '#line-source.ts';
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
  amplitudeScaleOf,
  buildPyramid,
  cutTile,
  largestMagnitude,
  levelCountOf,
  type Pyramid,
  type PyramidLevel,
  tileCountsOf,
  tileSampleCount,
  tileTraceCount,
} from '#pyramid.ts';
export { createPyramidStream, type PlacedTile, type PyramidStream } from '#pyramid-stream.ts';
export { canonicalRecipe, completeRecipe, type Recipe, type RecipeStep, recipeSha256 } from '#recipe.ts';
export type { ProcessingStep } from '#step.ts';
export { stepById, steps } from '#steps.ts';
export { type StreamOptions, streamRecipe } from '#stream-recipe.ts';
export { groundDistanceM, type KnownPlaces, type PlacedLine, placeTraces } from '#trace-places.ts';
export {
  attenuationPerNs,
  depthM,
  permittivityOfVelocity,
  speedOfLightMPerNs,
  timeNs,
  velocityOfPermittivity,
} from '#travel-time.ts';
export { processingVersion } from '#version.ts';
