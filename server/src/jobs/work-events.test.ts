import type { WorkEvent } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '#db/db.ts';
import type { OpenDatabase } from '#db/open-database.ts';
import { openTestDatabase } from '#testing/test-database.ts';
import { announceWork, listenForNews } from './work-events.ts';

const reading: WorkEvent = {
  recordingId: '0b8f7c1e-5d0a-4d8e-9a51-3f1f6f3a9b10',
  radargramId: null,
  stage: 'parsing',
  fraction: 0.5,
  stateChanged: false,
};

let database: OpenDatabase;

/** Hears of work alone. */
const listenForWork = (work: (event: WorkEvent) => void) =>
  listenForNews(database.pool, {
    work,
    site: () => undefined,
    round: () => undefined,
    person: () => undefined,
  });

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('work events', () => {
  it('reach everyone who listens', async () => {
    const [first, second] = [Promise.withResolvers<WorkEvent>(), Promise.withResolvers<WorkEvent>()];
    const listeners = await Promise.all([listenForWork(first.resolve), listenForWork(second.resolve)]);
    await announceWork(database, reading);
    expect(await first.promise).toEqual(reading);
    expect(await second.promise).toEqual(reading);
    await Promise.all(listeners.map((listener) => listener.close()));
  });

  it('are not told when their transaction is rolled back', async () => {
    const heard: WorkEvent[] = [];
    const arrived = Promise.withResolvers<void>();
    const listener = await listenForWork((event) => {
      heard.push(event);
      arrived.resolve();
    });
    const failing = inTransaction(database, async (tx) => {
      await announceWork(tx, reading);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await announceWork(database, { ...reading, fraction: 1 });
    await arrived.promise;
    expect(heard).toEqual([{ ...reading, fraction: 1 }]);
    await listener.close();
  });

  it('are heard again after the connection was lost', async () => {
    const heard: WorkEvent[] = [];
    const connected: Array<{ connection: { stream: { destroy(): void } } }> = [];
    database.pool.on('acquire', (client) => connected.push(client as never));
    const listener = await listenForWork((event) => heard.push(event));
    connected[0].connection.stream.destroy();
    await vi.waitUntil(
      async () => {
        await announceWork(database, reading);
        return heard.length > 0;
      },
      { timeout: 15_000, interval: 100 },
    );
    await listener.close();
  });

  it('survive a stranger’s notification on their channel', async () => {
    const arrived = Promise.withResolvers<WorkEvent>();
    const listener = await listenForWork(arrived.resolve);
    await database.pool.query(`select pg_notify('work', 'no JSON')`);
    await announceWork(database, reading);
    expect(await arrived.promise).toEqual(reading);
    await listener.close();
  });
});
