import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dztBytes, samplesPerTrace, syntheticAmplitudes } from './bench/lines.ts';
import { measureLongFile } from './bench/long-file.ts';
import { startOtherReaders } from './bench/other-readers.ts';
import { runRounds } from './bench/rounds.ts';
import { memcpyRow, otherRows, processingRows, readRows } from './bench/rows.ts';
import { type BenchRun, compare, tableOf } from './bench/table.ts';

/**
 * How fast a line gets from its 16-bit bytes to tiles. Absolute times move from machine to machine; the ratio to a
 * memcpy of the same bytes, measured in the same rounds, is what to compare. `--traces N`, `--rounds N`, `--json`.
 */
const fewestRounds = 5;
const dztHeaderBytes = 1024;

const { values: wanted } = parseArgs({
  options: {
    traces: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const traceCount = wholeNumber('--traces', wanted.traces, 2);
const roundCount = wholeNumber('--rounds', wanted.rounds, fewestRounds);

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  await bench();
} finally {
  await rm(folder, { recursive: true });
}

function wholeNumber(option: string, text: string, minimum: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= minimum) return number;
  console.error(`${option} takes a whole number, ${minimum} or more, and not "${text}".`);
  process.exit(2);
}

async function bench(): Promise<void> {
  const amplitudes = syntheticAmplitudes(traceCount);
  const path = join(folder, 'bench.dzt');
  await writeFile(path, dztBytes([amplitudes]));
  const longFile = await measureLongFile(folder);
  const others = await startOtherReaders({ path, firstByte: dztHeaderBytes, samplesPerTrace });
  const storedBytes = 2 * amplitudes.length;
  const areThere = typeof others !== 'string';
  const results = await runRounds(
    [
      memcpyRow(storedBytes),
      ...(await readRows(amplitudes, path)),
      ...(areThere ? otherRows(others, storedBytes) : []),
      ...(await processingRows(amplitudes)),
    ],
    roundCount,
  );
  if (areThere) others.stop();
  const run: BenchRun = {
    line: { traceCount, samplesPerTrace, bitsPerSample: 16, megabytes: storedBytes / 1e6 },
    machine: { node: process.version, cores: availableParallelism() },
    otherReaders: areThere ? others.version : `not measured: ${others}`,
    roundCount,
    results,
    comparisons: compare(results),
    longFile,
  };
  console.log(wanted.json ? JSON.stringify(run, null, 2) : tableOf(run));
}
