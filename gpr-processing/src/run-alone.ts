import type { Radargram } from '@jsa/gpr-parsers';
import type { BlockPlan, LineSurvey } from '#block-plan.ts';
import { chainOf } from '#chain.ts';
import { runChain, runSurvey } from '#run-blocks.ts';

type Rule<Values> = {
  survey?(geometry: Radargram, values: Values): LineSurvey<unknown, unknown> | undefined;
  plan(geometry: Radargram, values: Values, found: unknown): BlockPlan;
};

/** One step that works block by block, on a whole line in memory. Where it changes no sample, they are the line's own. */
export function runAlone<Values>(radargram: Radargram, rule: Rule<Values>, values: Values): Radargram {
  const survey = rule.survey?.(radargram, values);
  const found = survey && runSurvey(radargram, radargram.samples, survey);
  const plan = rule.plan(radargram, values, found);
  if (plan.filter === null) return { ...plan.geometry, samples: radargram.samples };
  const samples = new Float32Array(radargram.traceCount * plan.geometry.samplesPerTrace);
  runChain(radargram, chainOf(radargram, [plan]), { samples: radargram.samples, out: samples });
  return { ...plan.geometry, samples };
}
