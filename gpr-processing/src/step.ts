import type { Radargram } from '@jsa/gpr-parsers';
import type { BlockPlan, LineSurvey } from '#block-plan.ts';
import { ProcessingError } from '#errors.ts';
import { type LineGeometry, ownTraces, type TraceBlock } from '#line.ts';
import type { LineSource } from '#line-source.ts';
import type { StepParameters, ValuesOf } from '#parameters.ts';
import { runAlone } from '#run-alone.ts';

/** How a step is run block by block. Without it a step needs the whole line at once. */
export type BlockRule<P extends StepParameters, Part, Found> = {
  /** Absent, or undefined for these values, where the step need not see the line first. */
  survey?(geometry: LineGeometry, values: ValuesOf<P>): LineSurvey<Part, Found> | undefined;
  plan(geometry: LineGeometry, values: ValuesOf<P>, found: Found): BlockPlan;
};

/** What a step says of itself: the same table makes the schema, the form, the manual and the record. */
export type StepTable<P extends StepParameters> = {
  readonly id: string;
  readonly label: string;
  /** What comes out, as a formula or in words, to the last detail that changes a result. */
  readonly definition: string;
  /** Where the definition comes from: author, year, place. */
  readonly source: string;
  readonly parameters: P;
};

/** A step is data plus one pure function. */
export type ProcessingStep<P extends StepParameters = StepParameters> = StepTable<P> & {
  /** Never writes into its input. */
  run(radargram: Radargram, values: ValuesOf<P>): Radargram;
  readonly blocks?: BlockRule<P, unknown, unknown>;
  /**
   * For steps that make of the traces others, of which each needs a few of them only: the line behind the step, made where
   * it is read. The bytes are those of `run`.
   */
  sourceBehind?(source: LineSource, values: ValuesOf<P>): LineSource;
};

/** A step that needs the whole line at once, or at least other traces than those in the place of its own. */
export function defineLineStep<const P extends StepParameters>(
  step: StepTable<P> & Pick<ProcessingStep<P>, 'run' | 'sourceBehind'>,
): ProcessingStep<P> {
  return step;
}

/** A step that works block by block, with neighbours of each trace or without. */
export function defineBlockStep<const P extends StepParameters, Part = never, Found = undefined>(
  step: StepTable<P> & BlockRule<P, Part, Found>,
): ProcessingStep<P> {
  const { survey, plan, ...table } = step;
  const blocks: BlockRule<P, unknown, unknown> = {
    ...(survey && { survey: survey as BlockRule<P, unknown, unknown>['survey'] & {} }),
    plan: (geometry, values, found) => plan(geometry, values, found as Found),
  };
  return { ...table, blocks, run: (radargram, values) => runAlone(radargram, blocks, values) };
}

/** Reads one trace and writes every sample of `out`, another array of the same length that may hold anything. */
export type TraceFilter = (trace: Float32Array, out: Float32Array, traceIndex: number) => void;

/**
 * The same for many traces, one after the other in one array, where that is faster than trace by trace. Samples that are
 * no finite numbers must count as 0.
 */
export type ManyTracesFilter = { readonly many: (traces: Float32Array, out: Float32Array) => void };

/** A step that treats one trace after the other once it has seen the line, and leaves their number and length alone. */
export function defineTraceStep<const P extends StepParameters, Part = never, Found = undefined>(
  step: StepTable<P> & {
    survey?(geometry: LineGeometry, values: ValuesOf<P>): LineSurvey<Part, Found> | undefined;
    /** Null where the step changes no sample. */
    filterFor(
      geometry: LineGeometry,
      values: ValuesOf<P>,
      found: Found,
    ): TraceFilter | ManyTracesFilter | null;
    /** What else of the line the step changes. */
    after?(geometry: LineGeometry, values: ValuesOf<P>, found: Found): LineGeometry;
  },
): ProcessingStep<P> {
  const { filterFor, after, ...rest } = step;
  return defineBlockStep<P, Part, Found>({
    ...rest,
    plan: (geometry, values, found) => {
      const filter = filterFor(geometry, values, found);
      return {
        geometry: after ? after(geometry, values, found) : geometry,
        haloTraceCount: 0,
        ...(filter && 'many' in filter && { takesAnySamples: true }),
        filter: filter && ((block, out) => filterTraces(block, out, filter)),
      };
    },
  });
}

function filterTraces(block: TraceBlock, out: Float32Array, filter: TraceFilter | ManyTracesFilter): void {
  const { firstTrace, traceCount, samplesPerTrace } = block;
  const samples = ownTraces(block);
  if ('many' in filter) {
    filter.many(samples, out);
    return;
  }
  for (let trace = 0; trace < traceCount; trace++) {
    const start = trace * samplesPerTrace;
    const end = start + samplesPerTrace;
    filter(samples.subarray(start, end), out.subarray(start, end), firstTrace + trace);
  }
}

/** For steps whose parameters are times: a line that does not state its sample interval cannot be given them. */
export function requireSampleIntervalNs(
  { sampleIntervalNs, depthAxis }: LineGeometry,
  label: string,
): number {
  if (sampleIntervalNs !== null && sampleIntervalNs > 0) return sampleIntervalNs;
  if (depthAxis !== null) {
    const message = `${label} works in nanoseconds, but the line has been converted to depth: move the step ahead of the conversion.`;
    throw new ProcessingError('needs-sample-interval', message);
  }
  throw new ProcessingError(
    'needs-sample-interval',
    `${label} works in nanoseconds, but the recording does not say how far apart its samples are: leave the step out, or state the time window.`,
  );
}

/** For steps whose parameters are lengths along the line: it must say how far apart its traces are. */
export function requireTraceSpacingM({ traceSpacingM }: LineGeometry, label: string): number {
  if (traceSpacingM !== null && traceSpacingM > 0) return traceSpacingM;
  throw new ProcessingError(
    'needs-trace-spacing',
    `${label} works in metres along the line, but the recording does not say how far apart its traces are: leave the step out, state the trace spacing, or bring the traces to an even spacing first.`,
  );
}
