import { parentPort, workerData } from 'node:worker_threads';
import { type Failure, failureOf, kindOf } from './failure.ts';
import { createPlanner } from './mutate.ts';
import { allSeeds } from './seeds.ts';
import { count, emptyTally, type Tally } from './tally.ts';
import { shrinkPlan, tryPlan } from './trial.ts';
import { watchMemory } from './watched-memory.ts';

/** What a thread is told at its start. All threads share `board`. */
export type WorkerTask = {
  readonly board: SharedArrayBuffer;
  /** Where on the board this thread writes which input it is at. */
  readonly place: number;
  readonly from: number;
  readonly count: number;
  readonly folder: string | null;
};

/** The places of the board: the next input that nobody has taken, whether to stop, and then one for each thread. */
const nextPlace = 0;
export const stopPlace = 1;
export const firstPlace = 2;

/** What a thread sends: what it has counted since its last word, or a failure. */
export type WorkerWord = { readonly tally: Tally } | { readonly failure: Failure };

/** Words are few, so that they take no time; failures alike are told a few times only, and counted all. */
const inputsPerWord = 500;
const mostAlike = 3;

if (parentPort) await work(workerData as WorkerTask, (word) => parentPort?.postMessage(word));

async function work(
  { board, place, from, count: inputCount, folder }: WorkerTask,
  tell: (word: WorkerWord) => void,
) {
  const shared = new Int32Array(board);
  const planOf = createPlanner(await allSeeds(folder));
  const memory = watchMemory();
  const alike = new Map<string, number>();
  let tally = emptyTally();
  while (Atomics.load(shared, stopPlace) === 0) {
    const index = Atomics.add(shared, nextPlace, 1);
    if (index >= inputCount) break;
    Atomics.store(shared, place, index);
    const plan = planOf(from + index);
    const trial = await tryPlan(plan, memory);
    count(tally, plan.input, trial);
    if (trial.examination.faults.length > 0) {
      const kind = kindOf(trial.examination);
      const times = (alike.get(kind) ?? 0) + 1;
      alike.set(kind, times);
      if (times <= mostAlike) {
        const smallest = await shrinkPlan(plan, async (smaller) => {
          const { examination } = await tryPlan(smaller, memory);
          return examination.faults;
        });
        const { files, examination } = await tryPlan(smallest, memory);
        tell({ failure: failureOf(smallest, files, examination.faults) });
      }
    }
    if (tally.inputCount < inputsPerWord) continue;
    tell({ tally });
    tally = emptyTally();
  }
  tell({ tally });
}
