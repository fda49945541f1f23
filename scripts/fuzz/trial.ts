import { type Examination, examine } from './examine.ts';
import type { Fault } from './fault.ts';
import { carryOut, type Plan } from './mutate.ts';
import type { SeedFile } from './seed.ts';
import type { WatchedMemory } from './watched-memory.ts';

/** One input, tried: what it was, what became of it, and how long the processor took. */
export type Trial = {
  readonly files: readonly SeedFile[];
  readonly examination: Examination;
  readonly milliseconds: number;
};

/** An input of a few kilobytes takes a millisecond. Only an algorithm that is not linear comes near this. */
const mostMilliseconds = 2000;

/** Makes the files of a plan and examines them. Time is that of this thread alone, however busy the machine is. */
export async function tryPlan(plan: Plan, memory: WatchedMemory): Promise<Trial> {
  const files = carryOut(plan);
  const start = process.threadCpuUsage();
  const examination = await examine(files, { memory, turn: plan.input });
  const { user, system } = process.threadCpuUsage(start);
  const milliseconds = (user + system) / 1000;
  if (milliseconds <= mostMilliseconds) return { files, examination, milliseconds };
  const fault = { rule: `no input takes ${mostMilliseconds} ms`, detail: `${Math.round(milliseconds)} ms` };
  return { files, examination: { ...examination, faults: [...examination.faults, fault] }, milliseconds };
}

/** The plan without the steps that its first fault does not need. */
export async function shrinkPlan(
  plan: Plan,
  faultsOf: (plan: Plan) => Promise<readonly Fault[]>,
): Promise<Plan> {
  const [wanted] = await faultsOf(plan);
  let smallest = plan;
  for (const step of plan.steps) {
    const smaller = { ...smallest, steps: smallest.steps.filter((other) => other !== step) };
    const left = await faultsOf(smaller);
    if (left.some(({ rule }) => rule === wanted?.rule)) smallest = smaller;
  }
  return smallest;
}
