import { open } from 'node:fs/promises';
import type { ByteSource } from '#byte-source.ts';

/** A file on disk, read by range; close it when the recording is no longer needed. */
export async function bytesInFile(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  return {
    byteLength: size,
    async slice(start, end) {
      const from = Math.min(Math.max(0, start), size);
      const wanted = Math.max(0, Math.min(end, size) - from);
      const bytes = new Uint8Array(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await file.read(bytes, filled, wanted - filled, from + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled === wanted ? bytes.buffer : bytes.buffer.slice(0, filled);
    },
    close: () => file.close(),
  };
}
