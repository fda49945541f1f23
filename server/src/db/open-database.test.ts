import { once } from 'node:events';
import { Client, type Notification, type PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '#testing/test-database.ts';
import { inTransaction } from './db.ts';
import type { OpenDatabase } from './open-database.ts';
import { sql } from './sql.ts';

let database: OpenDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.pool.query('create table counters (id integer primary key, n integer not null)');
  await database.pool.query('insert into counters values (1, 0)');
});
afterAll(() => database.close());

async function readCounter(): Promise<number> {
  const { n } = await database.one<{ n: number }>(sql`select n from counters where id = 1`);
  return n;
}

async function withClients(count: number, work: (...clients: PoolClient[]) => Promise<void>): Promise<void> {
  const clients = await Promise.all(Array.from({ length: count }, () => database.pool.connect()));
  try {
    await work(...clients);
  } finally {
    for (const client of clients) client.release(true);
  }
}

/** A second client of the same database, outside of the pool. */
async function connectApart(): Promise<Client> {
  const client = new Client(database.pool.options);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

describe('openDatabase', () => {
  it('finds the product’s tables before those of PostGIS, which is there', async () => {
    const { path, version } = await database.one<{ path: string; version: string }>(sql`
      select current_setting('search_path') as path, postgis_lib_version() as version`);
    expect(path).toBe('app,public');
    expect(version).toMatch(/^3\.\d/);
  });

  it('gives each of many clients at once its own rows', async () => {
    const askers = Array.from({ length: 10 }, async (_, asker) => {
      for (let i = 0; i < 30; i++) {
        const value = asker * 1000 + i;
        const text = `select $1::int as value, 'of ${asker}' as asker`;
        const { rows } = await database.pool.query(text, [value]);
        expect(rows).toEqual([{ value, asker: `of ${asker}` }]);
      }
    });
    await Promise.all(askers);
  });

  it('loses no update of transactions that read, wait and write', async () => {
    const before = await readCounter();
    const addOne = () =>
      inTransaction(database, async (tx) => {
        const { n } = await tx.one<{ n: number }>(sql`select n from counters where id = 1 for update`);
        await new Promise(setImmediate);
        await tx.run(sql`update counters set n = ${n + 1} where id = 1`);
      });
    await Promise.all(Array.from({ length: 20 }, addOne));
    expect(await readCounter()).toBe(before + 20);
  });

  it('rolls back what a client had open when it went away', async () => {
    const before = await readCounter();
    const client = await connectApart();
    await client.query('begin');
    await client.query('update counters set n = -5');
    const gone = new Promise((resolve) => client.once('end', resolve));
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    await gone;
    // Waits for the row's lock where the server has not noticed yet that the client is gone.
    await database.run(sql`update counters set n = n where id = 1`);
    expect(await readCounter()).toBe(before);
  });

  it('keeps apart two clients’ prepared statements of one name', async () => {
    await withClients(2, async (a, b) => {
      for (let i = 0; i < 3; i++) {
        const ofA = await a.query({ name: 'same', text: 'select $1::int as x', values: [i] });
        const ofB = await b.query({ name: 'same', text: `select 'b' || $1::text as y`, values: [i] });
        expect(ofA.rows).toEqual([{ x: i }]);
        expect(ofB.rows).toEqual([{ y: `b${i}` }]);
      }
    });
  });

  it('forgets the prepared statements of a client that left', async () => {
    const client = await connectApart();
    await client.query({ name: 'left behind', text: 'select 1' });
    await client.end();
    const { count } = await database.one<{ count: number }>(
      sql`select count(*)::int as count from pg_prepared_statements where name like '%left behind'`,
    );
    expect(count).toBe(0);
  });

  it('brings a notification to all who listen, and to nobody else', async () => {
    await withClients(3, async (a, b, bystander) => {
      const heard: Notification[] = [];
      bystander.on('notification', (notification) => heard.push(notification));
      await a.query('listen "work:done"');
      await b.query('listen "work:done"');
      const both = Promise.all([once(a, 'notification'), once(b, 'notification')]);
      await database.pool.query(`select pg_notify('work:done', 'line 7')`);
      for (const [notification] of await both) {
        expect(notification).toMatchObject({ channel: 'work:done', payload: 'line 7' });
      }
      await bystander.query('select 1');
      expect(heard).toEqual([]);
    });
  });

  it('goes on notifying one listener after another has stopped listening', async () => {
    await withClients(2, async (a, b) => {
      await a.query('listen shared');
      await b.query('listen shared');
      await b.query('unlisten *');
      const heard = once(a, 'notification');
      await database.pool.query(`select pg_notify('shared', 'still here')`);
      expect((await heard)[0]).toMatchObject({ payload: 'still here' });
    });
  });

  it('answers each of many statements with its own error or result', async () => {
    const { pool } = database;
    const outcomes = await Promise.allSettled([
      pool.query('select 1/0'),
      pool.query('select 2 as a'),
      pool.query('selekt'),
      pool.query('select $1::int as a', ['x']),
      pool.query('select 5 as a'),
    ]);
    const seen = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.rows[0].a : outcome.reason.code,
    );
    expect(seen).toEqual(['22012', 2, '42601', '22P02', 5]);
  });

  it('is usable again after a transaction failed', async () => {
    const failing = inTransaction(database, async (tx) => {
      await tx.run(sql`update counters set n = 0 where id = 1`);
      await tx.run(sql`select 1/0`);
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await readCounter()).not.toBe(0);
  });

  it('carries 20 MB in one value, both ways', async () => {
    const bytes = Buffer.alloc(20_000_000, 7);
    const { back } = await database.one<{ back: Buffer }>(sql`select ${bytes}::bytea as back`);
    expect(back.equals(bytes)).toBe(true);
  });

  it('carries 50 000 rows', async () => {
    const rows = await database.many<{ n: number }>(sql`select n from generate_series(1, 50000) as n`);
    expect(rows).toHaveLength(50_000);
    expect(rows[49_999]).toEqual({ n: 50_000 });
  });
});
