import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type MessagePort, Worker } from 'node:worker_threads';
import { Pool } from 'pg';
import { endPool, tellOfLostConnections } from '#db/connections.ts';
import { DatabaseStartError } from '#db/database-start-error.ts';
import { lockFolder } from './lock.ts';
import { PortStream } from './port-stream.ts';
import type { EmbeddedWorkerData, FromEmbedded, ToEmbedded } from './worker.ts';

export type EmbeddedOptions = {
  dataDir: string;
  /** A transaction that says nothing for so long is rolled back: everyone else waits for it. */
  idleInTransactionMs?: number;
  /** How often to look for an idle moment in which to checkpoint, and every tenth time to vacuum. */
  upkeepEveryMs?: number;
};

const connectionCount = 10;

/** Returns when the cluster answers; throws a sentence when it cannot be opened. */
async function waitUntilReady(worker: Worker, folder: string): Promise<void> {
  const settled = new AbortController();
  const { signal } = settled;
  const endsEarly = once(worker, 'exit', { signal }).then(([code]) => {
    throw new Error(`its thread ended with ${code}`);
  });
  try {
    await Promise.race([once(worker, 'message', { signal }), endsEarly]);
  } catch (error) {
    throw new DatabaseStartError(
      `The embedded database in ${folder} does not open (${String(error)}). Nothing in it was changed.`,
      { cause: error },
    );
  } finally {
    settled.abort();
  }
}

/** Without its database the process can only mislead: it ends, and whoever supervises it starts it again. */
function endWithTheWorker(worker: Worker, isClosing: () => boolean): void {
  const end = (reason: string) => {
    if (isClosing()) return;
    console.error(
      `The embedded database stopped (${reason}). What was saved is safe; start the server again.`,
    );
    process.exit(1);
  };
  worker.on('error', (error) => end(String(error)));
  worker.on('exit', (code) => end(`its thread ended with ${code}`));
  worker.on('message', (news: FromEmbedded) => {
    if ('failure' in news) end(news.failure);
  });
}

function closeWorker(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.on('message', async (news: FromEmbedded) => {
      if (!('isClosed' in news)) return;
      await worker.terminate();
      resolve();
    });
    const wish: ToEmbedded = { close: true };
    worker.postMessage(wish);
  });
}

function poolOver(worker: Worker): Pool {
  const offer = (port: MessagePort) => {
    const wish: ToEmbedded = { connect: port };
    worker.postMessage(wish, [port]);
  };
  return new Pool({
    max: connectionCount,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    stream: () => new PortStream(offer),
  });
}

/**
 * PostgreSQL with PostGIS in a thread of this process, kept under `dataDir`. One backend serves the whole pool:
 * use `set local` only, and never the pool while a transaction is open. Cancel and statement_timeout do nothing.
 */
export async function openEmbedded(
  options: EmbeddedOptions,
): Promise<{ pool: Pool; close(): Promise<void> }> {
  const { dataDir, idleInTransactionMs = 30_000, upkeepEveryMs = 60_000 } = options;
  mkdirSync(dataDir, { recursive: true });
  const lock = await lockFolder(dataDir);
  if (lock === null) {
    throw new DatabaseStartError(
      `${dataDir} is in use by another server on this machine. Stop that one, or set DATA_DIR to another folder.`,
    );
  }

  const folder = join(dataDir, 'postgres');
  const cacheFolder = join(dataDir, 'cache');
  const workerData: EmbeddedWorkerData = { folder, cacheFolder, idleInTransactionMs, upkeepEveryMs };
  const workerFile = new URL('./worker.ts', import.meta.url);
  // The flags of this process (--eval, --input-type, a test runner's loader) are not meant for the thread.
  const worker = new Worker(workerFile, { workerData, execArgv: [] });
  try {
    await waitUntilReady(worker, folder);
  } catch (error) {
    lock.close();
    throw error;
  }
  let isClosing = false;
  endWithTheWorker(worker, () => isClosing);

  const pool = poolOver(worker);
  tellOfLostConnections(pool);
  const close = async () => {
    isClosing = true;
    await endPool(pool);
    await closeWorker(worker);
    lock.close();
  };
  return { pool, close };
}
