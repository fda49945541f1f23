import { ApiProblem } from '#api/client.ts';

/** Outlasts a server's restart: 96 s in all, growing so that a short break is hardly noticed. */
export const restartDelaysMs: readonly number[] = [
  500, 1000, 2000, 3000, 4000, 5000, 5000, 7500, 8000, 10_000, 10_000, 10_000, 15_000, 15_000,
];

/** True for refusals that a later attempt may not meet: no answer, or a server that is starting or overloaded. */
export function isPassing(status: number): boolean {
  return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
}

function wait(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** Does it again through passing refusals; `waiting` hears each time that a wait begins. */
export async function retried<Value>(
  attempt: () => Promise<Value>,
  { signal, waiting }: { signal: AbortSignal; waiting: () => void },
): Promise<Value> {
  for (const delayMs of restartDelaysMs) {
    try {
      return await attempt();
    } catch (problem) {
      const passing = problem instanceof ApiProblem && problem.status !== 409 && isPassing(problem.status);
      if (!passing) throw problem;
    }
    waiting();
    await wait(delayMs, signal);
  }
  return attempt();
}
