import type { LineGeometry } from '#line.ts';
import type { NumberParameter } from '#parameters.ts';
import { periodsNs, windowWithin } from '#pulse-window.ts';
import { completeRecipe, type Recipe, type RecipeStep } from '#recipe.ts';
import { agcGain } from '#steps/agc-gain.ts';
import { dewow } from '#steps/dewow.ts';

const fewestTracesForBackground = 20;
const dewowPeriods = 1.5;
const agcPeriods = 5;

/**
 * The recipe that a recording is first shown with, complete; a recording without a sample interval gets only the
 * steps that need none.
 *
 * The gain is an AGC, because instruments disagree on what they store: some amplify late echoes while recording, so that
 * a further t^p or SEC would leave nothing but the deepest part, others do not, and there the echoes fade by a factor
 * of several hundred, which no t^p that is fit for the first kind makes up for. An AGC reads well in both, over the
 * whole time window, and is the same for every line of a survey. Its price: amplitudes no longer compare along
 * a trace, and noise below the last echo is as loud as the echoes. Five pulse periods are short
 * enough that the direct wave does not hush the first half metre of ground.
 *
 * Background removal wants some twenty traces: of fewer, the mean still holds the echoes themselves.
 */
export function defaultRecipe(radargram: LineGeometry): Recipe {
  const knowsTime = (radargram.sampleIntervalNs ?? 0) > 0;
  const chosen: (RecipeStep | false)[] = [
    { step: 'header-cells', values: {} },
    knowsTime && { step: 'time-zero', values: {} },
    { step: 'dc-removal', values: {} },
    knowsTime && {
      step: 'dewow',
      values: windowOfPeriods(radargram, dewowPeriods, dewow.parameters.windowNs),
    },
    radargram.traceCount >= fewestTracesForBackground && { step: 'background-removal', values: {} },
    knowsTime && {
      step: 'agc-gain',
      values: windowOfPeriods(radargram, agcPeriods, agcGain.parameters.windowNs),
    },
  ];
  return completeRecipe({ steps: chosen.filter((step) => step !== false) });
}

/** Where the antenna's frequency is unknown the step's default, but no more than a quarter of a short time window. */
function windowOfPeriods(
  radargram: LineGeometry,
  periods: number,
  bounds: NumberParameter,
): Record<string, number> {
  const { antenna, samplesPerTrace, sampleIntervalNs } = radargram;
  const frequencyMHz = antenna.centreFrequencyMHz ?? 0;
  const quarterNs = ((sampleIntervalNs ?? 0) * samplesPerTrace) / 4;
  const wantedNs = frequencyMHz > 0 ? periodsNs(periods, frequencyMHz) : Math.min(bounds.default, quarterNs);
  return { windowNs: windowWithin(wantedNs, bounds) };
}
