import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { migrate, readMigrations } from '#db/migrate.ts';
import { installQueue } from '#jobs/queue.ts';

/** The same for all test files that want the same tables: migrations, and the versions of database and queue. */
export async function templateName(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(new URL('../../package.json', import.meta.url)));
  for (const { name, sha256 } of await readMigrations()) hash.update(name + sha256);
  return `jsa_template_${hash.digest('hex').slice(0, 16)}`;
}

export async function makeTables(pool: Pool): Promise<void> {
  await migrate(pool);
  await installQueue(pool);
}
