import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '#db/db.ts';
import type { OpenDatabase } from '#db/open-database.ts';
import { sql } from '#db/sql.ts';
import { openTestDatabase } from '#testing/test-database.ts';
import { enqueue, installQueue, type Job, type JobHandler, type JobRunner, startJobRunner } from './queue.ts';

let database: OpenDatabase;
let runner: JobRunner | null = null;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterEach(async () => {
  await runner?.stop();
  runner = null;
  await database.pool.query('delete from graphile_worker._private_jobs');
  await database.pool.query('delete from job_runners');
  vi.restoreAllMocks();
});
afterAll(() => database.close());

async function start(handler: JobHandler, isOnlyProcess = true): Promise<void> {
  runner = await startJobRunner({
    pool: database.pool,
    handlers: { read: handler },
    concurrency: 2,
    isOnlyProcess,
  });
}

function hand(job: Omit<Job, 'name'>): Promise<void> {
  return inTransaction(database, (tx) => enqueue(tx, { name: 'read', ...job }));
}

async function countJobs(): Promise<number> {
  const { count } = await database.one<{ count: number }>(
    sql`select count(*)::int as count from graphile_worker._private_jobs`,
  );
  return count;
}

/** As a killed process leaves it: taken by a runner that will never finish it, so many seconds ago. */
async function lockJobs(runnerId: string, secondsAgo: number): Promise<void> {
  await database.run(sql`
    update graphile_worker._private_jobs
    set locked_by = ${runnerId}, locked_at = now() - make_interval(secs => ${secondsAgo}), attempts = 1`);
}

describe('the job queue', () => {
  it('is installed once when two servers start at once', async () => {
    await database.pool.query('drop schema graphile_worker cascade');
    await Promise.all([installQueue(database.pool), installQueue(database.pool)]);
    expect(await countJobs()).toBe(0);
  });

  it('runs a job with its payload once its transaction is committed, and takes it off the list', async () => {
    const done = Promise.withResolvers<unknown>();
    await start(async (payload) => done.resolve(payload));
    await hand({ payload: { recordingId: 'r1' } });
    expect(await done.promise).toEqual({ recordingId: 'r1' });
    await vi.waitUntil(async () => (await countJobs()) === 0, 10_000);
  });

  it('never hears of a job whose transaction was rolled back', async () => {
    const failing = inTransaction(database, async (tx) => {
      await enqueue(tx, { name: 'read', payload: {} });
      throw new Error('the rest of it failed');
    });
    await expect(failing).rejects.toThrow('the rest of it failed');
    expect(await countJobs()).toBe(0);
  });

  it('makes one job of two with one key, with the later payload', async () => {
    await hand({ key: 'read:r1', payload: { version: 1 } });
    await hand({ key: 'read:r1', payload: { version: 2 } });
    const payloads: unknown[] = [];
    await start(async (payload) => void payloads.push(payload));
    await vi.waitUntil(async () => (await countJobs()) === 0, 10_000);
    expect(payloads).toEqual([{ version: 2 }]);
  });

  it('repeats at once what the only process was doing when it was killed', async () => {
    await hand({ payload: { recordingId: 'r1' } });
    await lockJobs('pool-of-a-killed-process', 1);
    const done = Promise.withResolvers<unknown>();
    await start(async (payload) => done.resolve(payload));
    expect(await done.promise).toEqual({ recordingId: 'r1' });
  });

  it('repeats the work of another process that has been silent for a minute', async () => {
    await database.run(
      sql`insert into job_runners (id, seen_at) values ('silent', now() - interval '61 seconds')`,
    );
    await hand({ payload: { recordingId: 'r1' } });
    await lockJobs('silent', 300);
    const done = Promise.withResolvers<unknown>();
    await start(async (payload) => done.resolve(payload), false);
    expect(await done.promise).toEqual({ recordingId: 'r1' });
    const runners = await database.many<{ id: string }>(sql`select id from job_runners`);
    expect(runners).toHaveLength(1);
    expect(runners[0].id).not.toBe('silent');
  });

  it('leaves alone what another living process is doing', async () => {
    await database.run(sql`insert into job_runners (id) values ('alive')`);
    await hand({ payload: { whose: 'alive' } });
    await lockJobs('alive', 300);
    const payloads: unknown[] = [];
    const done = Promise.withResolvers<void>();
    await start(async (payload) => {
      payloads.push(payload);
      done.resolve();
    }, false);
    await hand({ payload: { whose: 'mine' } });
    await done.promise;
    expect(payloads).toEqual([{ whose: 'mine' }]);
  });

  it('stops within 3 s while a job runs, and the next runner repeats that job', async () => {
    const begun = Promise.withResolvers<void>();
    await start(() => {
      begun.resolve();
      return new Promise(() => undefined);
    });
    await hand({ payload: { recordingId: 'r1' } });
    await begun.promise;
    const isInTime = await Promise.race([runner?.stop().then(() => true), wait(3_000, false)]);
    expect(isInTime).toBe(true);

    const repeated = Promise.withResolvers<unknown>();
    await start(async (payload) => repeated.resolve(payload), false);
    expect(await repeated.promise).toEqual({ recordingId: 'r1' });
  });

  it('does not call failed what broke off because the process stops', async () => {
    const begun = Promise.withResolvers<void>();
    const cutOff = Promise.withResolvers<void>();
    await start(() => {
      begun.resolve();
      return cutOff.promise;
    });
    await hand({ payload: {} });
    await begun.promise;
    const stopped = runner?.stop();
    cutOff.reject(new Error('the threads were ended'));
    await stopped;
    const job = await database.one(sql`
      select last_error as "lastError", locked_by as "lockedBy" from graphile_worker._private_jobs`);
    expect(job).toEqual({ lastError: null, lockedBy: null });
  });

  it('tells of a failed job in one sentence and keeps it for another try', async () => {
    const told = Promise.withResolvers<string>();
    vi.spyOn(console, 'error').mockImplementation((message: string) => told.resolve(message));
    await start(async () => {
      throw new Error('The disk is full.');
    });
    await hand({ payload: {} });
    expect(await told.promise).toBe('The job read failed: The disk is full. It will be tried again.');
    await vi.waitUntil(async () => {
      const job = await database.one<{ lastError: string | null }>(
        sql`select last_error as "lastError" from graphile_worker._private_jobs`,
      );
      return job.lastError === 'The disk is full.';
    }, 10_000);
  });
});
