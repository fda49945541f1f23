import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ByteSource } from '#byte-source.ts';
import { fileNameAt, isAddress } from './addresses.ts';
import { openSource } from './open-recording-files.ts';

/** A file that a result was made from. */
export type InputFile = { readonly name: string; readonly byteLength: number; readonly sha256: string };

const bytesAtOnce = 2 ** 22;

/** The files of a recording with their SHA-256; of `paths` those that the recording was read from. */
export async function hashInputs(
  paths: readonly string[],
  fileNames: readonly string[],
): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const path of paths) {
    const name = isAddress(path) ? fileNameAt(path) : basename(path);
    if (!fileNames.includes(name)) continue;
    const closers: (() => Promise<void>)[] = [];
    try {
      const { bytes } = await openSource(path, closers);
      files.push({ name, byteLength: bytes.byteLength, sha256: await hashOf(bytes) });
    } finally {
      for (const close of closers) await close();
    }
  }
  return files;
}

async function hashOf(bytes: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for (let start = 0; start < bytes.byteLength; start += bytesAtOnce) {
    const piece = await bytes.slice(start, Math.min(bytes.byteLength, start + bytesAtOnce));
    hash.update(new Uint8Array(piece));
  }
  return hash.digest('hex');
}

/**
 * One hash for all files of a recording. Anyone can make it again in a folder with these files alone:
 * `sha256sum * | LC_ALL=C sort | sha256sum`.
 */
export function inputSha256Of(files: readonly InputFile[]): string {
  const lines = files.map(({ name, sha256 }) => Buffer.from(`${sha256}  ${name}\n`));
  lines.sort(Buffer.compare);
  return createHash('sha256').update(Buffer.concat(lines)).digest('hex');
}
