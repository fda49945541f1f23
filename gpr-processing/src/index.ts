export type { ProcessingStep, StepParameter, StepValues } from '#step.ts';
