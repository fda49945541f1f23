/**
 * Bytes that can be read by range, wherever they lie: memory, a Blob, a file on disk, a server.
 * `slice` gives the bytes from `start` (included) to `end` (excluded), cut at the end of the source. Of the two other
 * ways to the bytes a source has those that are quicker than a new buffer for each range.
 */
export type ByteSource = {
  readonly byteLength: number;
  slice(start: number, end: number): Promise<ArrayBuffer>;
  /** Fills `room` with the bytes from `start` on, and tells how many there were before the source ended. */
  readInto?(room: Uint8Array, start: number): Promise<number>;
  /** What `slice` would give, but the bytes themselves, where they lie in memory: to be looked at, not changed. */
  view?(start: number, end: number): Uint8Array;
};

/** One file of a recording, under the name that the instrument or the surveyor gave it. */
export type NamedSource = {
  readonly name: string;
  readonly bytes: ByteSource;
};

/** Bytes that are there already. Node's Buffer is a Uint8Array whose own `slice` does not copy, hence the buffer's. */
export function bytesInMemory(bytes: ArrayBuffer | Uint8Array): ByteSource {
  const whole = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  const { buffer, byteOffset, byteLength } = whole;
  const within = (start: number, end: number) => {
    const from = Math.min(Math.max(0, start), byteLength);
    return [byteOffset + from, byteOffset + Math.min(Math.max(from, end), byteLength)];
  };
  return {
    byteLength,
    async slice(start, end) {
      return buffer.slice(...within(start, end)) as ArrayBuffer;
    },
    view(start, end) {
      const [from, to] = within(start, end);
      return new Uint8Array(buffer, from, to - from);
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
