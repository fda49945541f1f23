import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lockFolder } from '#db/embedded/lock.ts';
import { type OpenDatabase, openDatabase } from '#db/open-database.ts';
import { makeTables, templateName } from './template.ts';

const lockPollMs = 100;

async function makeTemplate(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const database = await openDatabase({ dataDir: unfinished, databaseUrl: null });
  await makeTables(database.pool);
  await database.close();
  await rename(unfinished, folder);
}

/** Building a cluster takes ten seconds, copying one a third of a second. Two test processes must not both build it. */
async function findTemplate(): Promise<string> {
  const folder = join(tmpdir(), await templateName());
  const lockedFolder = `${folder}.lock`;
  await mkdir(lockedFolder, { recursive: true });
  while (!existsSync(folder)) {
    const lock = await lockFolder(lockedFolder);
    if (lock === null) {
      await wait(lockPollMs);
      continue;
    }
    if (!existsSync(folder)) await makeTemplate(folder);
    lock.close();
  }
  return folder;
}

/** A new data folder with a migrated cluster in it, not yet opened. */
export async function makeEmbeddedDataDir(): Promise<string> {
  const template = await findTemplate();
  const dataDir = await mkdtemp(join(tmpdir(), 'jsa-test-'));
  await cp(join(template, 'postgres'), join(dataDir, 'postgres'), { recursive: true });
  await symlink(join(template, 'cache'), join(dataDir, 'cache'));
  return dataDir;
}

export async function openEmbeddedTestDatabase(): Promise<OpenDatabase> {
  const dataDir = await makeEmbeddedDataDir();
  const database = await openDatabase({ dataDir, databaseUrl: null });
  const close = async () => {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...database, close };
}
