import { type Hdf5Bytes, lettersAt, offsetAt } from './bytes.ts';

/** One of the things that are said of an object: its type by its number in the standard, and its bytes. */
export type Hdf5Message = { readonly type: number; readonly view: DataView };

/** The types that are read here. */
export const messageTypes = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  externalFiles: 0x07,
  dataLayout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
} as const;

const superblockBytes = 96;
const prefixBytes = 16;
const messageHeaderBytes = 8;

/** A message is at most 64 KiB long, and an object has some ten of them. */
const mostBlockBytes = 1 << 20;
const mostBlocks = 64;

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** Set where a message stands elsewhere, for several objects in common. */
const sharedFlag = 0x02;

/**
 * Where the object header of the root group lies. Read are files as HDF5 writes them unless it is asked for a newer
 * layout: superblock 0, and object headers, groups and layouts of the same age.
 */
export async function rootAddress(bytes: Hdf5Bytes): Promise<number> {
  const start = await bytes.view(0, Math.min(signature.length, bytes.byteLength));
  const isHdf5 =
    start.byteLength === signature.length && signature.every((byte, at) => start.getUint8(at) === byte);
  if (!isHdf5) throw bytes.refusal('not-this-format', 'this is no HDF5 file', 0);
  const superblock = await bytes.view(0, superblockBytes);
  const version = superblock.getUint8(8);
  const hasWideOffsets = superblock.getUint8(13) === 8 && superblock.getUint8(14) === 8;
  if (version !== 0 || !hasWideOffsets || offsetAt(superblock, 24) !== 0) throw newerLayout(bytes, 8);
  return offsetAt(superblock, 64);
}

/** All messages of the object whose header lies there, those of continued headers too. */
export async function readMessages(bytes: Hdf5Bytes, address: number): Promise<Hdf5Message[]> {
  const prefix = await bytes.view(address, prefixBytes);
  if (lettersAt(prefix, 0) === 'OHDR') throw newerLayout(bytes, address);
  if (prefix.getUint8(0) !== 1) {
    throw bytes.refusal('inconsistent', 'the HDF5 in the file is damaged: there is no object', address);
  }
  const messages: Hdf5Message[] = [];
  const blocks = [{ at: address + prefixBytes, byteLength: prefix.getUint32(8, true) }];
  for (let block = 0; block < blocks.length && block < mostBlocks; block++) {
    const { at, byteLength } = blocks[block];
    const view = await bytes.view(at, Math.min(byteLength, mostBlockBytes));
    for (const message of messagesIn(view)) {
      if (message.type !== messageTypes.continuation) messages.push(message);
      else if (message.view.byteLength >= 16) {
        blocks.push({ at: offsetAt(message.view, 0), byteLength: offsetAt(message.view, 8) });
      }
    }
  }
  return messages;
}

/** The bytes of the one message of a type; null where there is none. */
export function messageOf(messages: readonly Hdf5Message[], type: number): DataView | null {
  return messages.find((message) => message.type === type)?.view ?? null;
}

function* messagesIn(block: DataView): Generator<Hdf5Message> {
  for (let at = 0; at + messageHeaderBytes <= block.byteLength; ) {
    const size = block.getUint16(at + 2, true);
    const start = at + messageHeaderBytes;
    if (start + size > block.byteLength) return;
    const isShared = (block.getUint8(at + 4) & sharedFlag) !== 0;
    const view = new DataView(block.buffer, block.byteOffset + start, size);
    if (!isShared) yield { type: block.getUint16(at, true), view };
    at = start + size;
  }
}

/** What is said of a file that keeps its objects or groups in one of the ways that came later. */
export function newerLayout(bytes: Hdf5Bytes, byteOffset: number | null) {
  const message =
    'the HDF5 in the file is of another layout than the one that HDF5 and h5py write of themselves (libver "earliest")';
  return bytes.refusal('unsupported-variant', message, byteOffset);
}
