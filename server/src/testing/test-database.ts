import { readConfig } from '#config.ts';
import type { OpenDatabase } from '#db/open-database.ts';
import { openEmbeddedTestDatabase } from './embedded-test-database.ts';
import { openNativeTestDatabase } from './native-test-database.ts';

/** A database of its own for one test file, migrated and empty (queue installed); `close` removes it. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const { databaseUrl } = readConfig();
  return databaseUrl === null ? openEmbeddedTestDatabase() : openNativeTestDatabase(databaseUrl);
}
