import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '#testing/test-database.ts';
import { describeSchema, schemaFile } from './describe-schema.ts';
import { MigrationChangedError, migrate, migrationsFolder } from './migrate.ts';
import type { OpenDatabase } from './open-database.ts';
import { sql } from './sql.ts';

const folder = mkdtempSync(join(tmpdir(), 'jsa-migrations-'));
let database: OpenDatabase;

beforeAll(async () => {
  cpSync(migrationsFolder, folder, { recursive: true });
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function isTable(name: string): Promise<boolean> {
  const { found } = await database.one<{ found: boolean }>(
    sql`select to_regclass(${name}) is not null as found`,
  );
  return found;
}

describe('migrate', () => {
  it('does nothing when everything was applied before', async () => {
    expect(await migrate(database.pool, folder)).toEqual([]);
  });

  it('applies what is new, in the order of the names, into the schema app', async () => {
    writeFileSync(join(folder, '20991231-02-depths.sql'), 'alter table slices add column depth_m real;');
    writeFileSync(join(folder, '20991231-01-slices.sql'), 'create table slices (id integer primary key);');
    const applied = await migrate(database.pool, folder);
    expect(applied).toEqual(['20991231-01-slices.sql', '20991231-02-depths.sql']);
    expect(await isTable('app.slices')).toBe(true);
  });

  it('applies each once when two servers start at once', async () => {
    writeFileSync(join(folder, '20991231-03-grids.sql'), 'create table grids (id integer primary key);');
    const [one, other] = await Promise.all([migrate(database.pool, folder), migrate(database.pool, folder)]);
    expect([...one, ...other]).toEqual(['20991231-03-grids.sql']);
  });

  it('keeps nothing when one of them fails, and names it', async () => {
    writeFileSync(join(folder, '20991231-04-good.sql'), 'create table good (id integer primary key);');
    writeFileSync(join(folder, '20991231-05-bad.sql'), 'create table bad (id nonsense);');
    await expect(migrate(database.pool, folder)).rejects.toThrow(
      'The migration 20991231-05-bad.sql failed: type "nonsense"',
    );
    expect(await isTable('app.good')).toBe(false);
    rmSync(join(folder, '20991231-05-bad.sql'));
  });

  it('refuses by name a migration that was changed after it was applied, and applies nothing', async () => {
    writeFileSync(join(folder, '20991231-01-slices.sql'), 'create table slices (id bigint primary key);');
    const refused = migrate(database.pool, folder);
    await expect(refused).rejects.toThrow(MigrationChangedError);
    await expect(refused).rejects.toThrow('20991231-01-slices.sql was changed after it was applied');
    expect(await isTable('app.good')).toBe(false);
  });
});

describe('migrations/schema.sql', () => {
  it('is what the migrations make (else run "npm run migrate -- --write-schema")', async () => {
    const untouched = await openTestDatabase();
    const described = await describeSchema(untouched.pool);
    await untouched.close();
    expect(await readFile(schemaFile, 'utf8')).toBe(described);
  });

  it('comes from files that are named by date, number and concern', () => {
    const names = readdirSync(migrationsFolder).filter((name) => name !== 'schema.sql');
    expect(names.filter((name) => !/^\d{8}-\d{2}-[a-z0-9-]+\.sql$/.test(name))).toEqual([]);
  });
});
