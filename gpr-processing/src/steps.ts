import type { ProcessingStep } from '#step.ts';
import { agcGain } from '#steps/agc-gain.ts';
import { backgroundRemoval } from '#steps/background-removal.ts';
import { bandpass } from '#steps/bandpass.ts';
import { butterworth } from '#steps/butterworth.ts';
import { coherence } from '#steps/coherence.ts';
import { curveGain } from '#steps/curve-gain.ts';
import { dcRemoval } from '#steps/dc-removal.ts';
import { decayGain } from '#steps/decay-gain.ts';
import { declipping } from '#steps/declipping.ts';
import { dewow } from '#steps/dewow.ts';
import { dipFilter } from '#steps/dip-filter.ts';
import { envelope } from '#steps/envelope.ts';
import { equidistantTraces } from '#steps/equidistant-traces.ts';
import { headerCells } from '#steps/header-cells.ts';
import { instantaneousFrequency } from '#steps/instantaneous-frequency.ts';
import { instantaneousPhase } from '#steps/instantaneous-phase.ts';
import { kirchhoffMigration } from '#steps/kirchhoff-migration.ts';
import { lineReversal } from '#steps/line-reversal.ts';
import { meanFilter } from '#steps/mean-filter.ts';
import { medianFilter } from '#steps/median-filter.ts';
import { notch } from '#steps/notch.ts';
import { powerGain } from '#steps/power-gain.ts';
import { predictiveDeconvolution } from '#steps/predictive-deconvolution.ts';
import { secGain } from '#steps/sec-gain.ts';
import { spectralWhitening } from '#steps/spectral-whitening.ts';
import { stacking } from '#steps/stacking.ts';
import { stoltMigration } from '#steps/stolt-migration.ts';
import { timeToDepth } from '#steps/time-to-depth.ts';
import { timeZero } from '#steps/time-zero.ts';
import { topographicCorrection } from '#steps/topographic-correction.ts';
import { topographicKirchhoff } from '#steps/topographic-kirchhoff.ts';
import { traceAlignment } from '#steps/trace-alignment.ts';
import { traceEditing } from '#steps/trace-editing.ts';

/**
 * Every step, in a textbook's order: the instrument's own marks, the time axis, drift, what all traces share, migration,
 * gain, attributes, and last what hangs the traces from the terrain and turns time into depth.
 */
export const steps: readonly ProcessingStep[] = [
  headerCells,
  declipping,
  traceEditing,
  lineReversal,
  timeZero,
  traceAlignment,
  stacking,
  equidistantTraces,
  dcRemoval,
  dewow,
  backgroundRemoval,
  bandpass,
  butterworth,
  notch,
  spectralWhitening,
  predictiveDeconvolution,
  dipFilter,
  medianFilter,
  meanFilter,
  stoltMigration,
  kirchhoffMigration,
  topographicKirchhoff,
  powerGain,
  secGain,
  curveGain,
  decayGain,
  agcGain,
  envelope,
  instantaneousPhase,
  instantaneousFrequency,
  coherence,
  topographicCorrection,
  timeToDepth,
];

const byId = new Map(steps.map((step) => [step.id, step]));

/** The step that a recipe names, if this version has it. */
export function stepById(id: string): ProcessingStep | undefined {
  return byId.get(id);
}
