import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { openCluster, runMessages } from './cluster.ts';
import { SharedBackend } from './shared-backend.ts';

/** What the main thread tells this one, and what it hears. */
export type EmbeddedWorkerData = {
  folder: string;
  cacheFolder: string;
  idleInTransactionMs: number;
  upkeepEveryMs: number;
};
export type ToEmbedded = { connect: MessagePort } | { close: true };
export type FromEmbedded = { isReady: true } | { isClosed: true } | { failure: string };

const upkeepsPerVacuum = 10;

if (parentPort === null) throw new Error('The embedded database runs in a worker thread only.');
const mainThread = parentPort;
const { folder, cacheFolder, idleInTransactionMs, upkeepEveryMs } = workerData as EmbeddedWorkerData;

function tell(news: FromEmbedded): void {
  mainThread.postMessage(news);
}

const cluster = await openCluster(folder, cacheFolder);
const backend = new SharedBackend({
  run: (messages) => runMessages(cluster, messages),
  idleInTransactionMs,
  onBroken: (error) => tell({ failure: String(error) }),
});

/** A single-user PostgreSQL has no checkpointer and no autovacuum: both are done here, while nobody asks. */
function keepUp(): void {
  let seenPipelineCount = 0;
  let upkeepCount = 0;
  setInterval(() => {
    if (backend.pipelineCount === seenPipelineCount) return;
    const isVacuumDue = (upkeepCount + 1) % upkeepsPerVacuum === 0;
    const statements = isVacuumDue ? ['vacuum (analyze)', 'checkpoint'] : ['checkpoint'];
    backend.runWhenIdle(statements).then(
      (isDone) => {
        if (!isDone) return;
        seenPipelineCount = backend.pipelineCount;
        upkeepCount++;
      },
      (error) => tell({ failure: String(error) }),
    );
  }, upkeepEveryMs).unref();
}

mainThread.on('message', async (wish: ToEmbedded) => {
  if ('connect' in wish) {
    backend.connect(wish.connect);
    return;
  }
  await cluster.close();
  tell({ isClosed: true });
});

keepUp();
tell({ isReady: true });
