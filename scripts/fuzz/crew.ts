import { Worker } from 'node:worker_threads';
import { type Failure, failureOf } from './failure.ts';
import { carryOut, createPlanner } from './mutate.ts';
import { allSeeds } from './seeds.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import { stopPlace, type WorkerTask, type WorkerWord } from './worker.ts';

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

/** An input that a thread has not left after so long hangs. A busy machine may stop a thread for a while. */
const hangSeconds = 30;

/** A heap beyond this is not justified by inputs of a few kilobytes; the thread then ends by itself. */
const mostHeapMegabytes = 512;

const tickMs = 1000;

/** Tries inputs on several threads. A thread that hangs or dies has its input told as a failure, and is replaced. */
export async function runCrew(plan: CrewPlan, events: CrewEvents): Promise<CrewState> {
  const { jobs, from, count, minutes, folder } = plan;
  const board = new SharedArrayBuffer(4 * (2 + jobs));
  const shared = new Int32Array(board);
  const planOf = createPlanner(await allSeeds(folder));
  const tally = emptyTally();
  const start = performance.now();
  let mostMemoryBytes = 0;
  const state = (): CrewState => ({ tally, seconds: (performance.now() - start) / 1000, mostMemoryBytes });

  function fail(index: number, rule: string, detail: string) {
    const lost = planOf(from + index);
    tally.faults[rule] = (tally.faults[rule] ?? 0) + 1;
    events.onFailure(failureOf(lost, carryOut(lost), [{ rule, detail }]));
  }

  /** One thread, and those that replace it, until there is nothing left to try. */
  async function runPlace(place: number): Promise<void> {
    for (;;) {
      const task: WorkerTask = { board, place, from, count, folder };
      const ended = await runThread(task, {
        isHanging: createHangWatch(shared, place),
        onWord: (word) => {
          if ('tally' in word) addTally(tally, word.tally);
          else events.onFailure(word.failure);
        },
      });
      if (ended === null) return;
      fail(Atomics.load(shared, place), ended.rule, ended.detail);
    }
  }

  const clock = setInterval(() => {
    mostMemoryBytes = Math.max(mostMemoryBytes, process.memoryUsage.rss());
    if (performance.now() - start > minutes * 60_000) Atomics.store(shared, stopPlace, 1);
    events.onProgress(state());
  }, tickMs);
  try {
    await Promise.all(Array.from({ length: jobs }, (_, job) => runPlace(2 + job)));
  } finally {
    clearInterval(clock);
  }
  return state();
}

type ThreadEnd = { readonly rule: string; readonly detail: string };

/** Runs one thread to its end: null when it had no more to do. */
function runThread(
  task: WorkerTask,
  { isHanging, onWord }: { isHanging: () => boolean; onWord: (word: WorkerWord) => void },
): Promise<ThreadEnd | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
    });
    let end: ThreadEnd | null = null;
    const watch = setInterval(() => {
      if (!isHanging()) return;
      end = { rule: 'every input comes to an end', detail: `no end after ${hangSeconds} s` };
      void worker.terminate();
    }, tickMs);
    worker.on('message', onWord);
    worker.on('error', (error) => {
      end ??= { rule: 'no input ends the thread', detail: String(error) };
    });
    worker.on('exit', (code) => {
      clearInterval(watch);
      if (code !== 0) end ??= { rule: 'no input ends the thread', detail: `exit code ${code}` };
      resolve(end);
    });
  });
}

/** True once the thread at a place of the board has been at the same input for too long. */
function createHangWatch(shared: Int32Array, place: number): () => boolean {
  let last = -1;
  let since = performance.now();
  return () => {
    const now = Atomics.load(shared, place);
    if (now !== last) [last, since] = [now, performance.now()];
    return performance.now() - since > hangSeconds * 1000;
  };
}
