import { setTimeout as wait } from 'node:timers/promises';
import type { WorkEvent } from '@jsa/contract';
import type { Notification, Pool, PoolClient } from 'pg';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

const reconnectDelayMs = 1_000;

/** Tells every process of this database. In a transaction it is told at the commit, or never. */
export async function announceWork(db: Db, event: WorkEvent): Promise<void> {
  await db.run(sql`select pg_notify('work', ${JSON.stringify(event)})`);
}

function readEvent({ channel, payload }: Notification): WorkEvent | null {
  if (channel !== 'work' || payload === undefined) return null;
  try {
    return JSON.parse(payload) as WorkEvent;
  } catch {
    return null; // Somebody else notified this channel; it is not ours.
  }
}

/** Resolves when the connection is lost or `signal` aborts. */
function isOver(client: PoolClient, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    client.once('error', () => resolve());
    client.once('end', () => resolve());
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function listen(pool: Pool, onEvent: (event: WorkEvent) => void): Promise<PoolClient> {
  const client = await pool.connect();
  client.on('notification', (notification) => {
    const event = readEvent(notification);
    if (event !== null) onEvent(event);
  });
  try {
    await client.query('listen work');
  } catch (error) {
    client.release(true);
    throw error;
  }
  return client;
}

/** Hears what any process announces, until it is closed. Events that fall into a lost connection are missed. */
export async function listenForWork(
  pool: Pool,
  onEvent: (event: WorkEvent) => void,
): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  const { signal } = closing;

  const hear = async (first: PoolClient): Promise<void> => {
    let client: PoolClient | null = first;
    while (!signal.aborted) {
      if (client !== null) {
        await isOver(client, signal);
        client.release(true);
      }
      if (signal.aborted) return;
      await wait(reconnectDelayMs);
      client = await listen(pool, onEvent).catch(() => null);
    }
    client?.release(true);
  };

  const hearing = hear(await listen(pool, onEvent));
  return {
    close: async () => {
      closing.abort();
      await hearing;
    },
  };
}
