import type { MessagePort } from 'node:worker_threads';

export type ComputeTask = { taskFile: string; input: unknown; progressPort: MessagePort };

type TaskModule = { run(input: unknown, progress: (fraction: number) => void): Promise<unknown> };

/** What each thread of the pool runs: any task file, with a way to say how far it is. */
export async function runTask({ taskFile, input, progressPort }: ComputeTask): Promise<unknown> {
  const { run } = (await import(taskFile)) as TaskModule;
  try {
    return await run(input, (fraction) => progressPort.postMessage(fraction));
  } finally {
    progressPort.close();
  }
}
