import type { Config } from '#config.ts';
import type { Database } from './db.ts';

export type OpenDatabase = Database & {
  readonly kind: 'embedded' | 'postgres';
  /** Ends every connection; the embedded database is checkpointed and its folder unlocked. */
  close(): Promise<void>;
};

/** The database cannot be used. The message is a sentence for whoever starts the server: print it, exit with 1. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError';
}

/** `DATABASE_URL` when it is set, else the embedded PostgreSQL under `dataDir`. Not yet migrated. */
export async function openDatabase(_config: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<OpenDatabase> {
  throw new DatabaseStartError('The database is not built yet.');
}
