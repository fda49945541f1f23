export { answerOverPort, type BlockPort, workerOverPort } from '#block-port.ts';
export { type BlockQuestion, type BlockWorker, createBlockWorker } from '#block-worker.ts';
export { defaultRecipe } from '#default-recipe.ts';
export { type DepthSlice, depthSlice, type SliceOptions } from '#depth-slice.ts';
export {
  assumedVelocity,
  assumedVelocityError,
  type Depth,
  depthWithError,
  type EchoDetails,
  type Velocity,
  type VelocityBasis,
  velocityOfKnownDepth,
} from '#depth-with-error.ts';
export { ProcessingError, type ProcessingErrorCode } from '#errors.ts';
export {
  type GridDefinition,
  type GridLine,
  placeOnGrid,
  placeOnTrack,
  type SurveyedLine,
  type TracePlaces,
  type TrackFix,
} from '#grid.ts';
export {
  fitHyperbola,
  type HyperbolaDetails,
  type HyperbolaFit,
  type HyperbolaPick,
  hyperbolaTimes,
} from '#hyperbola.ts';
export { type IntervalVelocities, type IntervalVelocity, intervalVelocities } from '#interval-velocities.ts';
export type { LineGeometry } from '#line.ts';
export {
  type LineSink,
  type LineSource,
  sharedSamples,
  sinkInMemory,
  sourceOf,
} from '#line-source.ts';
export type { SliceMeasure } from '#line-values.ts';
export { type FrameOrigin, placeInLocalFrame } from '#local-frame.ts';
export { type Material, materials, velocityOfMaterial, velocityRangeOf } from '#materials.ts';
export type {
  ChoiceParameter,
  NumberParameter,
  StepParameter,
  StepValue,
  StepValues,
  TableParameter,
} from '#parameters.ts';
export { runRecipe } from '#pipeline.ts';
export { type Preset, type PresetPurpose, presetFor, presets } from '#presets.ts';
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
export type { HyperbolaShape } from '#reflection-path.ts';
export {
  pickVelocity,
  type SemblanceQuestion,
  type VelocityPick,
  type VelocitySpectrum,
  velocitySpectrum,
} from '#semblance.ts';
export type { Moveout } from '#signal/moveout-energy.ts';
export { columnCentreM, type Raster, rowCentreM } from '#signal/raster.ts';
export type { SliceDepths, SliceWindow } from '#slice-window.ts';
export type { ProcessingStep } from '#step.ts';
export { stepById, steps } from '#steps.ts';
export { type StreamOptions, streamRecipe } from '#stream-recipe.ts';
export {
  fresnelRadiusM,
  largestSampleIntervalNs,
  largestTraceSpacingM,
  verticalResolutionM,
  wantedTimeWindowNs,
  wavelengthM,
} from '#survey-design.ts';
export { groundDistanceM, type KnownPlaces, type PlacedLine, placeTraces } from '#trace-places.ts';
export {
  attenuationPerNs,
  depthM,
  permittivityOfVelocity,
  speedOfLightMPerNs,
  timeNs,
  velocityOfPermittivity,
} from '#travel-time.ts';
export {
  depthAtNs,
  type RmsVelocity,
  rmsVelocityAtNs,
  timeAtM,
  type VelocityLayer,
  type VelocityModel,
  velocityBasisOf,
  velocityModelOf,
  velocityModelOfRms,
} from '#velocity-model.ts';
export { processingVersion } from '#version.ts';
export { createSliceVolume, type SliceVolume, type VolumeLevels } from '#volume.ts';
