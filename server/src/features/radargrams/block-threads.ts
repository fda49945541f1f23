import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type BlockWorker, workerOverPort } from '@jsa/gpr-processing';

/** Threads for the blocks of one line. */
export type BlockThreads = { readonly workers: readonly BlockWorker[]; close(): Promise<void> };

/** Below so many samples a line is done before a second thread has begun. */
const fewestSamples = 2 ** 23;

/** One thread for each core where the line is long enough; else none, and the caller's thread does the work. */
export function openBlockThreads(sampleCount: number): BlockThreads {
  const threadCount = sampleCount < fewestSamples ? 0 : availableParallelism();
  const threads = Array.from({ length: threadCount }, () => {
    const { port1, port2 } = new MessageChannel();
    const thread = new Worker(new URL('./block-thread.ts', import.meta.url), {
      workerData: port2,
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
