import { type InputFile, inputSha256Of } from './input-hashes.ts';
import { packageVersion } from './package-version.ts';
import type { LineGeometry, ProcessingCompanion, Recipe } from './processing-companion.ts';

type ProcessedLine = {
  readonly recording: { readonly name: string; readonly format: string };
  readonly channel: number;
  readonly inputs: readonly InputFile[];
  readonly recipe: Recipe;
  readonly geometry: LineGeometry;
  readonly isPlaced: boolean;
  readonly samplesSha256: string;
};

/** All that is needed to make the same result again, and to know where its samples lie. Keys are added, never renamed. */
export async function processRecord(
  { recipeSha256, processingVersion }: ProcessingCompanion,
  { recording, channel, inputs, recipe, geometry, isPlaced, samplesSha256 }: ProcessedLine,
): Promise<object> {
  const { traceDistancesM, elevationsM, nonSignalSampleCount, ...plain } = geometry;
  return {
    recipe,
    recipeSha256: await recipeSha256(recipe),
    codeVersion: processingVersion,
    readerVersion: packageVersion(),
    inputSha256: inputSha256Of(inputs),
    input: {
      name: recording.name,
      format: recording.format,
      channel,
      placedByFixes: isPlaced,
      files: inputs,
    },
    result: {
      samplesSha256,
      ...plain,
      nonSignalSampleCount,
      traceDistancesM: traceDistancesM && Array.from(traceDistancesM),
      elevationsM: elevationsM && Array.from(elevationsM),
    },
  };
}
