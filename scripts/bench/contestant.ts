import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process that holds a line in memory and, asked, runs one step over it. */
export type Contestant = {
  /** The seconds of one round. */
  run(): Promise<number>;
  /** Ends it; gives what it says at its end, if it says something. */
  stop(): Promise<string | null>;
};

/** Starts it; what it needs to read and open is done before the first round. */
export async function startContestant(program: string, words: readonly string[]): Promise<Contestant> {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  // One that has broken off no longer listens; that it gives no answer tells so.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  async function nextLine(): Promise<string> {
    const { value, done } = await lines.next();
    if (!done) return value;
    await ended;
    throw new Error(complaint.trim() === '' ? `${program} broke off.` : complaint.trim());
  }
  await nextLine();
  return {
    async run() {
      child.stdin.write('\n');
      return Number(await nextLine());
    },
    async stop() {
      child.stdin.end();
      const { value, done } = await lines.next();
      await ended;
      return done ? null : value;
    },
  };
}
