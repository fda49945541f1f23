import { information } from '#findings.ts';
import { type DztHeader, dztFields, headerBytes } from './header.ts';
import { bytesPointedTo, type HeaderArea } from './info-area.ts';

const directoryEntryBytes = 32;
const lastDirectoryId = 1000;

/** Far more gain than any console has; what lies beyond is no gain but other bytes. */
const mostGainDb = 1000;
const leastGainDb = 1e-6;

/**
 * What lies at `rh_rgain`. Old consoles keep range gain there, in dB at even steps down the trace. Behind the headers
 * the SIR-4000 and its kin keep the directory of their extensions, which read as gain would be junk; `rh_nrgain` then
 * counts its entries.
 */
export function readGainOrDirectory(header: DztHeader, area: HeaderArea): Record<string, readonly number[]> {
  const directory = header.gainBytes === 0 ? null : readDirectory(header, area.bytes);
  if (directory) return { 'extension directory (id, offset, size)': directory };
  const bytes = bytesPointedTo(header, ['gainOffset', header.gainBytes], area);
  if (bytes === null) return {};
  const gainsDb = readRangeGain(bytes);
  if (gainsDb !== null) return { 'range gain (dB)': gainsDb };
  const { vendorName, byteOffset } = dztFields.gainOffset;
  const message = `What ${vendorName} points to, at byte ${header.gainOffset}, is neither range gain nor a directory of extensions; it is not read.`;
  area.findings.push(information('header-value-unusable', message, { file: area.file, byteOffset }));
  return {};
}

/**
 * Three numbers an entry: id, offset from the directory's own place, size. Null where no directory can be: within the
 * headers, or where an entry leaves the header area.
 */
function readDirectory(header: DztHeader, area: Uint8Array): readonly number[] | null {
  const { gainOffset: start, gainBytes: entryCount } = header;
  if (start < headerBytes * Math.max(1, header.channelCount)) return null;
  const view = new DataView(area.buffer, area.byteOffset, area.byteLength);
  const entries: number[] = [];
  for (let entry = 0; entry < entryCount; entry++) {
    const at = start + entry * directoryEntryBytes;
    if (at + directoryEntryBytes > view.byteLength) return null;
    const [id, offset, size] = [0, 4, 8].map((byte) => view.getUint32(at + byte, true));
    if (id > lastDirectoryId || start + offset + size > view.byteLength) return null;
    entries.push(id, offset, size);
    if (id === lastDirectoryId) break;
  }
  return entries;
}

/** A count of points, and as many floats; null when that cannot be what the bytes are. */
function readRangeGain(bytes: Uint8Array): readonly number[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pointCount = view.byteLength < 2 ? 0 : view.getUint16(0, true);
  if (pointCount === 0 || 2 + 4 * pointCount > view.byteLength) return null;
  const gainsDb = Array.from({ length: pointCount }, (_, point) => view.getFloat32(2 + 4 * point, true));
  const isGain = (gainDb: number) =>
    gainDb === 0 || (Math.abs(gainDb) >= leastGainDb && Math.abs(gainDb) <= mostGainDb);
  return gainsDb.every(isGain) ? gainsDb : null;
}
