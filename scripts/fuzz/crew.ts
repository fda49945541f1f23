import { Worker } from 'node:worker_threads';
import { type Failure, failureOf } from './failure.ts';
import { carryOut, createPlanner } from './mutate.ts';
import { allSeeds } from './seeds.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import { firstPlace, stopPlace, type WorkerTask, type WorkerWord } from './worker.ts';

/** How long, how much, on how many threads. */
export type CrewPlan = {
  readonly jobs: number;
  readonly from: number;
  readonly count: number;
  readonly minutes: number;
  readonly folder: string | null;
};

/** What a run has come to so far. */
export type CrewState = { readonly tally: Tally; readonly seconds: number; readonly mostMemoryBytes: number };

type CrewEvents = {
  onProgress(state: CrewState): void;
  onFailure(failure: Failure): void;
};

/** A thread holds an input that no time or memory would be enough for, and cannot be ended without the process. */
export class CrewStuckError extends Error {
  override readonly name = 'CrewStuckError';
}

/** An input that a thread has not left after so long hangs. A busy machine may stop a thread for a while. */
const hangSeconds = 30;

/** How long a thread may take to end when it is told to. */
const graceSeconds = 15;

/** Threads need some hundred megabytes each for their code and their seeds; inputs have a few kilobytes. */
const mostBytesPerJob = 1.5e9;

/** No input begins at a thread before its seeds are made. */
const nowhere = -1;

const tickMs = 1000;

/**
 * Tries inputs on several threads. A thread that hangs or dies has its input told as a failure, and is replaced; when
 * that cannot be, or when memory runs full, CrewStuckError ends the run after the failure was told.
 */
export async function runCrew(plan: CrewPlan, events: CrewEvents): Promise<CrewState> {
  const { jobs, from, count, minutes, folder } = plan;
  const shared = new Int32Array(new SharedArrayBuffer(4 * (firstPlace + jobs))).fill(nowhere, firstPlace);
  const planOf = createPlanner(await allSeeds(folder));
  const tally = emptyTally();
  const start = performance.now();
  let mostMemoryBytes = 0;
  const state = (): CrewState => ({ tally, seconds: (performance.now() - start) / 1000, mostMemoryBytes });

  function fail(place: number, rule: string, detail: string) {
    const lost = planOf(from + Math.max(0, Atomics.load(shared, place)));
    tally.faults[rule] = (tally.faults[rule] ?? 0) + 1;
    events.onFailure(failureOf(lost, carryOut(lost), [{ rule, detail }]));
  }

  /** One thread, and those that replace it, until there is nothing left to try. */
  async function runPlace(place: number): Promise<void> {
    for (;;) {
      const task: WorkerTask = { board: shared.buffer, place, from, count, folder };
      const ended = await runThread(task, {
        isHanging: createHangWatch(shared, place),
        onWord: (word) => {
          if ('tally' in word) addTally(tally, word.tally);
          else events.onFailure(word.failure);
        },
      });
      if (ended === null) return;
      fail(place, ended.rule, ended.detail);
      if (ended.isStuck) throw new CrewStuckError('A thread could not be ended.');
      Atomics.store(shared, place, nowhere);
    }
  }

  let clock: NodeJS.Timeout | undefined;
  const fullMemory = new Promise<never>((_, reject) => {
    clock = setInterval(() => {
      mostMemoryBytes = Math.max(mostMemoryBytes, process.memoryUsage.rss());
      if (performance.now() - start > minutes * 60_000) Atomics.store(shared, stopPlace, 1);
      events.onProgress(state());
      if (mostMemoryBytes <= jobs * mostBytesPerJob) return;
      for (let job = 0; job < jobs; job++) {
        fail(firstPlace + job, 'memory does not run full', `${Math.round(mostMemoryBytes / 1e6)} MB`);
      }
      reject(new CrewStuckError('Memory has run full, by one of these inputs.'));
    }, tickMs);
  });
  try {
    const places = Array.from({ length: jobs }, (_, job) => runPlace(firstPlace + job));
    await Promise.race([Promise.all(places), fullMemory]);
  } finally {
    clearInterval(clock);
  }
  return state();
}

type ThreadEnd = { readonly rule: string; readonly detail: string; readonly isStuck: boolean };

/** Runs one thread to its end: null when it had no more to do. */
function runThread(
  task: WorkerTask,
  { isHanging, onWord }: { isHanging: () => boolean; onWord: (word: WorkerWord) => void },
): Promise<ThreadEnd | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
    let end: ThreadEnd | null = null;
    const watch = setInterval(() => {
      if (end !== null || !isHanging()) return;
      const hang = { rule: 'every input comes to an end', detail: `no end after ${hangSeconds} s` };
      end = { ...hang, isStuck: false };
      setTimeout(() => resolve({ ...hang, isStuck: true }), graceSeconds * 1000).unref();
      void worker.terminate();
    }, tickMs);
    const died = (detail: string) => {
      end ??= { rule: 'no input ends the thread', detail, isStuck: false };
    };
    worker.on('message', onWord);
    worker.on('error', (error) => died(String(error)));
    worker.on('exit', (code) => {
      clearInterval(watch);
      if (code !== 0) died(`exit code ${code}`);
      resolve(end);
    });
  });
}

/** True once the thread at a place of the board has been at the same input for too long. */
function createHangWatch(shared: Int32Array, place: number): () => boolean {
  let last = nowhere;
  let since = performance.now();
  return () => {
    const now = Atomics.load(shared, place);
    if (now !== last || now === nowhere) [last, since] = [now, performance.now()];
    return performance.now() - since > hangSeconds * 1000;
  };
}
