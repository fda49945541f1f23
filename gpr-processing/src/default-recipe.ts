import type { Radargram } from '@jsa/gpr-parsers';
import { completeRecipe, type Recipe, type RecipeStep } from '#recipe.ts';

const fewestTracesForBackground = 20;
const unknownPulsePeriodNs = 10 / 1.5;

export function defaultRecipe(radargram: Radargram): Recipe {
  const knowsTime = radargram.sampleIntervalNs !== null;
  const periodNs = pulsePeriodNs(radargram);
  const chosen: (RecipeStep | false)[] = [
    { step: 'header-cells', values: {} },
    knowsTime && { step: 'time-zero', values: {} },
    { step: 'dc-removal', values: {} },
    knowsTime && { step: 'dewow', values: { windowNs: 1.5 * periodNs } },
    radargram.traceCount >= fewestTracesForBackground && { step: 'background-removal', values: {} },
    knowsTime && { step: 'agc-gain', values: { windowNs: 10 * periodNs } },
  ];
  return completeRecipe({ steps: chosen.filter((step) => step !== false) });
}

function pulsePeriodNs({ antenna }: Radargram): number {
  return antenna.centreFrequencyMHz ? 1000 / antenna.centreFrequencyMHz : unknownPulsePeriodNs;
}
