import { Worker } from 'node:worker_threads';
import type { Section } from './section.ts';
import { runShot, type Shot } from './shot.ts';

export type CrewSetting = {
  /** 0 computes on the thread that asks. */
  readonly threadCount: number;
  readonly onShot?: (doneCount: number) => void;
};

/** The traces of all shots, in their order. Shots know nothing of one another: the bytes are the same for any number of threads. */
export async function runShots(
  section: Section,
  shots: readonly Shot[],
  { threadCount, onShot }: CrewSetting,
): Promise<Float32Array[]> {
  const traces: Float32Array[] = [];
  let doneCount = 0;
  const keep = (index: number, received: Float32Array) => {
    traces[index] = received;
    doneCount++;
    onShot?.(doneCount);
  };
  if (threadCount === 0) {
    for (const [index, shot] of shots.entries()) keep(index, runShot(section, shot));
    return traces;
  }
  let next = 0;
  const runThread = async () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: section });
    try {
      while (next < shots.length) {
        const index = next++;
        keep(index, await askFor(worker, shots[index]));
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threadCount, shots.length) }, runThread));
  return traces;
}

function askFor(worker: Worker, shot: Shot): Promise<Float32Array> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (traces: Float32Array) => {
      worker.off('error', reject);
      resolve(traces);
    });
    worker.postMessage(shot);
  });
}
