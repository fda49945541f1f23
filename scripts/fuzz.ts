import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type CrewPlan, type CrewState, CrewStuckError, runCrew } from './fuzz/crew.ts';
import { examine } from './fuzz/examine.ts';
import { type Failure, loadFailure, saveFailure } from './fuzz/failure.ts';
import { carryOut, createPlanner } from './fuzz/mutate.ts';
import type { SeedFile } from './fuzz/seed.ts';
import { allSeeds } from './fuzz/seeds.ts';
import { describeTally } from './fuzz/tally.ts';
import { watchMemory } from './fuzz/watched-memory.ts';

/**
 * Spoils small recordings in every way that files get spoilt, and holds the parsers to their word: whatever the bytes,
 * a sound recording or a refusal. Each input is made from its number alone, so that a number repeats it.
 */
const failures = 'artefacts/fuzz';

const usage = `npm run fuzz -- --minutes N        as long (1)
npm run fuzz -- --count N          as many inputs; --from N begins at that number (0)
npm run fuzz -- --jobs N           on so many threads (2)
npm run fuzz -- --seeds FOLDER     with the recordings of a folder, too
npm run fuzz -- --only N           one input, told in full
npm run fuzz -- --files FOLDER     the files of a saved failure`;

const { values: wanted } = parseArgs({
  options: {
    minutes: { type: 'string' },
    count: { type: 'string' },
    from: { type: 'string', default: '0' },
    jobs: { type: 'string', default: '2' },
    seeds: { type: 'string' },
    only: { type: 'string' },
    files: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const folder = wanted.seeds ?? null;
/** The counter that the threads share has 31 bits. */
const mostInputs = 2 ** 31 - 1;

if (wanted.help) console.log(usage);
else if (wanted.files !== undefined) await tellFiles(loadFailure(wanted.files), 0);
else if (wanted.only !== undefined) await tellOnly(wholeNumber('--only', wanted.only));
else await run();

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`${option} takes a whole number, and not "${text}".\n${usage}`);
  process.exit(2);
}

async function run(): Promise<void> {
  const minutes = wanted.minutes === undefined ? null : Number(wanted.minutes);
  const count = wanted.count === undefined ? null : wholeNumber('--count', wanted.count);
  if (minutes !== null && !(minutes > 0)) {
    console.error(`--minutes takes a number above 0, and not "${wanted.minutes}".\n${usage}`);
    process.exit(2);
  }
  rmSync(failures, { recursive: true, force: true });
  const state = await runToItsEnd({
    jobs: Math.max(1, wholeNumber('--jobs', wanted.jobs)),
    from: wholeNumber('--from', wanted.from),
    count: count ?? mostInputs,
    minutes: minutes ?? (count === null ? 1 : Number.POSITIVE_INFINITY),
    folder,
  });
  const rate = Math.round(state.tally.inputCount / state.seconds);
  console.log(`\n${describeTally(state.tally).join('\n')}`);
  console.log(`${rate} inputs a second; the process held at most ${megabytes(state)} MB`);
  if (Object.keys(state.tally.faults).length > 0) process.exitCode = 1;
}

/** A thread that cannot be ended keeps its process from an orderly end, too: then the process is killed. */
async function runToItsEnd(plan: CrewPlan): Promise<CrewState> {
  try {
    return await runCrew(plan, { onProgress: createProgressLine(), onFailure: tellFailure });
  } catch (error) {
    if (!(error instanceof CrewStuckError)) throw error;
    console.error(error.message);
    process.kill(process.pid, 'SIGKILL');
    throw error;
  }
}

function tellFailure(failure: Failure) {
  const seeds = folder === null ? '' : ` --seeds ${folder}`;
  const command = `npm run fuzz -- --only ${failure.input}${seeds}`;
  const saved = saveFailure(failures, failure, command);
  const [{ rule, detail }] = failure.faults;
  console.log(
    `\n${rule}: ${detail}\n  ${failure.seed}: ${failure.steps.join('; ')}\n  ${command}   (${saved})`,
  );
}

/** On a screen the line is written over; in a log one stands there every half minute. */
function createProgressLine(): (state: CrewState) => void {
  let nextSeconds = 0;
  return (state) => {
    const { tally, seconds } = state;
    if (!process.stdout.isTTY && seconds < nextSeconds) return;
    nextSeconds = seconds + 30;
    const faultCount = Object.values(tally.faults).reduce((sum, times) => sum + times, 0);
    const line = `${Math.round(seconds)} s · ${tally.inputCount.toLocaleString('en')} inputs · ${faultCount} faults · ${megabytes(state)} MB`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
  };
}

function megabytes({ mostMemoryBytes }: CrewState): number {
  return Math.round(mostMemoryBytes / 1e6);
}

async function tellOnly(input: number): Promise<void> {
  const plan = createPlanner(await allSeeds(folder))(input);
  console.log(`${plan.seed.name}\n${plan.steps.map(({ label }) => `  ${label}`).join('\n')}`);
  await tellFiles(carryOut(plan), input);
}

async function tellFiles(files: readonly SeedFile[], turn: number): Promise<void> {
  for (const { name, bytes } of files) console.log(`${JSON.stringify(name)}  ${bytes.length} bytes`);
  const memory = watchMemory();
  const { format, refusedAs, faults } = await examine(files, { memory, turn });
  memory.stop();
  console.log(refusedAs === null ? `read as ${format}` : `refused as ${refusedAs} (${format})`);
  for (const { rule, detail } of faults) console.log(`FAULT ${rule}: ${detail}`);
  if (faults.length > 0) process.exitCode = 1;
}
