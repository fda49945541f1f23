import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { ComputeTask } from './compute-thread.ts';

type ComputeOptions = {
  /** Called with 0–1 while the task runs; never after its promise is settled. */
  onProgress?: (fraction: number) => void;
  /** Aborting ends the thread at once and rejects with an AbortError. */
  signal?: AbortSignal;
  /** Buffers in `input` that are moved to the thread instead of copied; they are empty here afterwards. */
  transfer?: readonly ArrayBuffer[];
};

/**
 * Threads for heavy computing. A task file exports
 * `async function run(input: Input, progress: (fraction: number) => void): Promise<Result>`;
 * input and result are copied between threads, so both are plain data.
 */
export type ComputePool = {
  run<Result>(taskFile: URL, input: unknown, options?: ComputeOptions): Promise<Result>;
  /** Ends all threads at once; what still runs is rejected with ComputePoolClosedError. */
  close(): Promise<void>;
};

/** The work was cut off because the process ends; nothing is wrong with it, and it may be repeated. */
export class ComputePoolClosedError extends Error {
  override readonly name = 'ComputePoolClosedError';
}

const idleThreadMs = 60_000;

export function openComputePool(threads: number): ComputePool {
  const piscina = new Piscina({
    filename: fileURLToPath(new URL('./compute-thread.ts', import.meta.url)),
    name: 'runTask',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleThreadMs,
    // Between two tasks a thread must not sleep in Atomics.wait: files would stay open and timers stand still.
    atomics: 'disabled',
  });
  // Without a listener an error that no task waits for would end the process; the pool replaces the thread by itself.
  piscina.on('error', (error: Error) => console.error(`A compute thread ended: ${error.message}.`));
  let isClosed = false;

  return {
    run: async (taskFile, input, { onProgress, signal, transfer = [] } = {}) => {
      if (isClosed) throw new ComputePoolClosedError('The server is stopping.');
      const { port1, port2 } = new MessageChannel();
      port1.on('message', (fraction: number) => onProgress?.(fraction));
      port1.unref();
      const task: ComputeTask = { taskFile: taskFile.href, input, progressPort: port2 };
      try {
        return await piscina.run(task, { transferList: [port2, ...transfer], signal: signal ?? null });
      } catch (error) {
        if (isClosed) throw new ComputePoolClosedError('The server is stopping.', { cause: error });
        throw error;
      } finally {
        port1.close();
      }
    },
    close: async () => {
      isClosed = true;
      await piscina.destroy();
    },
  };
}
