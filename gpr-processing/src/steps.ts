import type { ProcessingStep } from '#step.ts';
import { agcGain } from '#steps/agc-gain.ts';
import { backgroundRemoval } from '#steps/background-removal.ts';
import { curveGain } from '#steps/curve-gain.ts';
import { dcRemoval } from '#steps/dc-removal.ts';
import { decayGain } from '#steps/decay-gain.ts';
import { dewow } from '#steps/dewow.ts';
import { headerCells } from '#steps/header-cells.ts';
import { powerGain } from '#steps/power-gain.ts';
import { secGain } from '#steps/sec-gain.ts';
import { timeZero } from '#steps/time-zero.ts';

/** Every step, in a textbook's order: the instrument's own marks, the time axis, drift, what all traces share, gain. */
export const steps: readonly ProcessingStep[] = [
  headerCells,
  timeZero,
  dcRemoval,
  dewow,
  backgroundRemoval,
  powerGain,
  secGain,
  curveGain,
  decayGain,
  agcGain,
];

const byId = new Map(steps.map((step) => [step.id, step]));

/** The step that a recipe names, if this version has it. */
export function stepById(id: string): ProcessingStep | undefined {
  return byId.get(id);
}
