import { createHash } from 'node:crypto';
import { npyHeader } from './npy.ts';
import type { Output } from './output-file.ts';
import { encodePng } from './png.ts';
import type { LineGeometry, LineSink } from './processing-companion.ts';
import { drawRadargram, timeAxisOf, type VerticalAxis } from './radargram-picture.ts';
import { contrastOf, createReduction, type Reduction } from './reduced-radargram.ts';

type Write = Output['write'];

/** A kind of file that a processed line is written as. */
export type ProcessedOutput = {
  /** The sink takes the line; `finish` writes what is left when all of it has come. */
  open(write: Write): LineSink & { finish(geometry: LineGeometry): Promise<void> };
};

/** NumPy, float32, traces × samples, written as the blocks come. */
const npy: ProcessedOutput = {
  open(write) {
    let header: Uint8Array | null = null;
    async function writeHeader() {
      if (header) await write(header);
      header = null;
    }
    return {
      begin({ traceCount, samplesPerTrace }) {
        header = npyHeader([traceCount, samplesPerTrace]);
      },
      async write({ samples }) {
        await writeHeader();
        await write(bytesOf(samples));
      },
      finish: writeHeader,
    };
  },
};

const pictureBounds = { mostWidth: 1600, mostHeight: 800 };
const picturePercentile = 98;

/** The picture that `gpr plot` makes, of the processed line. */
const png: ProcessedOutput = {
  open(write) {
    let reduction: Reduction | null = null;
    return {
      begin(geometry) {
        const gain = new Float64Array(geometry.samplesPerTrace).fill(1);
        reduction = createReduction(geometry, { level: 0, gain, ...pictureBounds });
      },
      async write({ firstTrace, samples }) {
        reduction?.add(firstTrace, samples);
      },
      async finish(geometry) {
        if (!reduction) throw new Error('The picture was finished before the line had begun.');
        const { reduced } = reduction;
        const panel = { channel: 0, axis: axisOf(geometry), reduced };
        const contrast = contrastOf(reduced, picturePercentile);
        await write(encodePng(drawRadargram(geometry, [{ ...panel, contrast }], [])));
      },
    };
  },
};

/** By the ending of the file. */
export const processedOutputs: Readonly<Record<string, ProcessedOutput>> = { npy, png };

/** Depth once the line has been converted, else two-way time. */
function axisOf(geometry: LineGeometry): VerticalAxis {
  const { depthAxis, samplesPerTrace } = geometry;
  if (depthAxis === null) return timeAxisOf(geometry, samplesPerTrace);
  return { unit: 'm', first: depthAxis.firstSampleM, span: samplesPerTrace * depthAxis.sampleIntervalM };
}

/** The same sink, with the SHA-256 of all samples that went through it, as little-endian float32. */
export function hashingSink(sink: LineSink): LineSink & { samplesSha256(): string } {
  const hash = createHash('sha256');
  return {
    begin: (geometry) => sink.begin(geometry),
    write(block) {
      hash.update(bytesOf(block.samples));
      return sink.write(block);
    },
    samplesSha256: () => hash.digest('hex'),
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
