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
      'attenuationPerNs',
      'buildPyramid',
      'canonicalRecipe',
      'completeRecipe',
      'createBlockWorker',
      'createPyramidStream',
      'cutTile',
      'defaultRecipe',
      'depthM',
      'groundDistanceM',
      'largestMagnitude',
      'levelCountOf',
      'permittivityOfVelocity',
      'placeTraces',
      'processingVersion',
      'recipeSha256',
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
      'timeNs',
      'velocityOfPermittivity',
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
