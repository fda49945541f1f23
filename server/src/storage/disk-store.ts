import type { Store } from './store.ts';

/** A store in a folder of this machine; the folder is made when it is missing. */
export function openDiskStore(_folder: string): Store {
  throw new Error('not built yet');
}
