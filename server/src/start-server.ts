import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp } from '#app.ts';
import type { Config } from '#config.ts';
import { migrate } from '#db/migrate.ts';
import { type OpenDatabase, openDatabase } from '#db/open-database.ts';
import { boundaryGiveUps, boundaryJobs } from '#features/boundary-editions/index.ts';
import { notificationGiveUps, notificationJobs } from '#features/notifications/index.ts';
import { radargramGiveUps, radargramJobs } from '#features/radargrams/index.ts';
import { recordingGiveUps, recordingJobs } from '#features/recordings/index.ts';
import { openComputePool } from '#jobs/compute-pool.ts';
import { installQueue, type JobRunner, startJobRunner } from '#jobs/queue.ts';
import type { ServerParts } from '#parts.ts';
import { openDiskStore } from '#storage/disk-store.ts';
import { removeLeftovers } from '#storage/leftovers.ts';

export type RunningServer = {
  /** Where a browser finds it, for instance `http://127.0.0.1:8080`. */
  readonly address: string;
  readonly parts: ServerParts;
  /** Ends within 5 s: streams are closed, running jobs are given back for the next start. */
  close(): Promise<void>;
};

/** Opens and prepares all that stands behind the API; the database is migrated, the queue installed. */
export async function openParts(config: Config): Promise<ServerParts> {
  const uploadFolder = join(config.dataDir, 'uploads');
  const workFolder = join(config.dataDir, 'work');
  await mkdir(config.dataDir, { recursive: true });
  const db = await openDatabase(config);
  try {
    await prepare(db, { uploadFolder, workFolder });
    const store = openDiskStore(join(config.dataDir, 'store'), { isOnlyProcess: isOnlyProcess(db) });
    const compute = openComputePool(config.computeThreads);
    return { config, db, store, compute, uploadFolder, workFolder };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** The embedded database serves one process, and nobody else's half-made results lie under its DATA_DIR. */
function isOnlyProcess({ kind }: Pick<OpenDatabase, 'kind'>): boolean {
  return kind === 'embedded';
}

async function prepare(
  db: OpenDatabase,
  { uploadFolder, workFolder }: { uploadFolder: string; workFolder: string },
): Promise<void> {
  await migrate(db.pool);
  await installQueue(db.pool);
  await mkdir(workFolder, { recursive: true });
  removeLeftovers(workFolder, { isOnlyProcess: isOnlyProcess(db) });
  await mkdir(uploadFolder, { recursive: true });
}

export function startJobs(parts: ServerParts): Promise<JobRunner> {
  return startJobRunner({
    pool: parts.db.pool,
    handlers: {
      ...recordingJobs(parts),
      ...radargramJobs(parts),
      ...boundaryJobs(parts),
      ...notificationJobs(parts),
    },
    giveUps: {
      ...recordingGiveUps(parts),
      ...radargramGiveUps(parts),
      ...boundaryGiveUps(parts),
      ...notificationGiveUps(parts),
    },
    concurrency: parts.config.jobsAtOnce,
    isOnlyProcess: isOnlyProcess(parts.db),
  });
}

export async function closeParts(parts: ServerParts): Promise<void> {
  await parts.compute.close();
  await parts.db.close();
}

/** HTTP and jobs in one process. `beforeListening` may still fill an empty database: nobody is served until it is done. */
export async function startServer(
  config: Config,
  beforeListening: (parts: ServerParts) => Promise<void> = async () => {},
): Promise<RunningServer> {
  const parts = await openParts(config);
  try {
    await beforeListening(parts);
    const app = await buildApp(parts);
    const jobs = await startJobs(parts);
    const address = await app.listen({ host: config.host, port: config.port }).catch(async (error) => {
      await Promise.all([app.close(), jobs.stop()]);
      throw error;
    });
    return {
      address,
      parts,
      async close() {
        await Promise.all([app.close(), jobs.stop()]);
        await closeParts(parts);
      },
    };
  } catch (error) {
    await closeParts(parts);
    throw error;
  }
}
