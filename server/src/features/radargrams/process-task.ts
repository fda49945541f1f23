import { GprFormatError, type Recording, readRadargram } from '@jsa/gpr-parsers';
import {
  buildPyramid,
  defaultRecipe,
  ProcessingError,
  processingVersion,
  recipeSha256,
  runRecipe,
} from '@jsa/gpr-processing';
import { memoryByteCount } from '#machine-memory.ts';
import { type FileOnDisk, withRecordingOnDisk } from '#recording-on-disk.ts';
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

/** As Float32. The pyramid takes as much again, and a step holds its input and its output at once. */
const largestRadargramByteCount = Math.min(2 ** 30, memoryByteCount() / 8);

/** Until here the progress is processing, from here on it is tiling. */
export const tilingBegins = 0.5;

/** Reads one channel, runs the default recipe and writes the pyramid file. Runs in a compute thread. */
export async function run(input: ProcessInput, progress: (fraction: number) => void): Promise<ProcessResult> {
  try {
    return await withRecordingOnDisk(input.files, (recording) => processChannel(input, recording, progress));
  } catch (error) {
    if (error instanceof GprFormatError) return { outcome: 'failed', reason: error.sentence };
    if (error instanceof ProcessingError) return { outcome: 'failed', reason: error.message };
    throw error;
  }
}

async function processChannel(
  input: ProcessInput,
  recording: Recording,
  progress: (fraction: number) => void,
): Promise<ProcessResult> {
  const tooLarge = sentenceIfTooLarge(recording);
  if (tooLarge) return { outcome: 'failed', reason: tooLarge };

  const { pyramid, recipe, firstSampleNs, ...line } = await pyramidOf(recording, input.channel, progress);
  const { amplitudeScale, amplitudeP98, amplitudeMaximum } = pyramid;
  const header: PyramidHeader = {
    radargramId: input.radargramId,
    geometry: {
      traceCount: pyramid.levels[0].traceCount,
      samplesPerTrace: pyramid.samplesPerTrace,
      sampleIntervalNs: line.sampleIntervalNs,
      firstSampleNs,
      traceSpacingM: line.traceSpacingM,
      levelCount: pyramid.levels.length,
      ...{ amplitudeScale, amplitudeP98, amplitudeMaximum },
    },
    record: {
      recipe,
      recipeSha256: await recipeSha256(recipe),
      codeVersion: processingVersion,
      inputSha256: input.inputSha256,
    },
    levels: levelsOf(pyramid),
  };
  await writePyramid(input.pyramidPath, { header, pyramid }, (done, total) =>
    progress(tilingBegins + (1 - tilingBegins) * (done / total)),
  );
  return { outcome: 'written' };
}

/** Two copies of the line at most: it and its pyramid here, the raw and the processed one below. */
async function pyramidOf(recording: Recording, channel: number, progress: (fraction: number) => void) {
  const { line, recipe } = await processedLine(recording, channel, progress);
  const { samples: _, ...rest } = line;
  return { ...rest, recipe, pyramid: buildPyramid(line) };
}

/** A function of its own, so that the raw amplitudes are free to go before the pyramid is built. */
async function processedLine(recording: Recording, channel: number, progress: (fraction: number) => void) {
  const raw = await readRadargram(recording, channel);
  const recipe = defaultRecipe(raw);
  const line = runRecipe(raw, recipe, (fraction) => progress(tilingBegins * 0.9 * fraction));
  return { line, recipe };
}

function sentenceIfTooLarge({ traceCount, samplesPerTrace, name }: Recording): string | null {
  const byteCount = traceCount * samplesPerTrace * Float32Array.BYTES_PER_ELEMENT;
  if (byteCount <= largestRadargramByteCount) return null;
  const gibibytes = (byteCount / 2 ** 30).toFixed(1);
  const most = Number((largestRadargramByteCount / 2 ** 30).toFixed(1));
  return `${name} has ${traceCount} traces of ${samplesPerTrace} samples, ${gibibytes} GiB in memory; at most ${most} GiB is processed in one piece on this machine. Cut the recording into shorter lines with the instrument's software and hand those over; this original is kept.`;
}
