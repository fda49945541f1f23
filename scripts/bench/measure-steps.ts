import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stepById } from '@jsa/gpr-processing';
import { type BenchRow, rowOf } from './bench-row.ts';
import { type Contestant, startContestant } from './contestant.ts';
import { caseName, casesFor, type MeasuredStep, measuredSteps, type StepCase } from './step-cases.ts';
import { findStepReference, type StepReference } from './step-reference.ts';
import { type LineFiles, writeSyntheticLine } from './synthetic-line.ts';

/** What `run-step.ts` is asked. */
export type StepQuestion = Pick<LineFiles, 'samplesPath'> & {
  readonly line: StepCase;
  readonly step: MeasuredStep;
  readonly threadCount: number;
};

/** All that was measured of steps. */
export type StepRun = { readonly reference: string; readonly rows: readonly BenchRow[] };

type Wanted = {
  readonly folder: string;
  readonly isQuick: boolean;
  /** Ids of steps; all where it is null. */
  readonly steps: readonly string[] | null;
  /** Told each row as it comes: a whole run takes long. */
  readonly onRow: (row: BenchRow) => void;
};

const mostRounds = 4;
const mostSeconds = 8;

/**
 * Each step on each line, in one and two threads, beside the reference: every measurement in a process of its own, and
 * all of a step in turn, round after round, so that a busy moment of the machine does not fall on one of them alone. Of
 * several rounds the first warms up; the median of the others counts.
 */
export async function measureSteps({ folder, isQuick, steps, onRow }: Wanted): Promise<StepRun> {
  const reference = await findStepReference();
  const { long, short } = casesFor({ isQuick });
  const wanted = measuredSteps.filter(({ step }) => steps?.includes(step) ?? true);
  const rows: BenchRow[] = [];
  for (const line of [...long, short]) {
    const own = wanted.filter(({ isForShortLines }) => (isForShortLines ?? false) === (line === short));
    if (own.length === 0) continue;
    const files = {
      samplesPath: join(folder, 'samples.f32'),
      elevationsPath: join(folder, 'elevations.f64'),
    };
    await writeSyntheticLine(line, files);
    for (const step of own) {
      for (const row of await measureStep({ line, step, files, reference })) {
        rows.push(row);
        onRow(row);
      }
    }
    await rm(files.samplesPath);
  }
  const told = typeof reference === 'string' ? `not measured: ${reference}` : reference.version;
  return { reference: told, rows };
}

type Measurement = {
  readonly line: StepCase;
  readonly step: MeasuredStep;
  readonly files: LineFiles;
  readonly reference: StepReference | string;
};

async function measureStep({ line, step, files, reference }: Measurement): Promise<BenchRow[]> {
  const threadCounts = stepById(step.step)?.blocks ? [1, 2] : [1];
  const ours: Contestant[] = [];
  for (const threadCount of threadCounts) {
    ours.push(await startOurs({ samplesPath: files.samplesPath, line, step, threadCount }));
  }
  const other = await startReference({ line, step, files, reference });
  const isThere = typeof other !== 'string';
  const seconds = await roundsOf(isThere ? [...ours, other] : ours);
  if (isThere) await other.stop();
  const rows: BenchRow[] = [];
  for (const [index, threads] of threadCounts.entries()) {
    rows.push(
      rowOf({
        case: caseName(line),
        step: step.variant ? `${step.step}, ${step.variant}` : step.step,
        oursS: warmMedian(seconds[index]),
        referenceS: isThere ? warmMedian(seconds[ours.length]) : null,
        referenceMissing: isThere ? null : other,
        threads,
        peakRssMb: Number(await ours[index].stop()) / 1e6,
      }),
    );
  }
  return rows;
}

function startOurs(question: StepQuestion): Promise<Contestant> {
  const script = fileURLToPath(new URL('./run-step.ts', import.meta.url));
  return startContestant(process.execPath, [script, JSON.stringify(question)]);
}

/** The reference, or why it is not measured. */
async function startReference({ line, step, files, reference }: Measurement): Promise<Contestant | string> {
  const call = step.reference;
  if (!call) return 'the reference has no such step';
  if (typeof reference === 'string') return reference;
  return reference.start({ ...files, line, call });
}

/** The seconds of each round of each; who has taken long enough drops out. */
async function roundsOf(contestants: readonly Contestant[]): Promise<number[][]> {
  const seconds = contestants.map((): number[] => []);
  for (let round = 0; round < mostRounds; round++) {
    for (const [index, contestant] of contestants.entries()) {
      const spent = seconds[index].reduce((sum, each) => sum + each, 0);
      if (spent < mostSeconds) seconds[index].push(await contestant.run());
    }
  }
  return seconds;
}

/** The first round has touched the memory and compiled the code; where there is no other, it counts. */
function warmMedian(seconds: readonly number[]): number {
  const counted = seconds.length > 1 ? seconds.slice(1) : seconds;
  const sorted = counted.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
