import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { migrate, migrationsFolder } from './migrate.ts';
import { openDatabase } from './open-database.ts';

/** One table, index, trigger or function a row, in an order that does not depend on when it was made. */
const tablesQuery = `
  select table_name as name,
         (select string_agg(
                   '  ' || attribute.attname || ' ' || format_type(attribute.atttypid, attribute.atttypmod)
                   || case when attribute.attnotnull then ' not null' else '' end
                   || case attribute.attidentity when 'a' then ' generated always as identity' else '' end
                   || coalesce(' default ' || pg_get_expr(standard.adbin, standard.adrelid), ''),
                   E',\\n' order by attribute.attnum)
          from pg_attribute attribute
          left join pg_attrdef standard on standard.adrelid = attribute.attrelid and standard.adnum = attribute.attnum
          where attribute.attrelid = format('app.%I', table_name)::regclass
            and attribute.attnum > 0 and not attribute.attisdropped) as columns,
         (select string_agg('  constraint ' || conname || ' ' || pg_get_constraintdef(oid), E',\\n' order by conname)
          from pg_constraint
          where conrelid = format('app.%I', table_name)::regclass and contype in ('p', 'u', 'f', 'c', 'x')) as constraints
  from information_schema.tables
  where table_schema = 'app' and table_type = 'BASE TABLE'
  order by table_name`;

const indexesQuery = `
  select indexdef as definition
  from pg_indexes
  where schemaname = 'app' and not exists (select 1 from pg_constraint where conname = indexname)
  order by indexname`;

const triggersQuery = `
  select pg_get_triggerdef(oid) as definition
  from pg_trigger
  where tgrelid in (select oid from pg_class where relnamespace = 'app'::regnamespace) and not tgisinternal
  order by tgname`;

const heading = `-- The schema after all migrations, for reading. Made by "npm run migrate -- --write-schema"; never applied.`;

/** The tables of the product as the database's own catalogue tells them, as readable SQL. */
export async function describeSchema(pool: Pool): Promise<string> {
  const tables = await pool.query<{ name: string; columns: string; constraints: string | null }>(tablesQuery);
  const indexes = await pool.query<{ definition: string }>(indexesQuery);
  const triggers = await pool.query<{ definition: string }>(triggersQuery);
  const tableTexts = tables.rows.map(({ name, columns, constraints }) => {
    const lines = constraints === null ? columns : `${columns},\n${constraints}`;
    return `create table ${name} (\n${lines}\n);`;
  });
  const definitions = [...indexes.rows, ...triggers.rows].map(({ definition }) => `${definition};`);
  return `${[heading, ...tableTexts, definitions.join('\n')].join('\n\n')}\n`;
}

export const schemaFile = join(migrationsFolder, 'schema.sql');

/** Writes `schema.sql` from a new embedded database to which all migrations were applied. */
export async function writeSchema(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jsa-schema-'));
  const database = await openDatabase({ dataDir, databaseUrl: null });
  await migrate(database.pool);
  await writeFile(schemaFile, await describeSchema(database.pool));
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
}
