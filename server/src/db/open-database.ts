import type { Config } from '#config.ts';
import { type Database, databaseOn } from './db.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { openNative } from './native.ts';

export { DatabaseStartError } from './database-start-error.ts';

export type OpenDatabase = Database & {
  readonly kind: 'embedded' | 'postgres';
  /** Ends every connection; the embedded database is checkpointed and its folder unlocked. */
  close(): Promise<void>;
};

/** `DATABASE_URL` when it is set, else the embedded PostgreSQL under `dataDir`. Not yet migrated. */
export async function openDatabase({
  databaseUrl,
  dataDir,
}: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<OpenDatabase> {
  if (databaseUrl === null) {
    const { pool, close } = await openEmbedded({ dataDir });
    return { ...databaseOn(pool), kind: 'embedded', close };
  }
  const { pool, close } = await openNative(databaseUrl);
  return { ...databaseOn(pool), kind: 'postgres', close };
}
