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

export function bytesInMemory(bytes: ArrayBuffer | Uint8Array): ByteSource {
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  return {
    byteLength: view.byteLength,
    slice: async (start, end) => view.slice(start, end).buffer as ArrayBuffer,
  };
}

export function bytesInBlob(blob: Blob): ByteSource {
  return {
    byteLength: blob.size,
    slice: (start, end) => blob.slice(start, end).arrayBuffer(),
  };
}
