import type { ProcessingStep } from '#step.ts';

/** Every step, in a textbook's order: what the instrument did, then the ground's time, then noise, then gain. */
export const steps: readonly ProcessingStep[] = [];

const byId = new Map(steps.map((step) => [step.id, step]));

export function stepById(id: string): ProcessingStep | undefined {
  return byId.get(id);
}
