import type { OpenRecording } from '#recording.ts';
import { traceBlocks } from './trace-blocks.ts';

/** A radargram made small enough for a picture: `width` columns of `height` amplitudes, column after column. */
export type ReducedRadargram = {
  readonly width: number;
  readonly height: number;
  readonly amplitudes: Float32Array;
};

/** So many traces, evenly along the line, tell its level. */
const mostTracesForLevel = 256;

/**
 * The level about which a channel swings: the mean of the last third of its traces, where the ground answers least.
 * Some consoles record far off 0, and a picture about 0 would be all black or all white.
 */
export async function levelOf(recording: OpenRecording, channel: number): Promise<number> {
  const { traceCount, samplesPerTrace, nonSignalSampleCount } = recording;
  const first = Math.max(nonSignalSampleCount, Math.floor((2 * samplesPerTrace) / 3));
  const count = Math.min(traceCount, mostTracesForLevel);
  let sum = 0;
  let sampleCount = 0;
  for (let index = 0; index < count; index++) {
    const trace = Math.floor((index * traceCount) / count);
    const samples = await recording.readTracesAsFloat(channel, trace, trace + 1);
    for (const amplitude of samples.subarray(first)) {
      if (!Number.isFinite(amplitude)) continue;
      sum += amplitude;
      sampleCount++;
    }
  }
  return sampleCount === 0 ? 0 : sum / sampleCount;
}

/** What is done to each amplitude before it is drawn: the level is taken off, then the sample is gained. */
export type Display = { readonly level: number; readonly gain: Float64Array };

/** How large a picture may become, in columns and rows of one channel. */
export type PictureBounds = { readonly mostWidth: number; readonly mostHeight: number };

/** The shape of the line that is made smaller, and how many samples at the head of each trace are no signal. */
type ReducedShape = Pick<OpenRecording, 'traceCount' | 'samplesPerTrace' | 'nonSignalSampleCount'>;

/** A picture that grows as the traces come. */
export type Reduction = {
  /** Whole traces, from `firstTrace` on. */
  add(firstTrace: number, samples: Float32Array): void;
  readonly reduced: ReducedRadargram;
};

/**
 * Each cell keeps the strongest of the samples that fall into it, with its sign: what is narrow stays visible. The
 * samples that are no signal, and those that are no numbers, are left at 0.
 */
export function createReduction(
  { traceCount, samplesPerTrace, nonSignalSampleCount }: ReducedShape,
  { level, gain, mostWidth, mostHeight }: Display & PictureBounds,
): Reduction {
  const width = Math.min(traceCount, mostWidth);
  const height = Math.min(samplesPerTrace, mostHeight);
  const amplitudes = new Float32Array(width * height);
  const rowOf = Int32Array.from({ length: samplesPerTrace }, (_, sample) =>
    Math.floor((sample * height) / samplesPerTrace),
  );
  return {
    add(firstTrace, samples) {
      for (let at = 0, trace = firstTrace; at < samples.length; at += samplesPerTrace, trace++) {
        const column = Math.floor((trace * width) / traceCount) * height;
        for (let sample = nonSignalSampleCount; sample < samplesPerTrace; sample++) {
          const amplitude = (samples[at + sample] - level) * gain[sample];
          const cell = column + rowOf[sample];
          if (Math.abs(amplitude) > Math.abs(amplitudes[cell])) amplitudes[cell] = amplitude;
        }
      }
    },
    reduced: { width, height, amplitudes },
  };
}

/** One channel as it was recorded, made smaller. Reads the line once, in blocks. */
export async function reduceRadargram(
  recording: OpenRecording,
  channel: number,
  display: Display & PictureBounds,
): Promise<ReducedRadargram> {
  const { add, reduced } = createReduction(recording, display);
  let into: Float32Array | undefined;
  for (const { from, to } of traceBlocks(recording)) {
    const floats = await recording.readTracesAsFloat(channel, from, to, into);
    into ??= floats;
    add(from, floats.subarray(0, (to - from) * recording.samplesPerTrace));
  }
  return reduced;
}

/** Amplitude × (two-way time / end of the trace) ^ power; what lies before time-zero is gained as the first sample after it. */
export function powerGain(
  power: number,
  { samplesPerTrace, firstSampleNs, sampleIntervalNs }: PowerGainTimes,
): Float64Array {
  const intervalNs = sampleIntervalNs ?? 1;
  const endNs = firstSampleNs + samplesPerTrace * intervalNs;
  return Float64Array.from({ length: samplesPerTrace }, (_, sample) => {
    const timeNs = Math.max(intervalNs, firstSampleNs + sample * intervalNs);
    return endNs > 0 ? (timeNs / endNs) ** power : 1;
  });
}

type PowerGainTimes = Pick<OpenRecording, 'samplesPerTrace' | 'firstSampleNs' | 'sampleIntervalNs'>;

/** The magnitude that so many per cent of the cells do not exceed; what is not a number does not count. */
export function contrastOf({ amplitudes }: ReducedRadargram, percentile: number): number {
  const magnitudes = amplitudes.map(Math.abs).filter(Number.isFinite).sort();
  const last = magnitudes.length - 1;
  return last < 0 ? 0 : magnitudes[Math.round((last * percentile) / 100)];
}
