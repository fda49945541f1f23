import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as door from './index.ts';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

describe('the door of gpr-processing', () => {
  it('lets out these names and no others', () => {
    expect(Object.keys(door).sort()).toEqual([
      'ProcessingError',
      'amplitudeScaleOf',
      'answerOverPort',
      'assumedVelocity',
      'assumedVelocityError',
      'attenuationPerNs',
      'buildPyramid',
      'canonicalRecipe',
      'columnCentreM',
      'completeRecipe',
      'createBlockWorker',
      'createPyramidStream',
      'createSliceVolume',
      'cutTile',
      'defaultRecipe',
      'depthAtNs',
      'depthM',
      'depthSlice',
      'depthWithError',
      'fitHyperbola',
      'fresnelRadiusM',
      'groundDistanceM',
      'hyperbolaTimes',
      'intervalVelocities',
      'largestMagnitude',
      'largestSampleIntervalNs',
      'largestTraceSpacingM',
      'levelCountOf',
      'materials',
      'permittivityOfVelocity',
      'pickVelocity',
      'placeInLocalFrame',
      'placeOnGrid',
      'placeOnTrack',
      'placeTraces',
      'presetFor',
      'presets',
      'processingVersion',
      'recipeSha256',
      'rmsVelocityAtNs',
      'rowCentreM',
      'runRecipe',
      'sharedSamples',
      'sinkInMemory',
      'sourceOf',
      'speedOfLightMPerNs',
      'stepById',
      'steps',
      'streamRecipe',
      'tileCountsOf',
      'tileSampleCount',
      'tileTraceCount',
      'timeAtM',
      'timeNs',
      'velocityBasisOf',
      'velocityModelOf',
      'velocityModelOfRms',
      'velocityOfKnownDepth',
      'velocityOfMaterial',
      'velocityOfPermittivity',
      'velocityRangeOf',
      'velocitySpectrum',
      'verticalResolutionM',
      'wantedTimeWindowNs',
      'wavelengthM',
      'workerOverPort',
    ]);
  });

  it('names the version that the package has', () => {
    expect(door.processingVersion).toBe(manifest.version);
  });

  it('opens on nothing but the floor below', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['@jsa/gpr-parsers']);
    expect(manifest.peerDependencies ?? manifest.optionalDependencies).toBeUndefined();
    expect(manifest.exports).toEqual({ '.': './src/index.ts' });
  });
});
