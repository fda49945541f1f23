import type { Readable } from 'node:stream';

/** Files by key, kept once and never changed. Disk serves it now, object storage later. */
export type Store = {
  /** Keeps a copy of the file at `filePath`; does nothing when the key is already kept. The file itself stays. */
  keep(key: string, filePath: string): Promise<void>;
  has(key: string): Promise<boolean>;
  byteLength(key: string): Promise<number>;
  /** The bytes from `start` (included) to `end` (excluded), fewer where the file ends earlier. */
  range(key: string, start: number, end: number): Promise<Uint8Array>;
  stream(key: string): Readable;
  /** A path to read from, fetched first where the store is remote. Never write to it. */
  localPath(key: string): Promise<string>;
};

/** Nothing is kept under this key. */
export class NotKeptError extends Error {
  override readonly name = 'NotKeptError';
}

export function originalKey(sha256: string): string {
  return `originals/${sha256}`;
}

export function pyramidKey(radargramId: string): string {
  return `pyramids/${radargramId}`;
}
