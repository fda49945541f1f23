import type { Radargram } from '@jsa/gpr-parsers';
import { ProcessingError } from '#errors.ts';

/** A number that a person may set: its name carries no unit in the form, so the unit stands here. */
export type StepParameter = {
  readonly label: string;
  readonly unit: 'ns' | 'MHz' | 'm' | 'traces' | 'samples' | 'dB/m' | '1/ns' | 'm/ns' | 'ratio' | 'index';
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
};

export type StepValues = Readonly<Record<string, number>>;

type StepParameters = Readonly<Record<string, StepParameter>>;

type ValuesOf<P extends StepParameters> = { readonly [K in keyof P]: number };

/** Reads one trace and writes every sample of `out`, another array of the same length that may hold anything. */
export type TraceFilter = (trace: Float32Array, out: Float32Array) => void;

/** A step is data plus one pure function: the same table makes the schema, the form, the manual and the record. */
export type ProcessingStep<P extends StepParameters = StepParameters> = {
  readonly id: string;
  readonly label: string;
  readonly parameters: P;
  /** Never writes into its input. */
  run(radargram: Radargram, values: ValuesOf<P>): Radargram;
  /**
   * Where a step treats one trace after the other: how, once it has seen the line. `run` does the same to all
   * traces; a pipeline that holds the only copy of a line can do it in place.
   */
  filterFor?(radargram: Radargram, values: ValuesOf<P>): TraceFilter;
};

/** Ties the names of a step's parameters to the values that its `run` is given. */
export function defineStep<const P extends StepParameters>(step: ProcessingStep<P>): ProcessingStep<P> {
  return step;
}

/** A step that changes amplitudes trace by trace and nothing else of the radargram. */
export function defineTraceStep<const P extends StepParameters>(
  step: Required<Omit<ProcessingStep<P>, 'run'>>,
): ProcessingStep<P> {
  return { ...step, run: (radargram, values) => mapTraces(radargram, step.filterFor(radargram, values)) };
}

/** Makes a new radargram trace by trace. */
export function mapTraces(radargram: Radargram, filter: TraceFilter): Radargram {
  const { traceCount, samplesPerTrace } = radargram;
  const samples = new Float32Array(traceCount * samplesPerTrace);
  for (let trace = 0; trace < traceCount; trace++) {
    const start = trace * samplesPerTrace;
    const end = start + samplesPerTrace;
    filter(radargram.samples.subarray(start, end), samples.subarray(start, end));
  }
  return { ...radargram, samples };
}

/** Overwrites the samples of a radargram that nobody else holds. */
export function filterInPlace(
  { samples, traceCount, samplesPerTrace }: Radargram,
  filter: TraceFilter,
): void {
  const filtered = new Float32Array(samplesPerTrace);
  for (let trace = 0; trace < traceCount; trace++) {
    const start = trace * samplesPerTrace;
    filter(samples.subarray(start, start + samplesPerTrace), filtered);
    samples.set(filtered, start);
  }
}

/** For steps whose parameters are times: a recording that does not state its sample interval cannot be given them. */
export function requireSampleIntervalNs(radargram: Radargram, label: string): number {
  const { sampleIntervalNs } = radargram;
  if (sampleIntervalNs !== null && sampleIntervalNs > 0) return sampleIntervalNs;
  throw new ProcessingError(
    'needs-sample-interval',
    `${label} works in nanoseconds, but the recording does not say how far apart its samples are: leave the step out, or state the time window.`,
  );
}
