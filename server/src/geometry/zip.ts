import { inflateRawSync } from 'node:zlib';
import { GeometryFileError } from './geometry-file-error.ts';

export type ZipEntry = { name: string; bytes: Uint8Array };

const mostInflatedBytes = 200 * 2 ** 20;
const mostEntries = 2_000;
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeaderLength = 30;

/**
 * The files of an archive whose names pass `wants`. Sizes that the archive states are not believed: what comes out is
 * counted, and an archive that swells beyond what a map file can need is refused.
 */
export function readZip(bytes: Uint8Array, wants: (name: string) => boolean): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesOf(bytes, view, wants);
  } catch (error) {
    if (error instanceof GeometryFileError) throw error;
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge();
    throw new GeometryFileError(
      'not-a-zip',
      'The archive is damaged. Pack it again, or send its files another way.',
    );
  }
}

function tooLarge(): GeometryFileError {
  return new GeometryFileError(
    'zip-too-large',
    `The archive unpacks to more than ${mostInflatedBytes / 2 ** 20} MB or ${mostEntries} files. Pack only the map file.`,
  );
}

function entriesOf(bytes: Uint8Array, view: DataView, wants: (name: string) => boolean): ZipEntry[] {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) throw tooLarge();
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  let leftBytes = mostInflatedBytes;
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== directoryEntry) throw new RangeError('no entry here');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (wants(name)) {
      const inflated = inflate(bytes, view, at, leftBytes);
      leftBytes -= inflated.byteLength;
      entries.push({ name, bytes: inflated });
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The directory's end, before a comment of at most 64 kB. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at--) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  throw new RangeError('no end of directory');
}

function inflate(bytes: Uint8Array, view: DataView, entry: number, mostBytes: number): Uint8Array {
  const method = view.getUint16(entry + 10, true);
  const packedLength = view.getUint32(entry + 20, true);
  const local = view.getUint32(entry + 42, true);
  const start =
    local + localHeaderLength + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = bytes.subarray(start, start + packedLength);
  if (packed.byteLength < packedLength) throw new RangeError('the archive ends early');
  if (method === 0) {
    if (packed.byteLength > mostBytes) throw tooLarge();
    return packed;
  }
  if (method !== 8) throw new RangeError('packed in a way that is not read here');
  return new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(1, mostBytes) }));
}
