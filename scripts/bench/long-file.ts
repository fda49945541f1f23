import { execFile } from 'node:child_process';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { dztBytes, syntheticAmplitudes } from './lines.ts';

/** What it costs to open a very long line, and to read some traces in the middle of it. */
export type LongFileCost = {
  readonly byteLength: number;
  readonly openMs: number;
  /** Read of the file until it was open. */
  readonly openedBytes: number;
  readonly readTraceCount: number;
  readonly readMs: number;
  readonly readBytes: number;
  /** Of memory, at its peak, beyond what the process had before it opened the file. */
  readonly peakGrowthBytes: number;
};

const longFileBytes = 2 ** 32;

/** A header that the writer wrote, and then nothing on the disk for four gigabytes. */
export async function measureLongFile(folder: string): Promise<LongFileCost> {
  const path = join(folder, 'long.dzt');
  await writeFile(path, dztBytes([syntheticAmplitudes(1)]));
  await truncate(path, longFileBytes);
  const script = fileURLToPath(new URL('./open-long-file.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, path]);
  return JSON.parse(stdout);
}
