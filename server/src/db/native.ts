import { Pool } from 'pg';
import { endPool, tellOfLostConnections } from './connections.ts';
import { DatabaseStartError } from './database-start-error.ts';

const oldestPostgres = 15;
const oldestPostgis = 3.3;
const connectionCount = 10;
const advisoryLock = 727_203;

const sessionSettings = '-c search_path=app,public -c idle_in_transaction_session_timeout=60s';

/** Where the database is, without the password, for messages. */
function placeOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${pathname.slice(1)} at ${host}`;
}

async function readVersions(
  pool: Pool,
): Promise<{ postgres: number; postgis: number; postgisSchema: string }> {
  // One statement string is one transaction: two servers that start at once do this one after the other.
  await pool.query(`
    select pg_advisory_xact_lock(${advisoryLock});
    create extension if not exists postgis with schema public`);
  const { rows } = await pool.query<{ postgres: number; postgis: string; postgisSchema: string }>(`
    select current_setting('server_version_num')::int / 10000 as postgres,
           extversion as postgis,
           extnamespace::regnamespace::text as "postgisSchema"
    from pg_extension
    where extname = 'postgis'`);
  return { ...rows[0], postgis: Number.parseFloat(rows[0].postgis) };
}

async function refuseTooOld(pool: Pool, place: string): Promise<void> {
  const { postgres, postgis, postgisSchema } = await readVersions(pool).catch((error: Error) => {
    const message = `The database ${place} cannot be used (${error.message || error.name}). Check DATABASE_URL, that the server runs, and that PostGIS is installed there.`;
    throw new DatabaseStartError(message, { cause: error });
  });
  if (postgres < oldestPostgres) {
    throw new DatabaseStartError(
      `The database ${place} is PostgreSQL ${postgres}; ${oldestPostgres} or later is needed.`,
    );
  }
  if (postgis < oldestPostgis) {
    throw new DatabaseStartError(
      `The database ${place} has PostGIS ${postgis}; ${oldestPostgis} or later is needed.`,
    );
  }
  if (postgisSchema !== 'public') {
    throw new DatabaseStartError(
      `The database ${place} has PostGIS in the schema ${postgisSchema}; it must be in public.`,
    );
  }
}

/** A PostgreSQL server, found usable: recent enough, with PostGIS in the schema public. */
export async function openNative(databaseUrl: string): Promise<{ pool: Pool; close(): Promise<void> }> {
  const pool = new Pool({ connectionString: databaseUrl, max: connectionCount, options: sessionSettings });
  tellOfLostConnections(pool);
  try {
    await refuseTooOld(pool, placeOf(databaseUrl));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { pool, close: () => endPool(pool) };
}
