import type { Radargram } from '#radargram.ts';
import type { Mark, TracePosition } from '#recording.ts';
import { CommandError } from './exit-code.ts';

/** All that is known of a line beside its amplitudes. */
export type LineGeometry = Omit<Radargram, 'samples'>;

/** Steps in the order in which they are run. */
export type Recipe = { steps: { step: string; values: Record<string, RecipeValue> }[] };

type RecipeValue = number | string | readonly (readonly number[])[];

/** Where the amplitudes of a line lie. */
export type LineSource = {
  readonly geometry: LineGeometry;
  read(firstTrace: number, traceCount: number, out: Float32Array): Promise<void>;
};

/** Takes a line as it comes, block after block. */
export type LineSink = {
  begin(geometry: LineGeometry): void;
  write(block: { firstTrace: number; traceCount: number; samples: Float32Array }): Promise<void>;
};

/** Whoever answers questions about blocks. */
export type BlockWorker = { ask(question: never): Promise<unknown> };

type BlockPort = {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: object) => void): void;
  start(): void;
};

type Step = {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  readonly source: string;
  readonly parameters: Readonly<Record<string, object>>;
};

type Preset = { readonly id: string; recipeFor(geometry: LineGeometry): Recipe };

type PlacedLine = { readonly line: LineGeometry; readonly extrapolatedTraceCount: number };

/** What this tool asks of the package that processes; a test holds it to what the package has. */
export type ProcessingCompanion = {
  readonly steps: readonly Step[];
  readonly presets: readonly Preset[];
  readonly processingVersion: string;
  readonly ProcessingError: new (...words: never) => Error;
  defaultRecipe(geometry: LineGeometry): Recipe;
  completeRecipe(recipe: Recipe): Recipe;
  recipeSha256(recipe: Recipe): Promise<string>;
  placeTraces(
    line: LineGeometry,
    places: { positions: readonly TracePosition[] } | { marks: readonly Mark[]; markSpacingM: number },
  ): PlacedLine | null;
  streamRecipe(
    source: LineSource,
    recipe: Recipe,
    sink: LineSink,
    options: { workers: readonly BlockWorker[] },
  ): Promise<LineGeometry>;
  workerOverPort(port: BlockPort): BlockWorker;
  answerOverPort(port: BlockPort): void;
};

/** The package stands on this one, which therefore does not depend on it: it is looked for when it is wanted. */
const companionName: string = '@jsa/gpr-processing';

/** The package that processes, where it is installed beside this one; a sentence where it is not. */
export async function loadProcessing(): Promise<ProcessingCompanion> {
  try {
    return (await import(companionName)) as ProcessingCompanion;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    if (isMissing && error.message.includes(companionName)) {
      throw new CommandError(
        `for this the package ${companionName} is needed, and it is not installed beside @jsa/gpr-parsers.`,
      );
    }
    throw error;
  }
}
