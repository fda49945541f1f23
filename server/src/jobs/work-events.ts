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

/** What a listener is told: work that moves on, and the id of a site or a decision round about which something changed. */
export type Heard = {
  work(event: WorkEvent): void;
  site(siteId: string): void;
  round(roundId: string): void;
  /** Somebody was told something. */
  person(personId: string): void;
};

function readWork(payload: string): WorkEvent | null {
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

function tell(heard: Heard, { channel, payload = '' }: Notification): void {
  if (channel === 'site') heard.site(payload);
  if (channel === 'round') heard.round(payload);
  if (channel === 'person') heard.person(payload);
  const event = channel === 'work' ? readWork(payload) : null;
  if (event !== null) heard.work(event);
}

async function listen(pool: Pool, heard: Heard): Promise<PoolClient> {
  const client = await pool.connect();
  client.on('notification', (notification) => tell(heard, notification));
  try {
    await client.query('listen work; listen site; listen round; listen person');
  } catch (error) {
    client.release(true);
    throw error;
  }
  return client;
}

/** Hears what any process announces, until it is closed. Events that fall into a lost connection are missed. */
export async function listenForNews(pool: Pool, heard: Heard): Promise<{ close(): Promise<void> }> {
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
      client = await listen(pool, heard).catch(() => null);
    }
    client?.release(true);
  };

  const hearing = hear(await listen(pool, heard));
  return {
    close: async () => {
      closing.abort();
      await hearing;
    },
  };
}
