import type { Radargram } from '@jsa/gpr-parsers';

/** A number that a person may set: its name carries no unit in the form, so the unit stands here. */
export type StepParameter = {
  readonly label: string;
  readonly unit: 'ns' | 'MHz' | 'm' | 'traces' | 'samples' | 'dB/m' | '1/ns' | 'm/ns' | 'ratio' | 'index';
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
};

export type StepValues = Readonly<Record<string, number>>;

/** A step is data plus one pure function: the same table makes the schema, the form, the manual and the record. */
export type ProcessingStep<P extends Readonly<Record<string, StepParameter>> = Readonly<Record<string, StepParameter>>> = {
  readonly id: string;
  readonly label: string;
  readonly parameters: P;
  /** Never writes into its input. */
  run(radargram: Radargram, values: { readonly [K in keyof P]: number }): Radargram;
};
