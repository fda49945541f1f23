import type { Radargram } from '@jsa/gpr-parsers';
import { type BlockWorker, createBlockWorker, type OpenedSteps, plansOf } from '#block-worker.ts';
import { haloOf } from '#chain.ts';
import { ProcessingError } from '#errors.ts';
import { blockStarts, blockTraceCount, type LineGeometry, type TraceBlock } from '#line.ts';
import {
  asSeenByThreads,
  type LineSink,
  type LineSource,
  sharedSamples,
  sinkInMemory,
  sourceOf,
} from '#line-source.ts';
import { completeRecipe, type Recipe, requireStep } from '#recipe.ts';
import { withFiniteValues } from '#signal/finite.ts';

export type StreamOptions = {
  /** Threads to work in beside this one, which only reads and writes; without any it does the work too. */
  readonly workers?: readonly BlockWorker[];
  /** Told a fraction that never falls and ends with 1. */
  readonly onProgress?: (fraction: number) => void;
  /** Aborting ends the work before its next block; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Samples up to which a line is brought into memory for a step that needs it as a whole. */
  readonly mostSamplesInMemory?: number;
};

const mostSamplesByDefault = 2 ** 28;

/** Blocks that are under way at once in each thread: one is worked on while the next is read. */
const blocksPerWorker = 2;

/**
 * Runs a recipe over a line that need not fit into memory, with any number of threads, and gives the very bytes that
 * `runRecipe` gives. Each survey of a step is a pass over the source of its own, in which the steps before it are run
 * again; nothing is kept between passes. Refuses with `line-too-long` where a step needs the whole line and the line is too long for that.
 */
export async function streamRecipe(
  source: LineSource,
  recipe: Recipe,
  sink: LineSink,
  options: StreamOptions = {},
): Promise<LineGeometry> {
  const { steps } = completeRecipe(recipe);
  const isThisThread = !options.workers?.length;
  const workers = options.workers?.length ? options.workers : [workerOfThisThread()];
  const progress = createProgress(
    steps.map(({ step }) => requireStep(step)),
    options.onProgress,
  );
  const passes = { ...options, workers, isThisThread, onBlock: progress.block };
  let input = source;
  let opened: OpenedSteps = { line: input.geometry, steps: [], founds: [], surveyFor: null };

  for (const recipeStep of steps) {
    const { blocks, run, sourceBehind, label } = requireStep(recipeStep.step);
    const geometry = plansOf(opened).at(-1)?.geometry ?? opened.line;
    if (!blocks) {
      if (sourceBehind && opened.steps.length === 0) input = sourceBehind(input, recipeStep.values);
      else {
        refuseTooLong(geometry, label, options.mostSamplesInMemory ?? mostSamplesByDefault);
        const whole = await wholeLine(input, opened, passes);
        input = sourceBehind?.(sourceOf(whole), recipeStep.values) ?? sourceOf(run(whole, recipeStep.values));
      }
      opened = { line: input.geometry, steps: [], founds: [], surveyFor: null };
      continue;
    }
    const survey = blocks.survey?.(geometry, recipeStep.values);
    const parts =
      survey && (await lookPass(input, { ...opened, surveyFor: recipeStep }, survey.wants, passes));
    const found = survey && parts && survey.conclude(parts);
    opened = { ...opened, steps: [...opened.steps, recipeStep], founds: [...opened.founds, found] };
  }
  const geometry = await runPass(input, opened, sink, passes);
  options.onProgress?.(1);
  return geometry;
}

type PassOptions = Pick<StreamOptions, 'signal'> & {
  readonly workers: readonly BlockWorker[];
  /** Whether the only worker is this thread. */
  readonly isThisThread: boolean;
  readonly onBlock: (share: number) => void;
};

function workerOfThisThread(): BlockWorker {
  const answer = createBlockWorker();
  return { ask: async (question) => answer(question) };
}

function refuseTooLong(
  { traceCount, samplesPerTrace }: LineGeometry,
  label: string,
  mostSamples: number,
): void {
  if (traceCount * samplesPerTrace <= mostSamples) return;
  const message = `${label} needs the whole line in memory, and ${traceCount} traces of ${samplesPerTrace} samples are more than the ${mostSamples} samples that are taken there: leave the step out, or cut the line into shorter ones.`;
  throw new ProcessingError('line-too-long', message);
}

/** The line behind the steps in memory: where it lies, if it lies there. */
async function wholeLine(source: LineSource, opened: OpenedSteps, options: PassOptions): Promise<Radargram> {
  if (source.view && opened.steps.length === 0) {
    return { ...source.geometry, samples: withFiniteValues(source.view(0, source.geometry.traceCount)) };
  }
  const sink = sinkInMemory();
  await runPass(source, opened, sink, options);
  return sink.line();
}

async function runPass(
  source: LineSource,
  opened: OpenedSteps,
  sink: LineSink,
  options: PassOptions,
): Promise<LineGeometry> {
  const geometry = plansOf(opened).at(-1)?.geometry ?? opened.line;
  sink.begin?.(geometry);
  const outs = new Map<number, Float32Array>();
  await eachBlock(source, opened, {
    ...options,
    ask: (worker, block, slot) => {
      const sampleCount = block.traceCount * geometry.samplesPerTrace;
      const room = sink.room?.(block.firstTrace, block.traceCount) ?? outs.get(slot);
      const whole = room ?? sharedSamples(blockTraceCount * geometry.samplesPerTrace);
      if (!sink.room) outs.set(slot, whole);
      const out = whole.subarray(0, sampleCount);
      return worker.ask({ kind: 'run', block, out }).then(() => out);
    },
    onAnswer: async (out, { firstTrace, traceCount }) =>
      sink.write({ firstTrace, traceCount, samples: out as Float32Array }),
  });
  return geometry;
}

async function lookPass(
  source: LineSource,
  opened: OpenedSteps,
  wants: ((firstTrace: number, traceCount: number) => boolean) | undefined,
  options: PassOptions,
): Promise<unknown[]> {
  const parts: unknown[] = [];
  await eachBlock(source, opened, {
    ...options,
    wants,
    ask: (worker, block) => worker.ask({ kind: 'look', block }),
    onAnswer: async (part) => void parts.push(part),
  });
  return parts;
}

type BlockVisit = PassOptions & {
  wants?: ((firstTrace: number, traceCount: number) => boolean) | undefined;
  ask(worker: BlockWorker, block: TraceBlock, slot: number): Promise<unknown>;
  /** In the order of the blocks, one after the other. */
  onAnswer(answer: unknown, block: TraceBlock): Promise<void>;
};

/** Reads the blocks in their order, lets the workers answer side by side, and takes the answers in order again. */
async function eachBlock(source: LineSource, opened: OpenedSteps, visit: BlockVisit): Promise<void> {
  const { workers, signal } = visit;
  await Promise.all(workers.map((worker) => worker.ask({ kind: 'open', opened })));
  const seen = visit.isThisThread ? source : asSeenByThreads(source);
  const haloTraceCount = haloOf(plansOf(opened));
  const starts = blockStarts(source.geometry.traceCount).filter(
    (firstTrace) => visit.wants?.(firstTrace, ownCount(source.geometry, firstTrace)) !== false,
  );
  const rooms = new Map<number, Float32Array>();
  const underWay: Promise<void>[] = [];
  const slotCount = workers.length * blocksPerWorker;
  let inOrder = Promise.resolve();
  try {
    for (const [index, firstTrace] of starts.entries()) {
      const slot = index % slotCount;
      await underWay[slot];
      signal?.throwIfAborted();
      const block = await readBlock(seen, { firstTrace, haloTraceCount }, rooms, slot);
      const answer = visit.ask(workers[index % workers.length], block, slot);
      const before = inOrder;
      inOrder = Promise.all([answer, before])
        .then(([answered]) => visit.onAnswer(answered, block))
        .then(() => visit.onBlock(1 / starts.length));
      inOrder.catch(() => undefined);
      underWay[slot] = inOrder;
    }
  } finally {
    await inOrder;
  }
}

function ownCount({ traceCount }: LineGeometry, firstTrace: number): number {
  return Math.min(blockTraceCount, traceCount - firstTrace);
}

async function readBlock(
  { geometry, read, view }: LineSource,
  { firstTrace, haloTraceCount }: { firstTrace: number; haloTraceCount: number },
  rooms: Map<number, Float32Array>,
  slot: number,
): Promise<TraceBlock> {
  const { samplesPerTrace } = geometry;
  const traceCount = ownCount(geometry, firstTrace);
  const beforeCount = Math.min(haloTraceCount, firstTrace);
  const afterCount = Math.min(haloTraceCount, geometry.traceCount - firstTrace - traceCount);
  const whole = { firstTrace, traceCount, beforeCount, afterCount, samplesPerTrace };
  const readCount = beforeCount + traceCount + afterCount;
  if (view) return { ...whole, samples: view(firstTrace - beforeCount, readCount) };
  const mostTraces = Math.min(geometry.traceCount, blockTraceCount + 2 * haloTraceCount);
  const room = rooms.get(slot) ?? sharedSamples(mostTraces * samplesPerTrace + 1);
  rooms.set(slot, room);
  // The block's own traces begin at an even place: others are copied from shared memory byte by byte.
  const start = (beforeCount * samplesPerTrace) % 2;
  const samples = room.subarray(start, start + readCount * samplesPerTrace);
  await read(firstTrace - beforeCount, readCount, samples);
  return { ...whole, samples };
}

/** Every pass counts alike; a step that needs the whole line is a pass of its own. */
function createProgress(
  steps: readonly { blocks?: { survey?: unknown } }[],
  tell: ((fraction: number) => void) | undefined,
) {
  const passCount = 1 + steps.filter(({ blocks }) => !blocks || blocks.survey !== undefined).length;
  let done = 0;
  return {
    block(share: number) {
      done += share;
      tell?.(Math.min(1, done / passCount));
    },
  };
}
