import { rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { CommandError } from './exit-code.ts';
import { systemReason } from './system-error.ts';

/** Where a result is written, piece by piece; it is there under its name only when it is whole. */
export type Output = {
  write(piece: Uint8Array | string): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
};

/** What an output must not be: the files it is made from, and, unless forced, any file that is there. */
export type OutputRules = { readonly isForced: boolean; readonly inputs: readonly string[] };

/** Standard output, as is usual. */
export const standardOutput = '-';

const unfinished = new Set<string>();

/** For a process that is told to end: half-made files do not stay. */
export function removeUnfinishedOutputs() {
  for (const path of unfinished) rmSync(path, { force: true });
}

/** Refuses a path that must not be written. Hard links and letter cases do not deceive it. */
export async function checkOutputPath(path: string, { isForced, inputs }: OutputRules) {
  const there = await stat(path).catch(() => null);
  if (there === null) return;
  if (there.isDirectory()) throw new CommandError(`${path} is a folder; name a file.`);
  for (const input of inputs) {
    const { dev, ino } = await stat(input).catch(() => ({ dev: null, ino: null }));
    if (dev === there.dev && ino === there.ino) {
      throw new CommandError(
        `${path} is a file that is read; it is never written over. Name another output.`,
      );
    }
  }
  if (!isForced) throw new CommandError(`${path} is there already. Name another output, or add --force.`);
}

/** A file beside its later place; it takes its name when it is finished. */
async function createOutput(path: string, rules: OutputRules): Promise<Output> {
  if (path === standardOutput) return { write: writeToStandardOutput, finish: ended, discard: ended };
  await checkOutputPath(path, rules);
  const partPath = `${path}.${process.pid}.part`;
  const file = await open(partPath, 'w');
  unfinished.add(partPath);
  return {
    write: (piece) => writeAll(file, piece),
    async finish() {
      await file.close();
      await rename(partPath, path);
      unfinished.delete(partPath);
    },
    async discard() {
      await file.close().catch(ended);
      await rm(partPath, { force: true });
      unfinished.delete(partPath);
    },
  };
}

async function ended() {}

async function writeAll(file: FileHandle, piece: Uint8Array | string) {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
  for (let written = 0; written < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.byteLength - written);
    written += bytesWritten;
  }
}

/** Waits for a slow reader of the pipe, so that a long line does not pile up in memory. */
function writeToStandardOutput(piece: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(piece, (error) => (error ? reject(error) : resolve()));
  });
}

/** Writes what `make` gives, whole or not at all. */
export async function writeOutput<Made>(
  path: string,
  rules: OutputRules,
  make: (write: Output['write']) => Promise<Made>,
): Promise<Made> {
  const write = (piece: Uint8Array | string) => namingOutput(path, () => output.write(piece));
  const output = await namingOutput(path, () => createOutput(path, rules));
  try {
    const made = await make(write);
    await namingOutput(path, output.finish);
    return made;
  } catch (error) {
    await output.discard();
    throw error;
  }
}

/** What the system says of the output must not be taken for a fault of the recording that is read. */
async function namingOutput<Done>(path: string, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    const reason = systemReason(error);
    throw reason === null ? error : new CommandError(`${path} cannot be written: ${reason}.`);
  }
}
