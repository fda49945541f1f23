import { byteMutations, type Mutation } from './byte-mutations.ts';
import { type Dice, diceFor } from './dice.ts';
import { fileMutationsWith } from './file-mutations.ts';
import type { Seed, SeedFile } from './seed.ts';
import { textMutations } from './text-mutations.ts';

/** One way of spoiling, applied; `label` says what and to which file. */
type Step = {
  readonly label: string;
  apply(files: readonly SeedFile[]): readonly SeedFile[];
};

/** A seed and what is done to it: all of it follows from the input's number and from the seeds. */
export type Plan = { readonly input: number; readonly seed: Seed; readonly steps: readonly Step[] };

/** Few steps are likelier than many: an input that is all rubble is refused at its first byte. */
const mostSteps = 6;

/** Steps make files longer; what has grown beyond this is cut again. */
const mostFileBytes = 1 << 18;

/** Makes the plan of every input by its number. */
export function createPlanner(seeds: readonly Seed[]): (input: number) => Plan {
  const families = [...Map.groupBy(seeds, ({ family }) => family).values()];
  const fileMutations = fileMutationsWith(seeds);
  return (input) => {
    const dice = diceFor(input, 0);
    const seed = dice.oneOf(dice.oneOf(families));
    const stepCount = 1 + Math.min(dice.below(mostSteps), dice.below(mostSteps));
    const steps = Array.from({ length: stepCount }, (_, step) => planStep(seed, input, 1 + step));
    return { input, seed, steps };
  };

  /** The dice begin anew whenever the step is applied, so that it does the same each time. */
  function planStep(seed: Seed, input: number, step: number): Step {
    const dice = diceFor(input, step);
    const own = () => diceFor(input, step + mostSteps);
    if (dice.onceIn(8)) {
      const [label, mutation] = dice.oneOf(Object.entries(fileMutations));
      return { label, apply: (files) => (files.length === 0 ? files : mutation(files, own())) };
    }
    const at = dice.below(seed.files.length);
    const isText = looksLikeText(seed.files[at].bytes) !== dice.onceIn(12);
    const [label, mutation] = isText ? ofText(dice) : dice.oneOf(Object.entries(byteMutations));
    return {
      label: `${label} in ${seed.files[at].name}`,
      apply: (files) => onFile(files, at, (bytes) => mutation(bytes, own())),
    };
  }
}

/** The files that a plan makes. */
export function carryOut({ seed, steps }: Plan): readonly SeedFile[] {
  return steps.reduce((files, step) => step.apply(files), seed.files);
}

/** A text mutation for bytes: each byte becomes the letter of its number, and back. */
function ofText(dice: Dice): readonly [label: string, mutation: Mutation<Uint8Array>] {
  const [label, mutation] = dice.oneOf(Object.entries(textMutations));
  const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
  return [label, (bytes, own) => new Uint8Array(Buffer.from(mutation(latin1(bytes), own), 'latin1'))];
}

function onFile(
  files: readonly SeedFile[],
  at: number,
  spoil: (bytes: Uint8Array) => Uint8Array,
): readonly SeedFile[] {
  if (at >= files.length) return files;
  return files.with(at, { name: files[at].name, bytes: spoil(files[at].bytes).subarray(0, mostFileBytes) });
}

/** Text has no control characters but those that part its lines and columns. */
function looksLikeText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 512).every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
