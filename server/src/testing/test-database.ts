import type { OpenDatabase } from '#db/open-database.ts';
import { openDatabase } from '#db/open-database.ts';

/** A database of its own for one test file, migrated and empty (queue installed); `close` removes it. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  return openDatabase({ dataDir: '', databaseUrl: null });
}
