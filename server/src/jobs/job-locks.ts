import type { Pool } from 'pg';

const heartbeatMs = 10_000;

/** So long may a runner be silent before its jobs are given to others. */
const silence = "interval '60 seconds'";

/**
 * The jobs can be taken again at once; nobody waits the four hours after which the queue itself would release them.
 * One that was cut off at its last try gets one more, for a job that is never taken again could not even be given up.
 */
export async function releaseLocksOf(pool: Pool, runnerIds: readonly string[]): Promise<void> {
  await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [runnerIds]);
  await pool.query(`
    update graphile_worker._private_jobs set attempts = max_attempts - 1
    where locked_at is null and attempts >= max_attempts and key is not null`);
}

export async function releaseAllLocks(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ runnerId: string }>(`
    select distinct locked_by as "runnerId" from graphile_worker._private_jobs where locked_by is not null`);
  await releaseLocksOf(
    pool,
    rows.map(({ runnerId }) => runnerId),
  );
}

/** A lock is stale when it is old and its runner has not been seen: a young one may precede its first sign of life. */
async function releaseStaleLocks(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ runnerId: string }>(`
    select distinct locked_by as "runnerId"
    from graphile_worker._private_jobs job
    where locked_by is not null and locked_at < now() - ${silence}
      and not exists (
        select 1 from app.job_runners runner where runner.id = job.locked_by and runner.seen_at > now() - ${silence})`);
  await releaseLocksOf(
    pool,
    rows.map(({ runnerId }) => runnerId),
  );
  await pool.query(`delete from app.job_runners where seen_at < now() - ${silence}`);
}

async function showAlive(pool: Pool, runnerId: string): Promise<void> {
  await pool.query(
    `insert into app.job_runners (id) values ($1) on conflict (id) do update set seen_at = now()`,
    [runnerId],
  );
  await releaseStaleLocks(pool);
}

/** Shows every 10 s that this process lives, and releases what belonged to others that no longer do. */
export async function keepRunnerAlive(
  pool: Pool,
  runnerId: () => string,
): Promise<{ stop(): Promise<void> }> {
  await showAlive(pool, runnerId());
  const beat = setInterval(() => {
    showAlive(pool, runnerId()).catch((error: Error) => {
      console.error(`The database did not hear that this job runner lives: ${error.message}.`);
    });
  }, heartbeatMs);
  return {
    stop: async () => {
      clearInterval(beat);
      await pool.query('delete from app.job_runners where id = $1', [runnerId()]);
    },
  };
}
