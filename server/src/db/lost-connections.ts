import type { Pool } from 'pg';

/** Without listeners a lost connection would end the process; with them its query fails and the pool connects anew. */
export function tellOfLostConnections(pool: Pool): void {
  pool.on('error', (error) =>
    console.error(`An idle connection to the database was lost: ${error.message}.`),
  );
  // A connection in use tells its loss to the query that waits on it.
  pool.on('connect', (client) => client.on('error', () => undefined));
}
