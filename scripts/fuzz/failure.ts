import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';
import type { Plan } from './mutate.ts';
import type { Seed, SeedFile } from './seed.ts';

/** An input that a reader failed on, with all that is needed to see it again. */
export type Failure = {
  readonly input: number;
  readonly seed: string;
  /** The steps that the fault needs. */
  readonly steps: readonly string[];
  readonly faults: readonly Fault[];
  /** Which bytes differ from the seed's, where they are few. */
  readonly differences: readonly string[];
  readonly files: readonly SeedFile[];
};

const mostDifferences = 12;

export function failureOf(plan: Plan, files: readonly SeedFile[], faults: readonly Fault[]): Failure {
  const { input, seed, steps } = plan;
  return {
    input,
    seed: seed.name,
    steps: steps.map(({ label }) => label),
    faults,
    differences: differencesOf(seed, files),
    files,
  };
}

/** The same words for all inputs that fail alike: numbers and quoted values are left out. */
export function kindOf({ faults: [fault] }: Pick<Failure, 'faults'>): string {
  const detail = fault.detail.replace(/"[^"]*"/g, '""').replace(/-?\d[\d.e+]*/gi, '0');
  return `${fault.rule}: ${detail.slice(0, 80)}`;
}

function differencesOf(seed: Seed, files: readonly SeedFile[]): string[] {
  return files.flatMap(({ name, bytes }) => {
    const sound = seed.files.find((file) => file.name === name)?.bytes;
    if (!sound) return [`${name} is no file of the seed`];
    if (sound.length !== bytes.length)
      return [`${name} has ${bytes.length} bytes instead of ${sound.length}`];
    const places = [...bytes.keys()].filter((at) => bytes[at] !== sound[at]);
    if (places.length > mostDifferences) return [`${name} differs in ${places.length} bytes`];
    return places.map((at) => `${name} byte ${at}: ${hex(sound[at])} → ${hex(bytes[at])}`);
  });
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** Puts a failure into a folder of its own: a report, and the files under numbers, for names may be spoilt too. */
export function saveFailure(folder: string, failure: Failure, command: string): string {
  const own = join(folder, String(failure.input));
  mkdirSync(own, { recursive: true });
  const { files, ...told } = failure;
  const names = files.map(({ name }) => name);
  writeFileSync(join(own, 'report.json'), `${JSON.stringify({ command, ...told, names }, null, 2)}\n`);
  for (const [index, { bytes }] of files.entries()) writeFileSync(join(own, `${index}.bin`), bytes);
  return own;
}

/** The files of a saved failure. */
export function loadFailure(folder: string): SeedFile[] {
  const { names } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { names: string[] };
  return names.map((name, index) => ({
    name,
    bytes: new Uint8Array(readFileSync(join(folder, `${index}.bin`))),
  }));
}
