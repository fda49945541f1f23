import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '#db/db.ts';
import type { OpenDatabase } from '#db/open-database.ts';
import { sql } from '#db/sql.ts';
import { openTestDatabase } from '#testing/test-database.ts';
import { enqueue, type JobHandler, type JobRunner, startJobRunner } from './queue.ts';

let database: OpenDatabase;
let runner: JobRunner | null = null;

beforeAll(async () => {
  database = await openTestDatabase();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  await runner?.stop();
  runner = null;
  await database.pool.query('delete from graphile_worker._private_jobs');
});
afterAll(async () => {
  vi.restoreAllMocks();
  await database.close();
});

/** A job that was taken so many times before; `locked_by` says by whom it still is. */
async function handJob(attempts: number, lockedBy: string | null = null): Promise<void> {
  await inTransaction(database, (tx) =>
    enqueue(tx, { name: 'read', payload: { recordingId: 'r1' }, key: 'read:r1' }),
  );
  await database.run(sql`
    update graphile_worker._private_jobs
    set attempts = ${attempts}, locked_by = ${lockedBy}::text,
        locked_at = case when ${lockedBy}::text is null then null else now() end`);
}

/** Runs the job and answers with why it was given up. */
async function whyGivenUp(handler: JobHandler): Promise<string> {
  const givenUp = Promise.withResolvers<string>();
  runner = await startJobRunner({
    pool: database.pool,
    handlers: { read: handler },
    giveUps: { read: async (_payload, why) => givenUp.resolve(why) },
    concurrency: 1,
    isOnlyProcess: true,
  });
  return givenUp.promise;
}

async function countJobs(): Promise<number> {
  const { count } = await database.one<{ count: number }>(
    sql`select count(*)::int as count from graphile_worker._private_jobs`,
  );
  return count;
}

describe('a job that cannot be done', () => {
  it('is given up after its fifth try, with a sentence and without its path, and leaves the list', async () => {
    await handJob(4);
    const why = await whyGivenUp(async () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write /srv/x'), { code: 'ENOSPC' });
    });
    expect(why).toBe("The server's disk is full.");
    await vi.waitUntil(async () => (await countJobs()) === 0, 10_000);
  });

  it('is given up without another try when the process ended 24 times in its middle', async () => {
    await handJob(24, 'pool-of-a-killed-process');
    const handler = vi.fn(async () => undefined);
    expect(await whyGivenUp(handler)).toBe('The server stopped 24 times in the middle of this work.');
    expect(handler).not.toHaveBeenCalled();
  });

  it('is given up also when a kill cut off the giving up', async () => {
    await handJob(25, 'pool-of-a-killed-process');
    expect(await whyGivenUp(async () => undefined)).toMatch(/stopped 24 times/);
  });

  it('is tried again when kills alone have taken its tries', async () => {
    await handJob(12, 'pool-of-a-killed-process');
    const done = Promise.withResolvers<unknown>();
    void whyGivenUp(async (payload) => done.resolve(payload));
    expect(await done.promise).toEqual({ recordingId: 'r1' });
  });
});
