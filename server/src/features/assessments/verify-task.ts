import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileOnDisk } from '#recording-on-disk.ts';

/** Names of stored originals that no longer have their SHA-256. Runs in a compute thread. */
export async function run(
  files: readonly FileOnDisk[],
  progress: (fraction: number) => void,
): Promise<string[]> {
  const changed: string[] = [];
  for (const [index, { name, path, sha256 }] of files.entries()) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk);
    if (hash.digest('hex') !== sha256) changed.push(name);
    progress((index + 1) / files.length);
  }
  return changed;
}
