import type { WorkEvent } from '@jsa/contract';
import type { Pool } from 'pg';
import type { Db } from '#db/db.ts';

/** Tells every process of this database. In a transaction it is told at the commit, or never. */
export async function announceWork(_db: Db, _event: WorkEvent): Promise<void> {}

/** Hears what any process announces, until it is closed. Events that fall into a lost connection are missed. */
export async function listenForWork(
  _pool: Pool,
  _onEvent: (event: WorkEvent) => void,
): Promise<{ close(): Promise<void> }> {
  return { close: async () => {} };
}
