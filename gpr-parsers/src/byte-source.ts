/**
 * Bytes that can be read by range, wherever they lie: memory, a Blob, a file on disk.
 * `slice` gives the bytes from `start` (included) to `end` (excluded), cut at the end of the source.
 */
export type ByteSource = {
  readonly byteLength: number;
  slice(start: number, end: number): Promise<ArrayBuffer>;
};

/** One file of a recording, under the name that the instrument or the surveyor gave it. */
export type NamedSource = {
  readonly name: string;
  readonly bytes: ByteSource;
};

/** Copies what is asked for. Node's Buffer is a Uint8Array whose own `slice` does not copy, hence the buffer's. */
export function bytesInMemory(bytes: ArrayBuffer | Uint8Array): ByteSource {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  return {
    byteLength: view.byteLength,
    async slice(start, end) {
      const from = Math.min(Math.max(0, start), view.byteLength);
      const to = Math.min(Math.max(from, end), view.byteLength);
      return view.buffer.slice(view.byteOffset + from, view.byteOffset + to) as ArrayBuffer;
    },
  };
}

/** A file that someone chose in a browser; nothing is read before it is asked for. */
export function bytesInBlob(blob: Blob): ByteSource {
  return {
    byteLength: blob.size,
    slice: (start, end) => blob.slice(start, end).arrayBuffer(),
  };
}
