import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Other ways to read a DZT, kept running beside the bench so that they are timed in the same rounds. */
export type OtherReaders = {
  /** What runs them, for the reader of the table. */
  readonly version: string;
  timeMs(way: 'numpy' | 'readgssi'): Promise<number>;
  stop(): void;
};

type Dzt = { readonly path: string; readonly firstByte: number; readonly samplesPerTrace: number };

/** Starts them, or says in words why they cannot be. */
export async function startOtherReaders(dzt: Dzt): Promise<OtherReaders | string> {
  const script = fileURLToPath(new URL('./other-readers.py', import.meta.url));
  const words = [script, dzt.path, dzt.firstByte, dzt.samplesPerTrace, 1].map(String);
  const python = spawn('python3', words, { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    await once(python, 'spawn');
  } catch {
    return 'python3 is not there';
  }
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const { value: greeting } = await lines.next();
  const told: { reason?: string; python?: string; numpy?: string } = JSON.parse(greeting ?? '{}');
  if (told.reason ?? !told.numpy) return told.reason ?? 'python3 broke off';
  return {
    version: `numpy ${told.numpy}, Python ${told.python}`,
    async timeMs(way) {
      python.stdin.write(`${way}\n`);
      const { value: answer } = await lines.next();
      if (answer === undefined) throw new Error(`python3 broke off while it read as ${way}.`);
      return Number(answer);
    },
    stop: () => python.stdin.end(),
  };
}
