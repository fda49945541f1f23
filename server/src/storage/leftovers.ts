import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const dayMs = 24 * 60 * 60 * 1000;

/** What killed processes left half-made in `folder`; while others may be writing there, only what is a day old. */
export function removeLeftovers(folder: string, { isOnlyProcess }: { isOnlyProcess: boolean }): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (isOnlyProcess || Date.now() - modified > dayMs) rmSync(path, { recursive: true, force: true });
  }
}
