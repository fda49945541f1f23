import type { NamedSource } from '#byte-source.ts';
import { readAttributes } from './attributes.ts';
import { type Hdf5Bytes, hdf5Bytes, offsetAt } from './bytes.ts';
import { readMembers } from './groups.ts';
import { type Hdf5Message, messageOf, messageTypes, readMessages, rootAddress } from './objects.ts';
import { type Hdf5Value, readDataspace, readDatatype } from './values.ts';

/** A table of floats in one piece, row after row. A table of one dimension has a single column. */
export type Hdf5Table = {
  readonly path: string;
  readonly firstByte: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly bytesPerFloat: 4 | 8;
  readonly byteOrder: 'little' | 'big';
};

/** What can be asked of an HDF5 file. A path that does not exist has no members, no attributes and no table. */
export type Hdf5File = {
  membersOf(group: string): Promise<readonly string[]>;
  /** Null for an attribute that is neither text nor numbers, or is damaged. */
  attributesOf(path: string): Promise<Readonly<Record<string, Hdf5Value | null>>>;
  /** Or what is in the way of reading it, as the end of a sentence about it. */
  tableAt(path: string): Promise<Hdf5Table | string>;
};

type Hdf5Object = {
  readonly messages: readonly Hdf5Message[];
  readonly members: ReadonlyMap<string, number>;
};

/**
 * Opens the part of HDF5 that plain tables need: groups, attributes, and floats in one piece. What it says of itself
 * is never believed beyond the bytes of the file, and nothing is followed for ever. Throws GprFormatError alone.
 */
export async function openHdf5(source: NamedSource, format: string): Promise<Hdf5File> {
  const bytes = hdf5Bytes(source, format);
  const root = await readObject(bytes, await rootAddress(bytes));
  const known = new Map<string, Hdf5Object | null>([['', root]]);

  async function find(path: string): Promise<Hdf5Object | null> {
    const found = known.get(path);
    if (found !== undefined) return found;
    const slash = path.lastIndexOf('/');
    const parent = await find(path.slice(0, Math.max(0, slash)));
    const address = parent?.members.get(path.slice(slash + 1));
    const object = address === undefined ? null : await readObject(bytes, address);
    known.set(path, object);
    return object;
  }

  return {
    membersOf: async (group) => [...((await find(group))?.members.keys() ?? [])],
    attributesOf: async (path) => readAttributes(bytes, (await find(path))?.messages ?? []),
    tableAt: async (path) => describeTable((await find(path))?.messages ?? [], { path, bytes }),
  };
}

async function readObject(bytes: Hdf5Bytes, address: number): Promise<Hdf5Object> {
  const messages = await readMessages(bytes, address);
  return { messages, members: await readMembers(bytes, messages) };
}

/** Only what lies in one piece is read: no more memory is needed for it than the file has bytes. */
function describeTable(
  messages: readonly Hdf5Message[],
  { path, bytes }: { path: string; bytes: Hdf5Bytes },
): Hdf5Table | string {
  const [dataspace, datatype, layout] = (['dataspace', 'datatype', 'dataLayout'] as const).map((name) =>
    messageOf(messages, messageTypes[name]),
  );
  if (!dataspace || !datatype || !layout) return 'is no table';
  const type = readDatatype(datatype);
  const bytesPerFloat = type?.byteLength;
  if (type?.kind !== 'float' || (bytesPerFloat !== 4 && bytesPerFloat !== 8)) {
    return 'has no floats of 32 or 64 bits';
  }
  const dimensions = readDataspace(dataspace);
  if (dimensions?.length !== 1 && dimensions?.length !== 2) return 'has not one dimension or two';
  if (messageOf(messages, messageTypes.externalFiles)) return 'lies in another file';
  const isOnePiece = layout.byteLength >= 18 && layout.getUint8(0) === 3 && layout.getUint8(1) === 1;
  if (!isOnePiece || messageOf(messages, messageTypes.filters)) {
    return 'is compressed or in pieces, as gprMax writes none (h5repack -f NONE -l CONTI puts it together)';
  }
  const [rowCount, columnCount = 1] = dimensions;
  if (!(rowCount >= 1 && columnCount >= 1)) return 'is empty';
  const firstByte = offsetAt(layout, 2);
  if (!(firstByte + rowCount * columnCount * bytesPerFloat <= bytes.byteLength)) {
    return `has ${rowCount} rows of ${columnCount} floats, of which the file does not hold all`;
  }
  const byteOrder = type.isLittleEndian ? 'little' : 'big';
  return { path, firstByte, rowCount, columnCount, bytesPerFloat, byteOrder };
}
