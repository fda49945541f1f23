import type { FileOnDisk } from '#recording-on-disk.ts';
import { NotKeptError, originalKey, type Store } from './store.ts';

/** An original that a receipt speaks of is gone from the store; the message is for people. */
export class OriginalMissingError extends Error {
  override readonly name = 'OriginalMissingError';
}

/** Where the originals lie on this machine; throws OriginalMissingError, naming the first that does not. */
export function originalsOnDisk(
  store: Store,
  originals: ReadonlyArray<Pick<FileOnDisk, 'name' | 'sha256'>>,
): Promise<FileOnDisk[]> {
  return Promise.all(
    originals.map(async ({ name, sha256 }) => {
      const path = await store.localPath(originalKey(sha256)).catch((error) => {
        if (!(error instanceof NotKeptError)) throw error;
        throw new OriginalMissingError(
          `The stored ${name} (SHA-256 ${sha256}) is no longer there. Restore it from a backup, then ask for another try.`,
        );
      });
      return { name, sha256, path };
    }),
  );
}
