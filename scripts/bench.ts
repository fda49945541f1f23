import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import {
  bytesInMemory,
  type NamedSource,
  type Radargram,
  readRadargram,
  readRecording,
  writeDzt,
} from '@jsa/gpr-parsers';
import { buildPyramid, defaultRecipe, runRecipe } from '@jsa/gpr-processing';

/**
 * How fast a line gets from its 16-bit bytes to tiles. Absolute times move from machine to machine; the ratio to a
 * memcpy of the same bytes, measured in the same rounds, is what to compare. `--traces N`, `--rounds N`, `--json`.
 */
const samplesPerTrace = 512;
const fewestRounds = 5;

type Row = { name: string; times: number[]; run: () => unknown };

const { values: wanted } = parseArgs({
  options: {
    traces: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const traceCount = wholeNumber('--traces', wanted.traces, 1);
const roundCount = wholeNumber('--rounds', wanted.rounds, fewestRounds);

const dzt = { name: 'bench.dzt', bytes: bytesInMemory(syntheticDzt(traceCount)) };
const rows = await prepareRows(dzt);
for (let round = 0; round <= roundCount; round++) await runRound(rows, round > 0);
print(rows);

function wholeNumber(option: string, text: string, minimum: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= minimum) return number;
  console.error(`${option} takes a whole number, ${minimum} or more, and not "${text}".`);
  process.exit(2);
}

/** Silence, a direct wave, then fading echoes and noise: loud and quiet parts as in a true line. */
function syntheticDzt(traceCount: number): Uint8Array {
  const amplitudes = new Int16Array(traceCount * samplesPerTrace);
  let state = 1;
  for (let index = 0; index < amplitudes.length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const time = (index % samplesPerTrace) - 40;
    const wave = time < 0 ? 0 : 12_000 * Math.exp(-time / 60) * Math.sin(time / 4);
    amplitudes[index] = wave + (state >> 24);
  }
  return writeDzt({
    name: 'bench',
    samplesPerTrace,
    bitsPerSample: 16,
    sampleIntervalNs: 0.1,
    firstSampleNs: 0,
    traceSpacingM: 0.02,
    tracesPerSecond: null,
    relativePermittivity: 9,
    antennas: [{ name: '400MHz', centreFrequencyMHz: 400, separationM: 0.16 }],
    channels: [amplitudes],
    marks: [],
    positions: [],
    recordedAt: null,
    comment: 'synthetic',
  });
}

/** Each row begins where the one before it ends, but is timed alone. */
async function prepareRows(dzt: NamedSource): Promise<Row[]> {
  const from = new Uint8Array(traceCount * samplesPerTrace * 2).fill(1);
  const to = new Uint8Array(from.length).fill(2);
  const raw: Radargram = await readRadargram(await readRecording([dzt]), 0);
  const processed = runRecipe(raw, defaultRecipe(raw));
  return [
    { name: 'memcpy', times: [], run: () => to.set(from) },
    { name: 'read to Float32', times: [], run: async () => readFloats(dzt) },
    { name: 'default recipe', times: [], run: () => runRecipe(raw, defaultRecipe(raw)) },
    { name: 'pyramid', times: [], run: () => buildPyramid(processed) },
  ];
}

async function readFloats(dzt: NamedSource): Promise<Float32Array> {
  const recording = await readRecording([dzt]);
  return recording.readTracesAsFloat(0, 0, recording.traceCount);
}

/** All rows in turn, so that a busy moment of the machine does not fall on one of them alone. Round 0 only warms up. */
async function runRound(rows: readonly Row[], counts: boolean): Promise<void> {
  for (const { times, run } of rows) {
    const start = performance.now();
    await run();
    if (counts) times.push(performance.now() - start);
  }
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1];
}

function print(rows: readonly Row[]): void {
  const megabytes = (traceCount * samplesPerTrace * 2) / 1e6;
  const memcpyMs = median(rows[0].times);
  const results = rows.map(({ name, times }) => {
    const ms = median(times);
    return { name, ms, megabytesPerSecond: megabytes / (ms / 1000), timesMemcpy: ms / memcpyMs };
  });
  const machine = { node: process.version, cores: availableParallelism() };
  if (wanted.json) {
    const line = { traceCount, samplesPerTrace, bitsPerSample: 16, megabytes };
    console.log(JSON.stringify({ line, machine, roundCount, results }, null, 2));
    return;
  }
  const size = `${traceCount.toLocaleString('en')} traces of ${samplesPerTrace} samples, 16 bit, ${megabytes.toFixed(1)} MB`;
  console.log(`${size} · median of ${roundCount} · Node ${machine.node}, ${machine.cores} cores\n`);
  console.log(tableLine('', 'ms', 'MB/s', '× memcpy'));
  for (const { name, ms, megabytesPerSecond, timesMemcpy } of results) {
    console.log(tableLine(name, ms.toFixed(1), megabytesPerSecond.toFixed(0), timesMemcpy.toFixed(1)));
  }
}

function tableLine(name: string, ...numbers: string[]): string {
  return name.padEnd(18) + numbers.map((number) => number.padStart(10)).join('');
}
