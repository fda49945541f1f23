import { latin1 } from '#fields.ts';
import { type Hdf5Bytes, lettersAt, offsetAt } from './bytes.ts';
import { type Hdf5Message, messageOf, messageTypes, newerLayout } from './objects.ts';

const treeHeaderBytes = 24;
const tableHeaderBytes = 8;
const entryBytes = 40;
const heapHeaderBytes = 32;

/** Names are short; what is longer is none of those that are looked for. */
const mostNameBytes = 64;

/** A group of more members is not read to its end. */
const mostMembers = 1 << 14;

/** An entry that stands for a name in another place has this kind, and no object of its own. */
const softLinkKind = 2;

type Entry = { readonly nameOffset: number; readonly address: number; readonly kind: number };

/** The members of a group: where the object header of each lies, by its name. Empty for what is no group. */
export async function readMembers(
  bytes: Hdf5Bytes,
  messages: readonly Hdf5Message[],
): Promise<ReadonlyMap<string, number>> {
  const members = new Map<string, number>();
  const isNewer = messageOf(messages, messageTypes.linkInfo) ?? messageOf(messages, messageTypes.link);
  if (isNewer) throw newerLayout(bytes, null);
  const symbolTable = messageOf(messages, messageTypes.symbolTable);
  if (!symbolTable || symbolTable.byteLength < 16) return members;
  const names = await readNames(bytes, offsetAt(symbolTable, 8));
  for await (const { nameOffset, address, kind } of readEntries(bytes, offsetAt(symbolTable, 0))) {
    const name = kind === softLinkKind ? null : names(nameOffset);
    if (name !== null && !members.has(name)) members.set(name, address);
    if (members.size >= mostMembers) break;
  }
  return members;
}

/** The heap in which a group keeps the names of its members. */
async function readNames(bytes: Hdf5Bytes, address: number): Promise<(offset: number) => string | null> {
  const header = await bytes.view(address, heapHeaderBytes);
  if (lettersAt(header, 0) !== 'HEAP') throw damaged(bytes, address);
  const byteLength = offsetAt(header, 8);
  const segment = await bytes.view(offsetAt(header, 24), Math.min(byteLength, mostMembers * mostNameBytes));
  return (offset) => {
    if (!(offset < segment.byteLength)) return null;
    const available = Math.min(mostNameBytes, segment.byteLength - offset);
    const name = new Uint8Array(segment.buffer, segment.byteOffset + offset, available);
    return name.includes(0) ? latin1(name) : null;
  };
}

/** The leaves of the tree in which a group keeps its members. A node that is met again is not gone through again. */
async function* readEntries(bytes: Hdf5Bytes, treeAddress: number): AsyncGenerator<Entry> {
  const seen = new Set<number>();
  const open = [treeAddress];
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    if (seen.has(address)) continue;
    seen.add(address);
    const header = await bytes.view(address, tableHeaderBytes);
    if (lettersAt(header, 0) === 'TREE') open.push(...(await readChildren(bytes, address)).reverse());
    else if (lettersAt(header, 0) === 'SNOD') yield* readLeaf(bytes, address, header.getUint16(6, true));
    else throw damaged(bytes, address);
  }
}

/** Of a node of the tree: keys and children take turns, beginning and ending with a key. */
async function readChildren(bytes: Hdf5Bytes, address: number): Promise<number[]> {
  const header = await bytes.view(address, treeHeaderBytes);
  if (header.getUint8(4) !== 0) throw damaged(bytes, address);
  const childCount = header.getUint16(6, true);
  const view = await bytes.view(address + treeHeaderBytes, childCount * 16);
  return Array.from({ length: childCount }, (_, child) => offsetAt(view, child * 16 + 8));
}

async function* readLeaf(bytes: Hdf5Bytes, address: number, entryCount: number): AsyncGenerator<Entry> {
  const view = await bytes.view(address + tableHeaderBytes, entryCount * entryBytes);
  for (let at = 0; at < view.byteLength; at += entryBytes) {
    const kind = view.getUint32(at + 16, true);
    yield { nameOffset: offsetAt(view, at), address: offsetAt(view, at + 8), kind };
  }
}

function damaged(bytes: Hdf5Bytes, address: number) {
  return bytes.refusal('inconsistent', 'the HDF5 in the file is damaged: there is no group', address);
}
