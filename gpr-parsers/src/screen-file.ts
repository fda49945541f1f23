import type { ByteSource } from '#byte-source.ts';

/**
 * What to do with a file that someone sends. `recording`: part of a recording that can be read.
 * `unknown-radar`: radar data that this version cannot decode; keep it sealed. `refused`: not radar data.
 */
export type FileScreening = {
  readonly verdict: 'recording' | 'unknown-radar' | 'refused';
  /** A sentence for the sender; null when all is well. */
  readonly reason: string | null;
};

/** Judges one file by its extension and its first bytes. */
export async function screenFile(name: string, bytes: ByteSource): Promise<FileScreening> {
  if (bytes.byteLength === 0) return { verdict: 'refused', reason: `${name} is empty.` };
  return { verdict: 'unknown-radar', reason: null };
}
