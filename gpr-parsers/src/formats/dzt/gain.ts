import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { DztHeader } from './header.ts';

const directoryTag = 0x07ff;
const directoryOffset = 2048;
const directoryEntryBytes = 32;
const lastDirectoryId = 1000;

/**
 * What lies at `rh_rgain`. Old consoles keep range gain there, in dB at even steps down the trace;
 * the SIR-4000 keeps the directory of its extensions, which read as gain would be junk.
 */
export function readGainOrDirectory(
  header: DztHeader,
  headerArea: Uint8Array,
  place: { file: string; findings: Finding[] },
): Record<string, readonly number[]> {
  if (header.gainBytes === 0) return {};
  const isDirectory = header.tag === directoryTag && header.gainOffset === directoryOffset;
  const view = new DataView(headerArea.buffer, headerArea.byteOffset, headerArea.byteLength);
  if (isDirectory) return readDirectory(view, header.gainBytes);

  const end = header.gainOffset + header.gainBytes;
  if (header.gainOffset < 128 || header.gainBytes < 2 || end > view.byteLength) {
    const message = `rh_rgain points to bytes ${header.gainOffset} to ${end}, outside of the header; no range gain is read.`;
    place.findings.push(warning('header-offset-unusable', message, { file: place.file, byteOffset: 40 }));
    return {};
  }
  const pointCount = view.getUint16(header.gainOffset, true);
  if (2 + 4 * pointCount > header.gainBytes) return {};
  const gainsDb = Array.from({ length: pointCount }, (_, point) =>
    view.getFloat32(header.gainOffset + 2 + 4 * point, true),
  );
  return gainsDb.every(Number.isFinite) ? { 'range gain (dB)': gainsDb } : {};
}

/** Three numbers an entry: id, offset from the directory's own place, size. */
function readDirectory(view: DataView, entryCount: number): Record<string, readonly number[]> {
  const entries: number[] = [];
  for (let entry = 0; entry < entryCount; entry++) {
    const at = directoryOffset + entry * directoryEntryBytes;
    if (at + 12 > view.byteLength) break;
    const id = view.getUint32(at, true);
    entries.push(id, view.getUint32(at + 4, true), view.getUint32(at + 8, true));
    if (id === lastDirectoryId) break;
  }
  return { 'extension directory (id, offset, size)': entries };
}
