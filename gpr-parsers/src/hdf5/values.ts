import { latin1 } from '#fields.ts';
import { type Hdf5Bytes, lettersAt, offsetAt } from './bytes.ts';

/** What an element of a table or an attribute is. `reference to text`: its text lies in a heap of the file. */
export type Hdf5Type = {
  readonly kind: 'float' | 'integer' | 'text' | 'reference to text' | 'other';
  readonly byteLength: number;
  readonly isLittleEndian: boolean;
  readonly isSigned: boolean;
};

/** What stands beside an object: a number, several of them, or text. */
export type Hdf5Value = string | number | readonly number[];

const typeBytes = 8;
const heapHeaderBytes = 16;

/** What is longer is none of the texts and numbers that describe a model. */
const mostTextBytes = 1 << 12;
const mostNumbers = 1 << 9;
const mostHeapBytes = 1 << 20;

/** Exponent and fraction as IEEE 754 has them: of what byte, of how many bits, biased by how much. */
const ieeeLayouts: Readonly<Record<number, string>> = {
  4: [0, 32, 23, 8, 0, 23, 127].join(),
  8: [0, 64, 52, 11, 0, 52, 1023].join(),
};

/** The lengths of the dimensions, none for a single value; null where that cannot be told, or where there is no value. */
export function readDataspace(view: DataView): number[] | null {
  if (view.byteLength < 4) return null;
  const version = view.getUint8(0);
  const dimensionCount = view.getUint8(1);
  const isNull = version === 2 && view.getUint8(3) === 2;
  const start = version === 1 ? 8 : 4;
  if ((version !== 1 && version !== 2) || isNull) return null;
  if (start + dimensionCount * 8 > view.byteLength) return null;
  return Array.from({ length: dimensionCount }, (_, dimension) => offsetAt(view, start + dimension * 8));
}

/** Everything but plain numbers and text is of the kind `other`. */
export function readDatatype(view: DataView): Hdf5Type | null {
  if (view.byteLength < typeBytes) return null;
  const bits = view.getUint8(1);
  const shape = {
    byteLength: view.getUint32(4, true),
    isLittleEndian: (bits & 1) === 0,
    isSigned: (bits & 8) !== 0,
  };
  switch (view.getUint8(0) & 15) {
    case 0:
      return { ...shape, kind: isPlainInteger(view, shape.byteLength) ? 'integer' : 'other' };
    case 1:
      return { ...shape, kind: isIeeeFloat(view, shape.byteLength) ? 'float' : 'other' };
    case 3:
      return { ...shape, kind: 'text' };
    case 9:
      return { ...shape, kind: (bits & 15) === 1 ? 'reference to text' : 'other' };
    default:
      return { ...shape, kind: 'other' };
  }
}

/** The value of so many elements in stored bytes; null for what is neither numbers nor one text, or far too long. */
export async function readValue(
  bytes: Hdf5Bytes,
  stored: DataView,
  { type, dimensions }: { type: Hdf5Type; dimensions: readonly number[] },
): Promise<Hdf5Value | null> {
  const count = dimensions.reduce((product, length) => product * length, 1);
  if (!(count >= 1 && count <= mostNumbers && count * type.byteLength <= stored.byteLength)) return null;
  const isText = type.kind === 'text' || type.kind === 'reference to text';
  if (type.kind === 'other' || (isText && count > 1)) return null;
  if (type.kind === 'text') {
    const byteLength = Math.min(type.byteLength, mostTextBytes);
    return textOf(new Uint8Array(stored.buffer, stored.byteOffset, byteLength));
  }
  if (type.kind === 'reference to text') return readTextInHeap(bytes, stored);
  const numbers = Array.from({ length: count }, (_, index) =>
    numberAt(stored, index * type.byteLength, type),
  );
  return dimensions.length === 0 ? numbers[0] : numbers;
}

/** Of one text, by a length, an address and a number. Null where the heap has nothing under that number. */
async function readTextInHeap(bytes: Hdf5Bytes, reference: DataView): Promise<string | null> {
  if (reference.byteLength < 16) return null;
  const textBytes = reference.getUint32(0, true);
  const address = offsetAt(reference, 4);
  const wanted = reference.getUint32(12, true);
  if (textBytes === 0 || address === 0) return '';
  const header = await bytes.view(address, heapHeaderBytes);
  if (lettersAt(header, 0) !== 'GCOL') return null;
  const heapBytes = Math.min(offsetAt(header, 8), mostHeapBytes);
  if (heapBytes < heapHeaderBytes) return null;
  const heap = await bytes.view(address, heapBytes);
  for (let at = heapHeaderBytes; at + 16 <= heap.byteLength; ) {
    const index = heap.getUint16(at, true);
    const objectBytes = offsetAt(heap, at + 8);
    const start = at + 16;
    if (index === 0 || !(start + objectBytes <= heap.byteLength)) return null;
    if (index === wanted) {
      const byteLength = Math.min(textBytes, objectBytes, mostTextBytes);
      return textOf(new Uint8Array(heap.buffer, start, byteLength));
    }
    at = start + Math.ceil(objectBytes / 8) * 8;
  }
  return null;
}

/** UTF-8 where it is that, else Latin-1; ends at the first NUL. */
function textOf(stored: Uint8Array): string {
  try {
    const end = stored.indexOf(0);
    return new TextDecoder('utf-8', { fatal: true })
      .decode(end < 0 ? stored : stored.subarray(0, end))
      .trim();
  } catch {
    return latin1(stored);
  }
}

function isPlainInteger(view: DataView, byteLength: number): boolean {
  const fitsItsBytes =
    view.byteLength >= 12 && view.getUint16(8, true) === 0 && view.getUint16(10, true) === 8 * byteLength;
  return fitsItsBytes && [1, 2, 4, 8].includes(byteLength);
}

function isIeeeFloat(view: DataView, byteLength: number): boolean {
  if (view.byteLength < 20) return false;
  const layout = [
    view.getUint16(8, true),
    view.getUint16(10, true),
    view.getUint8(12),
    view.getUint8(13),
    view.getUint8(14),
    view.getUint8(15),
    view.getUint32(16, true),
  ];
  return ieeeLayouts[byteLength] === layout.join();
}

/** Whole numbers of 64 bits lose what a double cannot hold; none of a model is so large. */
function numberAt(
  view: DataView,
  at: number,
  { kind, byteLength, isLittleEndian, isSigned }: Hdf5Type,
): number {
  if (kind === 'float') {
    return byteLength === 8 ? view.getFloat64(at, isLittleEndian) : view.getFloat32(at, isLittleEndian);
  }
  switch (byteLength) {
    case 8:
      return Number(isSigned ? view.getBigInt64(at, isLittleEndian) : view.getBigUint64(at, isLittleEndian));
    case 4:
      return isSigned ? view.getInt32(at, isLittleEndian) : view.getUint32(at, isLittleEndian);
    case 2:
      return isSigned ? view.getInt16(at, isLittleEndian) : view.getUint16(at, isLittleEndian);
    default:
      return isSigned ? view.getInt8(at) : view.getUint8(at);
  }
}
