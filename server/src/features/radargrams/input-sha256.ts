import { createHash } from 'node:crypto';

/**
 * One hash for all originals of a recording. Anyone can make it again in the folder of the files:
 * `sha256sum * | LC_ALL=C sort | sha256sum`.
 */
export function inputSha256Of(originals: ReadonlyArray<{ name: string; sha256: string }>): string {
  const lines = originals.map(({ name, sha256 }) => Buffer.from(`${sha256}  ${name}\n`));
  lines.sort(Buffer.compare);
  return createHash('sha256').update(Buffer.concat(lines)).digest('hex');
}
