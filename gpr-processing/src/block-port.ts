import { type BlockQuestion, type BlockWorker, createBlockWorker } from '#block-worker.ts';
import { ProcessingError, type ProcessingErrorCode } from '#errors.ts';

/** One end of a message channel, as browsers and Node both have it. */
export type BlockPort = {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: object) => void): void;
  start(): void;
};

type Asked = { readonly id: number; readonly question: BlockQuestion };

type Answered =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly message: string; readonly code: ProcessingErrorCode | null };

/**
 * A thread as a worker, asked over a port whose other end `answerOverPort` holds there. Samples in questions must lie in
 * shared memory (`sharedSamples`): what a thread writes into a copy is lost.
 */
export function workerOverPort(port: BlockPort): BlockWorker {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(reason: Error): void }>();
  let lastId = 0;
  port.addEventListener('message', (event) => {
    const { data } = event as { readonly data: Answered };
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if ('answer' in data) asker?.resolve(data.answer);
    else asker?.reject(data.code ? new ProcessingError(data.code, data.message) : new Error(data.message));
  });
  port.start();
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        const asked: Asked = { id, question };
        port.postMessage(asked);
      }),
  };
}

/** Makes the thread that calls it answer questions about blocks from now on, one after the other. */
export function answerOverPort(port: BlockPort): void {
  const answerTo = createBlockWorker();
  port.addEventListener('message', (event) => {
    const { id, question } = (event as { readonly data: Asked }).data;
    port.postMessage(answerSafely(id, () => answerTo(question)));
  });
  port.start();
}

function answerSafely(id: number, answer: () => unknown): Answered {
  try {
    return { id, answer: answer() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, message, code: error instanceof ProcessingError ? error.code : null };
  }
}
