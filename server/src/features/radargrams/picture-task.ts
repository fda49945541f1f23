import { open } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { tileSampleCount, tileTraceCount } from '@jsa/contract';
import { encode } from 'fast-png';
import { type PyramidIndex, type ReadRange, readPyramidIndex, type TilePlace } from './pyramid-file.ts';

export type PictureInput = {
  path: string;
  /** Null for the whole line. */
  tile: TilePlace | null;
  /** Amplitude that is drawn fully dark or fully light; null takes the 98th percentile. */
  contrast: number | null;
};

const widestTraceCount = 4096;
const midGrey = 128;

/** Draws a tile or a whole line as a grey PNG: traces to the right, time downwards. Runs in a compute thread. */
export async function run({ path, tile, contrast }: PictureInput): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const readRange: ReadRange = async (start, end) => {
      const { buffer, bytesRead } = await file.read(new Uint8Array(end - start), 0, end - start, start);
      return buffer.subarray(0, bytesRead);
    };
    const index = await readPyramidIndex(readRange);
    const reach = contrast ?? (index.geometry.amplitudeP98 || 1);
    const greyOf = greyTable(reach / index.geometry.amplitudeScale);
    const picture = tile ? wholeTile(tile) : wholeLine(index);
    const data = await paint(index, readRange, { ...picture, greyOf });
    const text = { Description: describe(index, picture.level, reach), Software: 'Joint Site Assessment' };
    return encode({ width: picture.width, height: picture.height, channels: 1, data, text });
  } finally {
    await file.close();
  }
}

type Picture = {
  level: number;
  firstTraceBlock: number;
  firstSampleBlock: number;
  width: number;
  height: number;
};

function wholeTile({ level, traceBlock, sampleBlock }: TilePlace): Picture {
  return {
    level,
    firstTraceBlock: traceBlock,
    firstSampleBlock: sampleBlock,
    width: tileTraceCount,
    height: tileSampleCount,
  };
}

function wholeLine({ geometry }: PyramidIndex): Picture {
  let level = 0;
  while (Math.ceil(geometry.traceCount / 2 ** level) > widestTraceCount) level++;
  const width = Math.ceil(geometry.traceCount / 2 ** level);
  return { level, firstTraceBlock: 0, firstSampleBlock: 0, width, height: geometry.samplesPerTrace };
}

async function paint(
  index: PyramidIndex,
  readRange: ReadRange,
  { level, firstTraceBlock, firstSampleBlock, width, height, greyOf }: Picture & { greyOf: Uint8Array },
): Promise<Uint8Array> {
  const pixels = new Uint8Array(width * height).fill(midGrey);
  for (let left = 0; left < width; left += tileTraceCount) {
    for (let top = 0; top < height; top += tileSampleCount) {
      const traceBlock = firstTraceBlock + left / tileTraceCount;
      const sampleBlock = firstSampleBlock + top / tileSampleCount;
      const place = index.find({ level, traceBlock, sampleBlock });
      if (!place) continue;
      const bytes = gunzipSync(await readRange(place.start, place.end));
      const tile = new Int16Array(Uint8Array.from(bytes).buffer);
      const traceCount = Math.min(tileTraceCount, width - left);
      const sampleCount = Math.min(tileSampleCount, height - top);
      for (let sample = 0; sample < sampleCount; sample++) {
        const row = (top + sample) * width + left;
        for (let trace = 0; trace < traceCount; trace++) {
          pixels[row + trace] = greyOf[tile[trace * tileSampleCount + sample] + 32768];
        }
      }
    }
  }
  return pixels;
}

/** Grey of every 16-bit integer: 0 is mid-grey, `reach` and beyond is white, `-reach` and beyond black. */
function greyTable(reach: number): Uint8Array {
  const greys = new Uint8Array(65536);
  for (let integer = -32768; integer < 32768; integer++) {
    const level = Math.max(-1, Math.min(1, integer / reach));
    greys[integer + 32768] = Math.round(midGrey + level * (level < 0 ? midGrey : 255 - midGrey));
  }
  return greys;
}

function describe({ radargramId, record }: PyramidIndex, level: number, reach: number): string {
  return `Radargram ${radargramId}, level ${level}, contrast ${reach}, recipe SHA-256 ${record.recipeSha256}`;
}
