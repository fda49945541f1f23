import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { stepById } from '@jsa/gpr-processing';
import { type BenchRow, rowOf } from './bench-row.ts';
import { caseName, casesFor, type MeasuredStep, measuredSteps, type StepCase } from './step-cases.ts';
import { findStepReference, type StepReference } from './step-reference.ts';
import { type LineFiles, writeSyntheticLine } from './synthetic-line.ts';

/** What `run-step.ts` is asked. */
export type StepQuestion = Pick<LineFiles, 'samplesPath'> & {
  readonly line: StepCase;
  readonly step: MeasuredStep;
  readonly threadCount: number;
  readonly mostRounds: number;
  readonly mostSeconds: number;
};

/** And what it answers. */
export type StepCost = { readonly seconds: readonly number[]; readonly peakRssBytes: number };

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
 * Each step on each line, in one and two threads, beside the reference: every measurement in a process of its own, ours
 * and the reference's in turn. Of several rounds the first warms up; the median of the others counts.
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
  const rounds = { mostRounds, mostSeconds };
  const costs: { threads: number; cost: StepCost }[] = [];
  for (const threads of stepById(step.step)?.blocks ? [1, 2] : [1]) {
    const { samplesPath } = files;
    costs.push({ threads, cost: await run({ samplesPath, line, step, threadCount: threads, ...rounds }) });
  }
  const compared = await compareWith({ line, step, files, reference });
  return costs.map(({ threads, cost }) =>
    rowOf({
      case: caseName(line),
      step: step.variant ? `${step.step}, ${step.variant}` : step.step,
      oursS: warmMedian(cost.seconds),
      ...compared,
      threads,
      peakRssMb: cost.peakRssBytes / 1e6,
    }),
  );
}

/** The seconds of the reference, or why there are none. */
async function compareWith({ line, step, files, reference }: Measurement) {
  const missing = (referenceMissing: string) => ({ referenceS: null, referenceMissing });
  const call = step.reference;
  if (!call) return missing('the reference has no such step');
  if (typeof reference === 'string') return missing(reference);
  try {
    const seconds = await reference.secondsOf({ ...files, line, call, mostRounds, mostSeconds });
    return { referenceS: warmMedian(seconds), referenceMissing: null };
  } catch (error) {
    return missing(`the reference broke off: ${String(error)}`);
  }
}

async function run(question: StepQuestion): Promise<StepCost> {
  const script = fileURLToPath(new URL('./run-step.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(question)]);
  return JSON.parse(stdout);
}

/** The first round has touched the memory and compiled the code; where there is no other, it counts. */
function warmMedian(seconds: readonly number[]): number {
  const counted = seconds.length > 1 ? seconds.slice(1) : seconds;
  const sorted = counted.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
