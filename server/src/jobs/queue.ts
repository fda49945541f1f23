import type { Pool } from 'pg';
import type { Tx } from '#db/db.ts';

export type Job = {
  name: string;
  payload: Record<string, unknown>;
  /** Two waiting jobs with one key are one job: the later payload wins. */
  key?: string;
};

export type JobHandler = (payload: unknown) => Promise<void>;

export type JobRunner = {
  /** Returns within 3 s; a job that is still running is released, for the next runner to repeat. */
  stop(): Promise<void>;
};

export type JobRunnerOptions = {
  pool: Pool;
  handlers: Readonly<Record<string, JobHandler>>;
  concurrency: number;
  /** True: no other process runs jobs on this database, so every lock found at the start is stale. */
  isOnlyProcess: boolean;
};

/** Makes or upgrades the queue's own tables. Call once, after `migrate`. */
export async function installQueue(_pool: Pool): Promise<void> {}

/** Hands over work; it begins when the caller's transaction commits, and never when it does not. */
export async function enqueue(_tx: Tx, _job: Job): Promise<void> {}

export async function startJobRunner(_options: JobRunnerOptions): Promise<JobRunner> {
  return { stop: async () => {} };
}
