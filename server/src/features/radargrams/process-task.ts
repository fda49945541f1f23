import { GprFormatError, type OpenRecording, openRecording } from '@jsa/gpr-parsers';
import {
  amplitudeScaleOf,
  defaultRecipe,
  type LineGeometry,
  type LineSource,
  ProcessingError,
  processingVersion,
  type Recipe,
  recipeSha256,
  streamRecipe,
} from '@jsa/gpr-processing';
import { type FileOnDisk, withFilesOnDisk } from '#recording-on-disk.ts';
import { openBlockThreads } from './block-threads.ts';
import { openProcessedLine, type ProcessedLine } from './processed-line.ts';
import type { PyramidHeader } from './pyramid-file.ts';
import { levelsOf, writePyramid } from './write-pyramid.ts';

export type ProcessInput = {
  radargramId: string;
  files: FileOnDisk[];
  inputSha256: string;
  channel: number;
  pyramidPath: string;
};

/** `failed`: it would fail again, and the reason is a sentence for the analyst. */
export type ProcessResult = { outcome: 'written' } | { outcome: 'failed'; reason: string };

/** Until here the progress is processing, from here on it is tiling. */
export const tilingBegins = 0.5;

/**
 * Reads one channel, runs the default recipe and writes the pyramid file. Runs in a compute thread, in memory that does
 * not grow with the line.
 */
export async function run(input: ProcessInput, progress: (fraction: number) => void): Promise<ProcessResult> {
  try {
    return await withFilesOnDisk(input.files, async (files) =>
      processChannel(input, await openRecording(files), progress),
    );
  } catch (error) {
    if (error instanceof GprFormatError) return { outcome: 'failed', reason: error.sentence };
    if (error instanceof ProcessingError) return { outcome: 'failed', reason: error.message };
    throw error;
  }
}

async function processChannel(
  input: ProcessInput,
  recording: OpenRecording,
  progress: (fraction: number) => void,
): Promise<ProcessResult> {
  const source = sourceOf(recording, input.channel);
  const recipe = defaultRecipe(source.geometry);
  const line = await openProcessedLine(source.geometry, `${input.pyramidPath}.line`);
  try {
    const geometry = await processLine(source, recipe, line, (fraction) => progress(tilingBegins * fraction));
    const header = await headerOf(input, { geometry, recipe, amplitudeMaximum: line.amplitudeMaximum() });
    await writePyramid(input.pyramidPath, { header, blocks: line.blocks() }, (done, total) =>
      progress(tilingBegins + (1 - tilingBegins) * (done / total)),
    );
    return { outcome: 'written' };
  } finally {
    await line.close();
  }
}

/** Without the distances of the traces: finding them may take a pass over the file, and the default recipe asks for none. */
function sourceOf(recording: OpenRecording, channel: number): LineSource {
  const own = recording.channels[channel];
  if (!own) throw new RangeError(`${recording.name} has no channel ${channel}.`);
  return {
    geometry: {
      traceCount: recording.traceCount,
      samplesPerTrace: recording.samplesPerTrace,
      sampleIntervalNs: own.sampleIntervalNs,
      firstSampleNs: own.firstSampleNs,
      traceSpacingM: recording.traceSpacingM,
      traceDistancesM: null,
      elevationsM: null,
      depthAxis: null,
      antenna: own.antenna,
      nonSignalSampleCount: recording.nonSignalSampleCount,
    },
    read: async (firstTrace, traceCount, out) => {
      await recording.readTracesAsFloat(channel, firstTrace, firstTrace + traceCount, out);
    },
  };
}

async function processLine(
  source: LineSource,
  recipe: Recipe,
  line: ProcessedLine,
  onProgress: (fraction: number) => void,
): Promise<LineGeometry> {
  const { traceCount, samplesPerTrace } = source.geometry;
  const threads = openBlockThreads(traceCount * samplesPerTrace);
  try {
    return await streamRecipe(source, recipe, line, { workers: threads.workers, onProgress });
  } finally {
    await threads.close();
  }
}

/** All but the contrast, which the tiles tell. */
async function headerOf(
  { radargramId, inputSha256 }: ProcessInput,
  made: { geometry: LineGeometry; recipe: Recipe; amplitudeMaximum: number },
): Promise<PyramidHeader> {
  const { geometry: line, recipe, amplitudeMaximum } = made;
  const geometry = {
    traceCount: line.traceCount,
    samplesPerTrace: line.samplesPerTrace,
    sampleIntervalNs: line.sampleIntervalNs,
    firstSampleNs: line.firstSampleNs,
    traceSpacingM: line.traceSpacingM,
    amplitudeScale: amplitudeScaleOf(amplitudeMaximum),
    amplitudeP98: 0,
    amplitudeMaximum,
  };
  const levels = levelsOf({ ...geometry, levelCount: 0 });
  return {
    radargramId,
    geometry: { ...geometry, levelCount: levels.length },
    record: {
      recipe,
      recipeSha256: await recipeSha256(recipe),
      codeVersion: processingVersion,
      inputSha256,
    },
    levels,
  };
}
