import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { latin1 } from '#fields.ts';

/** Every record begins with four bytes: a tag of letters, or the mark word of a sweep. */
export const tagBytes = 4;

/** What of the first record has a meaning: `V`, the version, and the length of all records. */
const fileHeaderBytes = 6;

/** There are some fifteen records before the first sweep; a file with far more of them has none. */
const firstAreaBytes = 1 << 16;
const mostAreaBytes = 1 << 22;

/** A record before the first sweep. */
export type HeaderRecord = {
  readonly tag: string;
  /** Where it begins in the file. */
  readonly byteOffset: number;
  /** All of its bytes, with the tag. */
  readonly view: DataView;
};

/** A .dt is a row of records of one length: what the instrument was set to, then the sweeps. */
export type IdsRecords = {
  readonly version: number;
  readonly recordBytes: number;
  readonly headerRecords: readonly HeaderRecord[];
  /** Where the first sweep begins. */
  readonly dataOffset: number;
};

/** Reads all records before the first sweep. Throws where the file is no row of records, or has no sweep. */
export async function readRecords({ name: file, bytes }: NamedSource): Promise<IdsRecords> {
  const place = { format: 'ids', file };
  const start = new DataView(await bytes.slice(0, fileHeaderBytes));
  if (start.byteLength < fileHeaderBytes) {
    const message = 'the file ends before the length of its records';
    throw new GprFormatError('truncated', message, { ...place, byteOffset: start.byteLength });
  }
  if (start.getUint8(0) !== 'V'.charCodeAt(0)) {
    throw new GprFormatError('not-this-format', 'the first byte is not "V"', { ...place, byteOffset: 0 });
  }
  const recordBytes = start.getUint16(4, true);
  if (recordBytes <= tagBytes || recordBytes % 2 !== 0) {
    const message = `the records are said to be ${recordBytes} bytes long, which leaves no whole samples`;
    throw new GprFormatError('inconsistent', message, { ...place, byteOffset: 4 });
  }
  for (let areaBytes = firstAreaBytes; areaBytes <= mostAreaBytes; areaBytes *= 8) {
    const area = await bytes.slice(0, areaBytes);
    const before = recordsBeforeSweep(area, recordBytes);
    if (before) return { version: start.getUint8(1), recordBytes, ...before };
    if (area.byteLength === bytes.byteLength) break;
  }
  const message = `no sweep begins at a multiple of ${recordBytes} bytes: the file holds no trace, or is damaged`;
  throw new GprFormatError('truncated', message, { ...place, byteOffset: 4 });
}

/** Null where no sweep begins within the area. */
function recordsBeforeSweep(
  area: ArrayBuffer,
  recordBytes: number,
): Pick<IdsRecords, 'headerRecords' | 'dataOffset'> | null {
  const headerRecords: HeaderRecord[] = [];
  for (let at = recordBytes; at + tagBytes <= area.byteLength; at += recordBytes) {
    const view = new DataView(area, at, Math.min(recordBytes, area.byteLength - at));
    if (isSweep(view, 0)) return { headerRecords, dataOffset: at };
    headerRecords.push({ tag: latin1(new Uint8Array(area, at, tagBytes)), byteOffset: at, view });
  }
  return null;
}

/** A sweep has the tag `R`; what would be a second letter is the upper half of its mark word, and no letter. */
export function isSweep(view: DataView, byteOffset: number): boolean {
  const second = view.getUint8(byteOffset + 1);
  return view.getUint8(byteOffset) === 'R'.charCodeAt(0) && !(second >= 0x41 && second <= 0x5a);
}
