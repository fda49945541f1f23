import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Contestant, startContestant } from './contestant.ts';
import type { ReferenceCall, StepCase } from './step-cases.ts';
import type { LineFiles } from './synthetic-line.ts';

type ReferenceQuestion = LineFiles & {
  readonly line: StepCase;
  readonly call: ReferenceCall;
};

/** The numpy reference, ready to be timed. */
export type StepReference = {
  readonly version: string;
  start(question: ReferenceQuestion): Promise<Contestant>;
};

const execute = promisify(execFile);
const referencePath = fileURLToPath(new URL('../../../shared/signal/reference.py', import.meta.url));
const script = fileURLToPath(new URL('./reference-steps.py', import.meta.url));
const versions =
  'import sys, numpy, scipy; print(f"numpy {numpy.__version__}, scipy {scipy.__version__}, Python {sys.version.split()[0]}")';

/** Finds it, or says in words why it is not measured. */
export async function findStepReference(): Promise<StepReference | string> {
  if (!existsSync(referencePath)) {
    return 'the numpy reference, shared/signal/reference.py, is not beside the repository';
  }
  for (const python of ['python3', '/usr/bin/python3']) {
    const found = await execute(python, ['-c', versions]).catch(() => null);
    if (!found) continue;
    return {
      version: found.stdout.trim(),
      start: (question) => startContestant(python, [script, JSON.stringify({ referencePath, ...question })]),
    };
  }
  return 'python3 with numpy and scipy is not there';
}
