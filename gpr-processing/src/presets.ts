import type { LineGeometry } from '#line.ts';
import { periodsNs, windowWithin } from '#pulse-window.ts';
import { completeRecipe, type Recipe, type RecipeStep } from '#recipe.ts';
import { agcGain } from '#steps/agc-gain.ts';
import { dewow } from '#steps/dewow.ts';

/** A recipe for soil that is fit for one band of antennas, why it is so, and where that comes from. */
export type Preset = {
  readonly id: string;
  readonly label: string;
  readonly lowestMHz: number;
  readonly highestMHz: number;
  /** One sentence. */
  readonly why: string;
  readonly source: string;
  /**
   * Complete, in periods of the antenna; steps that the line cannot be given are left out. To make slices of there is no gain:
   * an AGC makes all traces alike, and within a slice no other gain matters.
   */
  recipeFor(geometry: LineGeometry, purpose?: PresetPurpose): Recipe;
};

/** Whether lines are to be read as radargrams, or compared with one another in slices. */
export type PresetPurpose = 'radargram' | 'slices';

/** What differs between bands; lengths in periods of the antenna. */
type Tuning = {
  readonly lowShare: number;
  readonly highShare: number;
  readonly agcPeriods: number;
  readonly background: { readonly untilPeriods: number } | { readonly windowTraces: number } | 'whole-line';
};

const fewestTracesForBackground = 20;
const dewowPeriods = 1.5;

/** From deep to shallow. */
export const presets: readonly Preset[] = [
  preset(
    { id: 'soil-100-200', label: 'Soil, 100 to 200 MHz: deep fill', lowestMHz: 100, highestMHz: 200 },
    'Deep fills and machine pits have wide, flat floors that a background over the whole line would take out, so it is taken out only around the direct wave, and the band reaches low because the ground keeps low frequencies longest.',
    'Kim et al. 2007 (what background removal costs); Annan 2003, Ground Penetrating Radar (bandwidth about the centre frequency, loss growing with frequency).',
    { lowShare: 0.35, highShare: 1.5, agcPeriods: 6, background: { untilPeriods: 3 } },
  ),
  preset(
    {
      id: 'soil-225-300',
      label: 'Soil, 225 to 300 MHz: pits and fill to 3 m',
      lowestMHz: 225,
      highestMHz: 300,
    },
    'Pits of one to three metres show by short echoes and broken layers rather than by long flat ones, so what the whole line shares is taken out, and an even gain over five periods keeps both the pit’s edge and its floor in sight.',
    'Daniels 2004, Ground Penetrating Radar, 2nd edition (background removal); Yilmaz 2001, section 1.4 (gain by the local RMS).',
    { lowShare: 0.4, highShare: 1.5, agcPeriods: 5, background: 'whole-line' },
  ),
  preset(
    { id: 'soil-400-500', label: 'Soil, 400 to 500 MHz: shallow pits', lowestMHz: 400, highestMHz: 500 },
    'Shallow pits and their edges lie close below a direct wave that changes with the ground’s surface, so the background is taken from the traces nearby, over a window far wider than any pit’s edge.',
    'Kim et al. 2007 (background by window); Cassidy in Jol 2009, Ground Penetrating Radar, chapter 5 (processing in order).',
    { lowShare: 0.5, highShare: 1.5, agcPeriods: 5, background: { windowTraces: 201 } },
  ),
  preset(
    {
      id: 'soil-800-900',
      label: 'Soil, 800 to 900 MHz: floors and shallow disturbances',
      lowestMHz: 800,
      highestMHz: 900,
    },
    'Under floors and in the top half metre the antenna’s own ringing lasts as long as the echoes do and is the same in every trace, so all that the line shares is taken out and the gain’s window is long against the ringing.',
    'Daniels 2004, Ground Penetrating Radar, 2nd edition (ringing and its removal); Cassidy in Jol 2009, chapter 5.',
    { lowShare: 0.5, highShare: 1.5, agcPeriods: 6, background: 'whole-line' },
  ),
  preset(
    { id: 'soil-1500-up', label: 'Soil and concrete, 1.5 GHz and more', lowestMHz: 1500, highestMHz: 6000 },
    'At this frequency a few decimetres are all that is seen, and a scanner’s direct wave changes with every touch of the ground, so the background is taken from the traces nearby and the gain follows quickly.',
    'Daniels 2004, Ground Penetrating Radar, 2nd edition (high-frequency scanning); Cassidy in Jol 2009, chapter 5.',
    { lowShare: 0.4, highShare: 1.5, agcPeriods: 4, background: { windowTraces: 301 } },
  ),
];

/** The preset whose band is nearest to the antenna’s frequency, by ratio; null where the recording does not state one. */
export function presetFor({ antenna: { centreFrequencyMHz } }: LineGeometry): Preset | null {
  if (!isFrequency(centreFrequencyMHz)) return null;
  const awayFrom = ({ lowestMHz, highestMHz }: Preset) =>
    Math.max(lowestMHz / centreFrequencyMHz, centreFrequencyMHz / highestMHz, 1);
  return presets.reduce((nearest, each) => (awayFrom(each) < awayFrom(nearest) ? each : nearest));
}

function preset(
  band: Pick<Preset, 'id' | 'label' | 'lowestMHz' | 'highestMHz'>,
  why: string,
  source: string,
  tuning: Tuning,
): Preset {
  return {
    ...band,
    why,
    source,
    recipeFor: (geometry, purpose = 'radargram') => {
      const steps = stepsFor(geometry, frequencyFor(geometry, band), tuning);
      return completeRecipe({
        steps: purpose === 'slices' ? steps.filter(({ step }) => step !== agcGain.id) : steps,
      });
    },
  };
}

/** The antenna's own frequency; where it is unknown, or far from the band that a person chose, the middle of the band. */
function frequencyFor(
  { antenna: { centreFrequencyMHz } }: LineGeometry,
  { lowestMHz, highestMHz }: Pick<Preset, 'lowestMHz' | 'highestMHz'>,
): number {
  const isNear =
    isFrequency(centreFrequencyMHz) &&
    centreFrequencyMHz >= lowestMHz / 2 &&
    centreFrequencyMHz <= 2 * highestMHz;
  return isNear ? centreFrequencyMHz : Math.sqrt(lowestMHz * highestMHz);
}

function stepsFor(geometry: LineGeometry, frequencyMHz: number, tuning: Tuning): RecipeStep[] {
  const sampleIntervalNs = geometry.sampleIntervalNs ?? 0;
  const knowsTime = sampleIntervalNs > 0;
  const [lowMHz, highMHz] = [tuning.lowShare, tuning.highShare].map((share) =>
    Math.round(share * frequencyMHz),
  );
  const holdsBand = knowsTime && lowMHz < 500 / sampleIntervalNs;
  const chosen: (RecipeStep | false)[] = [
    { step: 'header-cells', values: {} },
    knowsTime && { step: 'time-zero', values: {} },
    { step: 'dc-removal', values: {} },
    knowsTime && {
      step: 'dewow',
      values: { windowNs: windowWithin(periodsNs(dewowPeriods, frequencyMHz), dewow.parameters.windowNs) },
    },
    geometry.traceCount >= fewestTracesForBackground &&
      backgroundStep(tuning.background, { knowsTime, frequencyMHz }),
    holdsBand && { step: 'bandpass', values: { lowMHz, highMHz } },
    knowsTime && {
      step: 'agc-gain',
      values: {
        windowNs: windowWithin(periodsNs(tuning.agcPeriods, frequencyMHz), agcGain.parameters.windowNs),
      },
    },
  ];
  return chosen.filter((step) => step !== false);
}

/** Without times there is no gate, and to take the background out of the whole trace would be another recipe. */
function backgroundStep(
  background: Tuning['background'],
  { knowsTime, frequencyMHz }: { knowsTime: boolean; frequencyMHz: number },
): RecipeStep | false {
  const step = 'background-removal';
  if (background === 'whole-line') return { step, values: {} };
  if ('windowTraces' in background) {
    return { step, values: { extent: 'window-in-traces', windowTraces: background.windowTraces } };
  }
  if (!knowsTime) return false;
  const toNs = Math.round(periodsNs(background.untilPeriods, frequencyMHz) * 100) / 100;
  const rampNs = Math.round(periodsNs(1, frequencyMHz) * 100) / 100;
  return { step, values: { gate: 'from-to', fromNs: -1e5, toNs, rampNs } };
}

function isFrequency(frequencyMHz: number | null): frequencyMHz is number {
  return frequencyMHz !== null && frequencyMHz > 0 && frequencyMHz < Number.POSITIVE_INFINITY;
}
