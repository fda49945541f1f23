import { randomUUID } from 'node:crypto';
import { constants, createReadStream, mkdirSync } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { removeLeftovers } from './leftovers.ts';
import { NotKeptError, type Store } from './store.ts';

const keyPattern = /^[a-z]+\/[0-9a-z][0-9a-z-]{6,}[0-9a-z]$/;
const readOnly = 0o444;

/** `originals/0a1b2c…` lies at `originals/0a/1b/0a1b2c…`: no folder grows beyond what a person can list. */
function pathIn(folder: string, key: string): string {
  if (!keyPattern.test(key)) throw new Error(`"${key}" is not a key of the store.`);
  const [kind, name] = key.split('/');
  return join(folder, kind, name.slice(0, 2), name.slice(2, 4), name);
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

async function byteLengthAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The new name must outlive a power cut, and so must each folder that was made for it. */
async function flushFolders(from: string, top: string): Promise<void> {
  for (let folder = from; folder.length >= top.length; folder = dirname(folder)) await flush(folder);
}

async function readRange(path: string, start: number, end: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const bytes = new Uint8Array(Math.max(0, Math.min(end, (await handle.stat()).size) - start));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
      if (bytesRead === 0) return bytes.subarray(0, filled);
      filled += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

/** A store in a folder of this machine, made when it is missing. `isOnlyProcess`: nobody else writes there now. */
export function openDiskStore(folder: string, { isOnlyProcess = false } = {}): Store {
  const unfinishedFolder = join(folder, 'unfinished');
  mkdirSync(unfinishedFolder, { recursive: true });
  removeLeftovers(unfinishedFolder, { isOnlyProcess });

  const keptPath = async (key: string): Promise<string> => {
    const path = pathIn(folder, key);
    if ((await byteLengthAt(path)) === null) throw new NotKeptError(`Nothing is kept under ${key}.`);
    return path;
  };

  return {
    keep: async (key, filePath) => {
      const path = pathIn(folder, key);
      if ((await byteLengthAt(path)) !== null) return;
      const unfinished = join(unfinishedFolder, randomUUID());
      try {
        await copyFile(filePath, unfinished, constants.COPYFILE_FICLONE);
        await chmod(unfinished, readOnly);
        await flush(unfinished);
        await mkdir(dirname(path), { recursive: true });
        await rename(unfinished, path);
        await flushFolders(dirname(path), folder);
      } finally {
        await rm(unfinished, { force: true });
      }
    },
    has: async (key) => (await byteLengthAt(pathIn(folder, key))) !== null,
    byteLength: async (key) => (await stat(await keptPath(key))).size,
    range: async (key, start, end) => readRange(await keptPath(key), start, end),
    stream: (key) => createReadStream(pathIn(folder, key)),
    localPath: keptPath,
  };
}
