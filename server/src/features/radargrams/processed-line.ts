import { type FileHandle, open, rm } from 'node:fs/promises';
import { type LineGeometry, type LineSink, largestMagnitude, sharedSamples } from '@jsa/gpr-processing';

/** A line that has been processed, kept until its tiles are made. */
export type ProcessedLine = LineSink & {
  /** The largest of all finite magnitudes so far. */
  amplitudeMaximum(): number;
  /** The whole line again, in its order, a few traces at a time. */
  blocks(): AsyncIterable<Float32Array>;
  close(): Promise<void>;
};

/** Shorter lines stay in memory; longer ones go to a file beside the pyramid, which is removed when they are closed. */
const mostBytesInMemory = 2 ** 28;
const bytesAtOnce = 2 ** 22;

/** Where a line of this shape is kept while the tiles wait for its largest amplitude. */
export async function openProcessedLine(
  { traceCount, samplesPerTrace }: Pick<LineGeometry, 'traceCount' | 'samplesPerTrace'>,
  workPath: string,
  mostInMemory = mostBytesInMemory,
): Promise<ProcessedLine> {
  const byteLength = traceCount * samplesPerTrace * Float32Array.BYTES_PER_ELEMENT;
  return byteLength <= mostInMemory
    ? lineInMemory(traceCount * samplesPerTrace, samplesPerTrace)
    : lineInFile(await open(workPath, 'w+'), workPath, samplesPerTrace);
}

function tracesAtOnce(samplesPerTrace: number): number {
  return Math.max(1, Math.floor(bytesAtOnce / Float32Array.BYTES_PER_ELEMENT / Math.max(1, samplesPerTrace)));
}

function lineInMemory(sampleCount: number, samplesPerTrace: number): ProcessedLine {
  const line = sharedSamples(sampleCount);
  const samplesAtOnce = tracesAtOnce(samplesPerTrace) * samplesPerTrace;
  let maximum = 0;
  return {
    room: (firstTrace, traceCount) =>
      line.subarray(firstTrace * samplesPerTrace, (firstTrace + traceCount) * samplesPerTrace),
    write({ samples }) {
      maximum = Math.max(maximum, largestMagnitude(samples));
    },
    amplitudeMaximum: () => maximum,
    async *blocks() {
      for (let start = 0; start < sampleCount; start += samplesAtOnce) {
        yield line.subarray(start, Math.min(sampleCount, start + samplesAtOnce));
      }
    },
    close: async () => undefined,
  };
}

function lineInFile(file: FileHandle, path: string, samplesPerTrace: number): ProcessedLine {
  let maximum = 0;
  let byteLength = 0;
  return {
    async write({ samples }) {
      maximum = Math.max(maximum, largestMagnitude(samples));
      const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
      for (let done = 0; done < bytes.byteLength; ) {
        const rest = bytes.byteLength - done;
        done += (await file.write(bytes, done, rest, byteLength + done)).bytesWritten;
      }
      byteLength += bytes.byteLength;
    },
    amplitudeMaximum: () => maximum,
    async *blocks() {
      const block = new Float32Array(tracesAtOnce(samplesPerTrace) * samplesPerTrace);
      const bytes = new Uint8Array(block.buffer);
      for (let start = 0; start < byteLength; ) {
        const wanted = Math.min(bytes.byteLength, byteLength - start);
        let filled = 0;
        while (filled < wanted) {
          const { bytesRead } = await file.read(bytes, filled, wanted - filled, start + filled);
          if (bytesRead === 0) throw new Error(`${path} has become shorter while it was read.`);
          filled += bytesRead;
        }
        yield block.subarray(0, filled / Float32Array.BYTES_PER_ELEMENT);
        start += filled;
      }
    },
    async close() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
