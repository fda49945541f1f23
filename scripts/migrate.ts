import { migrate, openDatabase, readConfig, writeSchema } from '@jsa/server';

/** Applies the migrations to the database of DATABASE_URL or DATA_DIR; `--write-schema` writes migrations/schema.sql. */
async function applyMigrations(): Promise<void> {
  const database = await openDatabase(readConfig());
  try {
    const applied = await migrate(database.pool);
    for (const name of applied) console.log(`applied ${name}`);
    if (applied.length === 0) console.log('nothing to apply: the database is up to date');
  } finally {
    await database.close();
  }
}

try {
  if (process.argv.includes('--write-schema')) await writeSchema();
  else await applyMigrations();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
