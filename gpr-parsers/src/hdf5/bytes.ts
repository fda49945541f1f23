import type { NamedSource } from '#byte-source.ts';
import { GprFormatError, type GprFormatErrorCode } from '#errors.ts';

/** Reads of one file before it counts as one that leads in circles; a model with many receivers needs a few thousand. */
const mostReads = 1 << 17;

/** The bytes of an HDF5 file, each of whose addresses may point anywhere. */
export type Hdf5Bytes = {
  readonly byteLength: number;
  /** Exactly so many bytes. Throws GprFormatError where the file has them not, or has been read too often. */
  view(byteOffset: number, byteLength: number): Promise<DataView>;
  refusal(code: GprFormatErrorCode, message: string, byteOffset: number | null): GprFormatError;
};

/** Bytes of the named file for the reader of a format, whose errors then are that format's. */
export function hdf5Bytes({ name: file, bytes }: NamedSource, format: string): Hdf5Bytes {
  let readCount = 0;

  function refusal(code: GprFormatErrorCode, message: string, byteOffset: number | null): GprFormatError {
    const place = byteOffset !== null && Number.isSafeInteger(byteOffset) ? { byteOffset } : {};
    return new GprFormatError(code, message, { format, file, ...place });
  }

  return {
    byteLength: bytes.byteLength,
    refusal,
    async view(byteOffset, byteLength) {
      const end = byteOffset + byteLength;
      if (!(byteOffset >= 0 && byteLength >= 0 && end <= bytes.byteLength)) {
        const message = `the HDF5 in the file points to ${byteLength} bytes that it does not have`;
        throw refusal('truncated', message, byteOffset);
      }
      if (++readCount > mostReads) {
        throw refusal('inconsistent', 'the HDF5 in the file leads on and on; it is not followed', byteOffset);
      }
      const slice = await bytes.slice(byteOffset, end);
      if (slice.byteLength === byteLength) return new DataView(slice);
      throw refusal('truncated', 'the file has become shorter since it was opened; it ends', byteOffset);
    },
  };
}

/** A length or an address, of 64 bits. What no file is long enough for, and what is not defined, is infinite. */
export function offsetAt(view: DataView, byteOffset: number): number {
  const offset = view.getBigUint64(byteOffset, true);
  return offset > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(offset);
}

/** Four letters, with which most parts of a file begin. */
export function lettersAt(view: DataView, byteOffset: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + byteOffset, 4));
}
