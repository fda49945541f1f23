import { open } from 'node:fs/promises';
import type { ByteSource } from '#byte-source.ts';

/** A file on disk, read by range; close it when the recording is no longer needed. */
export async function bytesInFile(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const file = await open(path, 'r');
  const { size } = await file.stat();

  async function readInto(room: Uint8Array, start: number): Promise<number> {
    const wanted = Math.max(0, Math.min(room.byteLength, size - start));
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await file.read(room, filled, wanted - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }

  return {
    byteLength: size,
    readInto,
    async slice(start, end) {
      const from = Math.min(Math.max(0, start), size);
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - from));
      const filled = await readInto(bytes, from);
      return filled === bytes.byteLength ? bytes.buffer : bytes.buffer.slice(0, filled);
    },
    close: () => file.close(),
  };
}
