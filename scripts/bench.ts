import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bytesInFile } from '@jsa/gpr-parsers/node';
import { type BenchRow, rowLine, rowsOfReading, stepTable } from './bench/bench-row.ts';
import { dztBytes, samplesPerTrace, syntheticAmplitudes } from './bench/lines.ts';
import { measureLongFile } from './bench/long-file.ts';
import { measureSteps, type StepRun } from './bench/measure-steps.ts';
import { startOtherReaders } from './bench/other-readers.ts';
import { runRounds } from './bench/rounds.ts';
import { memcpyRow, otherRows, processingRows, readRows } from './bench/rows.ts';
import { measuredSteps } from './bench/step-cases.ts';
import { type BenchRun, compare, tableOf } from './bench/table.ts';

/**
 * How fast a line gets from its 16-bit bytes to tiles, and how fast each step is beside the numpy reference. Absolute
 * times move from machine to machine; ratios measured in the same run are what to compare. `--traces N` and
 * `--rounds N` are for reading; `--only read|process`, `--steps ID,ID…`, `--quick` for small lines. `--json FILE`
 * writes all rows; `--json` alone prints what is known of reading.
 */
const fewestRounds = 5;
const dztHeaderBytes = 1024;
const usualTraceCount = '50000';
const quickTraceCount = '2000';

const words = process.argv.slice(2);
const isPrinted = printsJson(words);
const { values: wanted } = parseArgs({
  args: words,
  options: {
    traces: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    steps: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const traceCount = wholeNumber(
  '--traces',
  wanted.traces ?? (wanted.quick ? quickTraceCount : usualTraceCount),
  2,
);
const roundCount = wholeNumber('--rounds', wanted.rounds, fewestRounds);
if (wanted.only !== undefined && wanted.only !== 'read' && wanted.only !== 'process') {
  console.error(`--only takes read or process, and not "${wanted.only}".`);
  process.exit(2);
}

const wantedSteps = wanted.steps?.split(',') ?? null;
const stranger = wantedSteps?.find((id) => !measuredSteps.some(({ step }) => step === id));
if (stranger !== undefined) {
  console.error(`There is no step "${stranger}" to measure.`);
  process.exit(2);
}

const rows: BenchRow[] = [];
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  if (wanted.only !== 'process') {
    const run = await benchReading();
    rows.push(...rowsOfReading(run));
    console.log(isPrinted ? JSON.stringify(run, null, 2) : tableOf(run));
  }
  if (wanted.only !== 'read') {
    const run = await benchSteps();
    console.log(isPrinted ? JSON.stringify(run, null, 2) : `\n${stepTable(run)}`);
  }
} finally {
  // What was measured is kept, even if a step breaks off after half an hour.
  if (wanted.json !== undefined) await writeFile(wanted.json, `${JSON.stringify(rows, null, 2)}\n`);
  await rm(folder, { recursive: true });
}

/** `--json` with no file behind it is taken out of the words. */
function printsJson(given: string[]): boolean {
  const at = given.indexOf('--json');
  const isAlone = at >= 0 && (given[at + 1] ?? '--').startsWith('--');
  if (isAlone) given.splice(at, 1);
  return isAlone;
}

function wholeNumber(option: string, text: string, minimum: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= minimum) return number;
  console.error(`${option} takes a whole number, ${minimum} or more, and not "${text}".`);
  process.exit(2);
}

async function benchReading(): Promise<BenchRun> {
  const amplitudes = syntheticAmplitudes(traceCount);
  const path = join(folder, 'bench.dzt');
  await writeFile(path, dztBytes([amplitudes]));
  const longFile = await measureLongFile(folder);
  const others = await startOtherReaders({ path, firstByte: dztHeaderBytes, samplesPerTrace });
  const storedBytes = 2 * amplitudes.length;
  const areThere = typeof others !== 'string';
  const file = await bytesInFile(path);
  const results = await runRounds(
    [
      memcpyRow(storedBytes),
      ...(await readRows(amplitudes, file)),
      ...(areThere ? otherRows(others, storedBytes) : []),
      ...(await processingRows(amplitudes)),
    ],
    roundCount,
  );
  await file.close();
  if (areThere) others.stop();
  return {
    line: { traceCount, samplesPerTrace, bitsPerSample: 16, megabytes: storedBytes / 1e6 },
    machine: { node: process.version, cores: availableParallelism() },
    otherReaders: areThere ? others.version : `not measured: ${others}`,
    roundCount,
    results,
    comparisons: compare(results),
    longFile,
  };
}

/** Rows are told on standard error as they come. */
function benchSteps(): Promise<StepRun> {
  const onRow = (row: BenchRow) => {
    rows.push(row);
    console.error(rowLine(row));
  };
  return measureSteps({ folder, isQuick: wanted.quick, steps: wantedSteps, onRow });
}
