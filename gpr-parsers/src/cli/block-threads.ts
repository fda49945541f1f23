import { availableParallelism } from 'node:os';
import { Worker, workerData } from 'node:worker_threads';
import { type BlockWorker, loadProcessing, type ProcessingCompanion } from './processing-companion.ts';

/** Threads for the blocks of one line. */
type BlockThreads = { readonly workers: readonly BlockWorker[]; close(): Promise<void> };

/** Below so many samples a line is done before a second thread has begun. */
const fewestSamples = 2 ** 23;

/** This file is also what each of its threads runs: it then answers for blocks over the port that it was given. */
const given: unknown = workerData;
if (typeof given === 'object' && given !== null && 'blockPort' in given) {
  (await loadProcessing()).answerOverPort(given.blockPort as MessagePort);
}

/** As many threads as were asked for; else one for each core where the line is long, and none where it is short. */
export function openBlockThreads(
  { workerOverPort }: ProcessingCompanion,
  { sampleCount, askedCount }: { sampleCount: number; askedCount: number | null },
): BlockThreads {
  const usualCount = sampleCount < fewestSamples ? 0 : availableParallelism();
  const threads = Array.from({ length: askedCount ?? usualCount }, () => {
    const { port1, port2 } = new MessageChannel();
    const thread = new Worker(new URL(import.meta.url), {
      workerData: { blockPort: port2 },
      transferList: [port2 as never],
    });
    return { thread, port: port1, worker: mortal(workerOverPort(port1), thread) };
  });
  return {
    workers: threads.map(({ worker }) => worker),
    async close() {
      for (const { port } of threads) port.close();
      await Promise.all(threads.map(({ thread }) => thread.terminate()));
    },
  };
}

/** A thread that ends leaves its questions unanswered for ever: they are answered with its error instead. */
function mortal(worker: BlockWorker, thread: Worker): BlockWorker {
  const ended = new Promise<never>((_, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('A thread that computed blocks has ended.')));
  });
  ended.catch(() => undefined);
  return { ask: (question) => Promise.race([worker.ask(question), ended]) };
}
