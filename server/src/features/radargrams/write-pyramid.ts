import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { cutTile, type Pyramid, tileCountsOf } from '@jsa/gpr-processing';
import { encodePyramidHead, type PyramidHeader, pyramidHeadByteCount, tilePlaces } from './pyramid-file.ts';

const compress = promisify(gzip);
/** Amplitudes are nearly noise: higher levels cost three times the time for 2 % of the size. */
const gzipLevel = 4;

export function levelsOf(pyramid: Pyramid): PyramidHeader['levels'] {
  return pyramid.levels.map((_, level) =>
    tileCountsOf(pyramid.levels[0].traceCount, pyramid.samplesPerTrace, level),
  );
}

/** Writes the tiles behind the room for their index, then the index, and forces both to the disk. */
export async function writePyramid(
  path: string,
  { header, pyramid }: { header: PyramidHeader; pyramid: Pyramid },
  onTile: (done: number, total: number) => void,
): Promise<void> {
  const places = [...tilePlaces(header.levels)];
  const file = await open(path, 'w');
  try {
    const byteLengths: number[] = [];
    let offset = pyramidHeadByteCount(header);
    for (const { level, traceBlock, sampleBlock } of places) {
      const tile = cutTile(pyramid, level, traceBlock, sampleBlock);
      const bytes = await compress(littleEndianBytes(tile), { level: gzipLevel });
      await writeAt(file, bytes, offset);
      offset += bytes.byteLength;
      byteLengths.push(bytes.byteLength);
      onTile(byteLengths.length, places.length);
    }
    await writeAt(file, encodePyramidHead(header, byteLengths), 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Node runs on little-endian machines only, so the memory is already what the wire says. */
function littleEndianBytes(tile: Int16Array): Uint8Array {
  return new Uint8Array(tile.buffer, tile.byteOffset, tile.byteLength);
}

async function writeAt(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const rest = bytes.byteLength - written;
    written += (await file.write(bytes, written, rest, offset + written)).bytesWritten;
  }
}
