import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';

const patienceMs = 1_000;

/** Without listeners a lost connection would end the process; with them its query fails and the pool connects anew. */
export function tellOfLostConnections(pool: Pool): void {
  pool.on('error', (error) =>
    console.error(`An idle connection to the database was lost: ${error.message}.`),
  );
  // A connection in use tells its loss to the query that waits on it.
  pool.on('connect', (client) => client.on('error', () => undefined));
}

/** Waits a second for connections in use, no longer: the server must stop even when some work does not. */
export async function endPool(pool: Pool): Promise<void> {
  await Promise.race([pool.end(), wait(patienceMs, undefined, { ref: false })]);
}
