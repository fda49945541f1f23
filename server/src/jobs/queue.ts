import { setTimeout as wait } from 'node:timers/promises';
import { Logger, runMigrations, runTaskList, type Task, type WorkerPool } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Tx } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { keepRunnerAlive, releaseAllLocks, releaseLocksOf } from './job-locks.ts';
import { JobCutOffError, whyGivenUp } from './why-given-up.ts';

export type Job = {
  name: string;
  payload: Record<string, unknown>;
  /** Two waiting jobs with one key are one job: the later payload wins. */
  key?: string;
  /** It does not begin before. */
  runAt?: Date;
};

export type JobHandler = (payload: unknown) => Promise<void>;

/** Writes down, with a sentence why, that the work is not tried again by itself. */
export type GiveUp = (payload: unknown, why: string) => Promise<void>;

export type JobRunner = {
  /** Returns within 3 s; a job that is still running is released, for the next runner to repeat. */
  stop(): Promise<void>;
};

export type JobRunnerOptions = {
  pool: Pool;
  handlers: Readonly<Record<string, JobHandler>>;
  /** What is done about a job of that name whose last try failed. */
  giveUps?: Readonly<Record<string, GiveUp>>;
  concurrency: number;
  /** True: no other process runs jobs on this database, so every lock found at the start is stale. */
  isOnlyProcess: boolean;
};

/** The queue waits 3, 7, 20 and 55 s between them: whoever waits beside the laptop soon has a result or a reason. */
const mostTries = 5;
/** A try that a killed process cut off is no failure of the work, so many more of these are allowed. */
const mostTriesWithCutOff = 25;

const patienceMs = 1_500;
const restartDelayMs = 1_000;
const advisoryLock = 727_204;
const cutOffSentence = `The server stopped ${mostTriesWithCutOff - 1} times in the middle of this work.`;

/** The queue tells each failed job itself, with its stack; the handler below has told it in one sentence already. */
const logger = new Logger(() => (level, message, meta) => {
  if (level === 'error' && meta?.failure !== true) console.error(`The job queue reports: ${message}`);
});

/** Makes or upgrades the queue's own tables; two servers that start at once do it one after the other. After `migrate`. */
export async function installQueue(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    await runMigrations({ pgPool: pool, logger });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLock]);
    client.release();
  }
}

/** Hands over work; it begins when the caller's transaction commits, and never when it does not. */
export async function enqueue(tx: Tx, { name, payload, key, runAt }: Job): Promise<void> {
  await tx.run(sql`
    select graphile_worker.add_job(
      ${name}::text, payload => ${JSON.stringify(payload)}::json, job_key => ${key ?? null}::text,
      run_at => ${runAt?.toISOString() ?? null}::timestamptz,
      max_attempts => ${mostTriesWithCutOff}::int)`);
}

/** A job that is given up here, not settled: its lock is released, and the next runner repeats it. */
const neverSettled = new Promise<void>(() => undefined);

type Stopping = { hasBegun: boolean; hasReleasedJobs: boolean };
type TaskParts = { name: string; handler: JobHandler; giveUp: GiveUp | undefined; stopping: Stopping };

function taskOf({ name, handler, giveUp, stopping }: TaskParts): Task {
  return async (payload, { job }) => {
    try {
      if (job.attempts >= mostTriesWithCutOff) throw new JobCutOffError(cutOffSentence);
      await handler(payload);
    } catch (error) {
      if (stopping.hasBegun) return neverSettled;
      const isLast = job.attempts >= mostTries;
      const consequence = isLast ? 'It is not tried again' : 'It will be tried again';
      const reason = (error as Error).message.replace(/\.?$/, '.');
      console.error(`The job ${name} failed: ${reason} ${consequence}.`);
      if (!isLast) throw error;
      await giveUp?.(payload, whyGivenUp(error));
    }
    return stopping.hasReleasedJobs ? neverSettled : undefined;
  };
}

/** Runs jobs until it is stopped. A lost database is waited for; a job whose process died is repeated. */
export async function startJobRunner(options: JobRunnerOptions): Promise<JobRunner> {
  const { pool, handlers, giveUps = {}, concurrency, isOnlyProcess } = options;
  const stopping: Stopping = { hasBegun: false, hasReleasedJobs: false };
  const tasks = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      taskOf({ name, handler, giveUp: giveUps[name], stopping }),
    ]),
  );

  const begin = (): WorkerPool => {
    const workers = runTaskList({ concurrency, logger, noHandleSignals: true }, tasks, pool);
    workers.promise
      .catch(() => undefined)
      .then(() => wait(restartDelayMs, undefined, { ref: false }))
      .then(() => {
        if (!stopping.hasBegun) running = begin();
      });
    return workers;
  };

  if (isOnlyProcess) await releaseAllLocks(pool);
  let running = begin();
  const alive = isOnlyProcess ? null : await keepRunnerAlive(pool, () => running.id);

  const stop = async (): Promise<void> => {
    stopping.hasBegun = true;
    const isFinished = Promise.resolve(running.gracefulShutdown()).then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([isFinished, wait(patienceMs, false)]))) {
      stopping.hasReleasedJobs = true;
      await releaseLocksOf(pool, [running.id]);
    }
    await alive?.stop();
  };
  let stopped: Promise<void> | null = null;
  return {
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}
