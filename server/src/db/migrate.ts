import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool, PoolClient } from 'pg';

/** An already applied migration reads differently now; forward only means that it must not. */
export class MigrationChangedError extends Error {
  override readonly name = 'MigrationChangedError';
}

type Migration = { name: string; sql: string; sha256: string };

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Any number, but everywhere the same: two servers that start at once migrate one after the other. */
const advisoryLock = 727_201;

/** The migrations in `folder`, in the order in which they are applied; `schema.sql` there is their result. */
export async function readMigrations(folder: string = migrationsFolder): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{8}-.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function readApplied(client: PoolClient): Promise<Map<string, string>> {
  await client.query(`
    set local search_path = app, public;
    create schema if not exists app;
    create table if not exists app.schema_migrations (
      name       text primary key,
      sha256     text not null,
      applied_at timestamptz not null default now()
    )`);
  const { rows } = await client.query<Migration>('select name, sha256 from app.schema_migrations');
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

function missingFrom(applied: Map<string, string>, migrations: Migration[]): Migration[] {
  for (const { name, sha256 } of migrations) {
    if (applied.has(name) && applied.get(name) !== sha256) {
      throw new MigrationChangedError(
        `The migration ${name} was changed after it was applied to this database. Undo the change and write a new migration instead.`,
      );
    }
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: PoolClient, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
  await client.query('insert into app.schema_migrations (name, sha256) values ($1, $2)', [name, sha256]);
}

/** Applies what is missing, in the order of the file names, all or nothing. Answers with the names applied. */
export async function migrate(pool: Pool, folder: string = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [advisoryLock]);
    const missing = missingFrom(await readApplied(client), migrations);
    for (const migration of missing) await apply(client, migration);
    await client.query('commit');
    return missing.map(({ name }) => name);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
