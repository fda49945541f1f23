import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ComputePool, ComputePoolClosedError, openComputePool } from './compute-pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'jsa-compute-'));

function taskFile(name: string, body: string): URL {
  const path = join(folder, `${name}.ts`);
  writeFileSync(
    path,
    `export async function run(input: any, progress: (fraction: number) => void): Promise<unknown> {${body}}`,
  );
  return pathToFileURL(path);
}

const sum = taskFile('sum', 'progress(0.5); return input.reduce((a: number, b: number) => a + b, 0);');
const endless = taskFile('endless', 'progress(0); for (;;) {}');
const failing = taskFile('failing', 'throw new RangeError("trace " + input + " does not exist");');
const late = taskFile('late', 'setTimeout(() => { throw new Error("late"); }, 10); return input;');
const ending = taskFile('ending', 'process.exit(3);');
const doubling = taskFile('doubling', 'return input.map((value: number) => value * 2);');

let pool: ComputePool;

beforeEach(() => {
  pool = openComputePool(2);
});
afterEach(() => pool.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the compute pool', () => {
  it('runs a task file beside this thread and tells how far it is', async () => {
    const progress = Promise.withResolvers<number>();
    expect(await pool.run(sum, [1, 2, 3], { onProgress: progress.resolve })).toBe(6);
    expect(await progress.promise).toBe(0.5);
  });

  it('moves a buffer instead of copying it when asked to', async () => {
    const samples = Float32Array.of(1, 2, 3);
    const doubled = await pool.run<Float32Array>(doubling, samples, { transfer: [samples.buffer] });
    expect(doubled).toEqual(Float32Array.of(2, 4, 6));
    expect(samples.length).toBe(0);
  });

  it('hands on the error of a task, and runs the next one', async () => {
    await expect(pool.run(failing, 7)).rejects.toThrow('trace 7 does not exist');
    expect(await pool.run(sum, [4])).toBe(4);
  });

  it('survives a thread that ends in the middle of a task', async () => {
    await expect(pool.run(ending, null)).rejects.toThrow('exited');
    expect(await pool.run(sum, [4])).toBe(4);
  });

  it('survives an error that comes after its task is done, and tells of it', async () => {
    const told = Promise.withResolvers<string>();
    vi.spyOn(console, 'error').mockImplementation((message: string) => told.resolve(message));
    expect(await pool.run(late, 5)).toBe(5);
    expect(await told.promise).toBe('A compute thread ended: late.');
    expect(await pool.run(sum, [4])).toBe(4);
    vi.restoreAllMocks();
  });

  it('ends a task at once when it is aborted, even one that never pauses', async () => {
    const abort = new AbortController();
    const running = pool.run(endless, null, { signal: abort.signal, onProgress: () => abort.abort() });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(await pool.run(sum, [1, 1])).toBe(2);
  });

  it('ends everything when it is closed, and says that this is why', async () => {
    const begun = Promise.withResolvers<number>();
    const running = pool.run(endless, null, { onProgress: begun.resolve });
    const refused = expect(running).rejects.toThrow(ComputePoolClosedError);
    await begun.promise;
    await pool.close();
    await refused;
    await expect(pool.run(sum, [1])).rejects.toThrow(ComputePoolClosedError);
  });
});
