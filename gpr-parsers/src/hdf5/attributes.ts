import { GprFormatError } from '#errors.ts';
import { latin1 } from '#fields.ts';
import type { Hdf5Bytes } from './bytes.ts';
import { type Hdf5Message, messageTypes } from './objects.ts';
import { type Hdf5Value, readDataspace, readDatatype, readValue } from './values.ts';

const headerBytes = 8;

/** An object with more of them is none that plain tables need. */
const mostAttributes = 256;

/** The texts and numbers that stand beside an object, by their names. Null for what is neither, or is damaged. */
export async function readAttributes(
  bytes: Hdf5Bytes,
  messages: readonly Hdf5Message[],
): Promise<Record<string, Hdf5Value | null>> {
  const values: [name: string, value: Hdf5Value | null][] = [];
  const attributes = messages.filter(({ type }) => type === messageTypes.attribute);
  for (const { view } of attributes.slice(0, mostAttributes)) {
    const parts = partsOf(view);
    if (parts) values.push([parts.name, await readParts(bytes, parts)]);
  }
  return Object.fromEntries(values);
}

type AttributeParts = {
  readonly name: string;
  readonly datatype: DataView;
  readonly dataspace: DataView;
  readonly data: DataView;
};

/** A text may lie in another part of the file; if that is damaged, the text is lost and nothing else. */
async function readParts(bytes: Hdf5Bytes, parts: AttributeParts): Promise<Hdf5Value | null> {
  const type = readDatatype(parts.datatype);
  const dimensions = readDataspace(parts.dataspace);
  if (!type || !dimensions) return null;
  try {
    return await readValue(bytes, parts.data, { type, dimensions });
  } catch (error) {
    if (error instanceof GprFormatError) return null;
    throw error;
  }
}

/** Name, type and dimensions in a row, in the first version filled up to multiples of eight bytes; then the data. */
function partsOf(view: DataView): AttributeParts | null {
  if (view.byteLength < headerBytes) return null;
  const version = view.getUint8(0);
  const hasSharedParts = version > 1 && view.getUint8(1) !== 0;
  if (version < 1 || version > 3 || hasSharedParts) return null;
  let at = headerBytes + (version === 3 ? 1 : 0);
  const lengths = [2, 4, 6].map((field) => view.getUint16(field, true));
  const parts = lengths.map((byteLength) => {
    const start = at;
    at += version === 1 ? Math.ceil(byteLength / 8) * 8 : byteLength;
    return { start, byteLength };
  });
  if (at > view.byteLength) return null;
  const partAt = ({ start, byteLength }: { start: number; byteLength: number }) =>
    new DataView(view.buffer, view.byteOffset + start, byteLength);
  const [name, datatype, dataspace] = parts.map(partAt);
  return {
    name: latin1(new Uint8Array(name.buffer, name.byteOffset, name.byteLength)),
    datatype,
    dataspace,
    data: partAt({ start: at, byteLength: view.byteLength - at }),
  };
}
