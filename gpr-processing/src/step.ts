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

/** A step is data plus one pure function: the same table makes the schema, the form, the manual and the record. */
export type ProcessingStep<P extends StepParameters = StepParameters> = {
  readonly id: string;
  readonly label: string;
  readonly parameters: P;
  /** Never writes into its input. */
  run(radargram: Radargram, values: { readonly [K in keyof P]: number }): Radargram;
};

/** Ties the names of a step's parameters to the values that its `run` is given. */
export function defineStep<const P extends StepParameters>(step: ProcessingStep<P>): ProcessingStep<P> {
  return step;
}

/** Makes a new radargram trace by trace: `fill` reads `trace` and writes all of `out`, which begins as zeros. */
export function mapTraces(
  radargram: Radargram,
  fill: (trace: Float32Array, out: Float32Array) => void,
): Radargram {
  const { traceCount, samplesPerTrace } = radargram;
  const samples = new Float32Array(traceCount * samplesPerTrace);
  for (let trace = 0; trace < traceCount; trace++) {
    const start = trace * samplesPerTrace;
    const end = start + samplesPerTrace;
    fill(radargram.samples.subarray(start, end), samples.subarray(start, end));
  }
  return { ...radargram, samples };
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
