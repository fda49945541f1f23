import { type ExecFileException, execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { steps } from '@jsa/gpr-processing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BenchRow } from './bench-row.ts';
import { measuredSteps } from './step-cases.ts';
import type { BenchRun } from './table.ts';

const script = fileURLToPath(new URL('../bench.ts', import.meta.url));

type Printed = { readonly error: ExecFileException | null; readonly stdout: string; readonly stderr: string };

function bench(...words: string[]): Promise<Printed> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...words], (error, stdout, stderr) =>
      resolve({ error, stdout, stderr }),
    );
  });
}

describe('the bench of a short line', () => {
  let run: BenchRun;

  beforeAll(async () => {
    const { stdout, stderr } = await bench('--only', 'read', '--traces', '41', '--json');
    expect(stderr).toBe('');
    run = JSON.parse(stdout);
  });

  it('has a figure for every row', () => {
    expect(run.line).toMatchObject({ traceCount: 41, bitsPerSample: 16 });
    const names = run.results.map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['memcpy', 'read, memory, warm', 'read, memory, cold']);
    expect(names).toEqual(expect.arrayContaining(['IBM floats, SEG-Y', 'default recipe', 'pyramid']));
    for (const { ms, megabytesPerSecond, timesMemcpy } of run.results) {
      expect(Math.min(ms, megabytesPerSecond, timesMemcpy)).toBeGreaterThan(0);
    }
    expect(run.results[0].timesMemcpy).toBe(1);
  });

  it('tells which readers of others were measured beside it, or why none was', () => {
    const areThere = run.results.some(({ name }) => name === 'numpy, file, cold');
    expect(run.otherReaders).toMatch(areThere ? /^numpy \d/ : /^not measured: /);
    expect(run.comparisons).toHaveLength(4);
    for (const { timesAsFastAsNumpy } of run.comparisons) expect(timesAsFastAsNumpy !== null).toBe(areThere);
  });

  it('reads of four gigabytes a thousand traces and little else', () => {
    const { longFile } = run;
    expect(longFile).toMatchObject({ byteLength: 2 ** 32, readTraceCount: 1000, readBytes: 1000 * 1024 });
    expect(longFile.openedBytes).toBeLessThan(2 ** 21);
  });
});

describe('the bench of steps', () => {
  let folder: string;
  let rows: readonly BenchRow[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bench-test-'));
    const path = join(folder, 'rows.json');
    await bench('--only', 'process', '--quick', '--steps', 'dc-removal,stolt-migration', '--json', path);
    rows = JSON.parse(await readFile(path, 'utf8'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('measures each step that a recipe may have', () => {
    const measured = new Set(measuredSteps.map(({ step }) => step));
    expect([...measured].sort()).toEqual(steps.map(({ id }) => id).sort());
  });

  it('has a row for each line and number of threads; what needs the line whole has one thread', () => {
    expect(rows.map((row) => [row.case, row.step, row.threads])).toEqual([
      ['512 × 4,096', 'dc-removal', 1],
      ['512 × 4,096', 'dc-removal', 2],
      ['1024 × 1,024', 'dc-removal', 1],
      ['1024 × 1,024', 'dc-removal', 2],
      ['512 × 256', 'stolt-migration', 1],
    ]);
  });

  it('has a ratio to the reference, or says why not', () => {
    for (const { oursS, referenceS, ratio, referenceMissing, peakRssMb } of rows) {
      expect(oursS).toBeGreaterThan(0);
      expect(peakRssMb).toBeGreaterThan(1);
      if (referenceS === null) expect([ratio, referenceMissing]).toEqual([null, expect.any(String)]);
      else expect([ratio, referenceMissing]).toEqual([referenceS / oursS, null]);
    }
  });
});

it.each([
  ['--only', 'all', '--only takes read or process, and not "all".'],
  ['--steps', 'dowow', 'There is no step "dowow" to measure.'],
])('the bench does not take %s %s', async (option, value, sentence) => {
  const { error, stderr } = await bench(option, value);
  expect(error?.code).toBe(2);
  expect(stderr).toContain(sentence);
});

it.each([
  ['--traces', '1'],
  ['--traces', '2.5'],
  ['--rounds', '4'],
  ['--rounds', 'many'],
])('the bench does not take %s %s', async (option, value) => {
  const { error, stderr } = await bench(option, value);
  expect(error?.code).toBe(2);
  expect(stderr).toContain(`${option} takes a whole number`);
});
