import { ProcessingError } from '#errors.ts';
import { requireEvenSpacingM } from '#even-spacing.ts';
import type { LineGeometry } from '#line.ts';
import { type OrmsbyCorners, ormsbyGain } from '#signal/ormsby.ts';
import { filterWavenumbers } from '#signal/wavenumber-filter.ts';
import { defineLineStep, requireSampleIntervalNs } from '#step.ts';

const label = 'Dip filter';
const fastestMPerNs = 100;
const mostSamples = 2 ** 26;

/** Slopes of the fan in ns of two-way time for each metre along the line. */
type Fan = { leastNsPerM: number; greatestNsPerM: number };

/**
 * Keeps or removes what dips within a fan: an echo from the side through the air, the limbs of a diffraction, or what lies
 * flat. Dips beyond the one at which a wave moves half its length from trace to trace appear with another slope.
 */
export const dipFilter = defineLineStep({
  id: 'dip-filter',
  label,
  definition:
    'y = inverse two-dimensional Fourier transform of X(k, f) H(k, f), H real. Slope p = |k / f|, in ns of two-way time for each metre along the line, which is 1 / apparent velocity, or 2 sin(dip) / velocity of the ground. P = 1 for p between the fan’s two limits, ½ − ½ cos outside them down to 0 at a share of the taper below the lesser and above the greater one; an apparent velocity of 0 or of 100 m/ns is no limit. At f = 0 what is not level is vertical. Of one direction only, P is 0 for the other, and halved where k is 0 or k or f is 0 or at Nyquist. H = P to keep, 1 − P to remove. Zeros are put behind traces and line up to the least powers of two that are no less than 1.5 times their length.',
  source:
    'Embree, Burg and Backus 1963, Geophysics 28, 948–974 (pie slice); Yilmaz 2001, Seismic Data Analysis, section 6.2 (frequency–wavenumber filtering).',
  parameters: {
    action: { label: 'What lies in the fan is', choices: ['kept', 'removed'], default: 'kept' },
    limits: { label: 'Limits given as', choices: ['apparent-velocity', 'dip'], default: 'apparent-velocity' },
    slowestMPerNs: {
      label: 'Slowest apparent velocity',
      unit: 'm/ns',
      default: 0.05,
      minimum: 0,
      maximum: fastestMPerNs,
    },
    fastestMPerNs: {
      label: 'Fastest apparent velocity',
      unit: 'm/ns',
      default: fastestMPerNs,
      minimum: 0,
      maximum: fastestMPerNs,
    },
    leastDipDeg: { label: 'Least dip', unit: 'deg', default: 0, minimum: 0, maximum: 90 },
    greatestDipDeg: { label: 'Greatest dip', unit: 'deg', default: 60, minimum: 0, maximum: 90 },
    velocityMPerNs: {
      label: 'Velocity in the ground',
      unit: 'm/ns',
      default: 0.1,
      minimum: 0.01,
      maximum: 0.3,
    },
    direction: {
      label: 'Later along the line it lies',
      choices: ['either', 'deeper', 'shallower'],
      default: 'either',
    },
    taperPercent: { label: 'Taper, of each limit', unit: '%', default: 20, minimum: 0, maximum: 100 },
  },
  run: (radargram, values) => {
    const { traceCount: rowCount, samplesPerTrace: rowLength, samples } = radargram;
    const sampleIntervalNs = requireSampleIntervalNs(radargram, label);
    const spacingM = requireEvenSpacingM(radargram, label);
    refuseTooLong(radargram);
    const corners = cornersOf(fanOf(values), values.taperPercent / 100);
    const { direction, action } = values;
    const nsPerMetre = sampleIntervalNs / spacingM;
    const gainAt = (wavenumber: number, frequency: number) => {
      const slope = wavenumber === 0 ? 0 : (Math.abs(wavenumber) / frequency) * nsPerMetre;
      const passed = ormsbyGain(slope, corners) * shareOf(direction, wavenumber, frequency);
      return action === 'kept' ? passed : 1 - passed;
    };
    return { ...radargram, samples: filterWavenumbers(samples, { rowCount, rowLength }, gainAt) };
  },
});

function fanOf(values: {
  limits: 'apparent-velocity' | 'dip';
  slowestMPerNs: number;
  fastestMPerNs: number;
  leastDipDeg: number;
  greatestDipDeg: number;
  velocityMPerNs: number;
}): Fan {
  if (values.limits === 'dip') {
    const { leastDipDeg, greatestDipDeg } = values;
    if (leastDipDeg >= greatestDipDeg) throw emptyFan('dip', `${leastDipDeg}°`, `${greatestDipDeg}°`);
    const slopeOf = (dipDeg: number) => (2 * Math.sin((dipDeg * Math.PI) / 180)) / values.velocityMPerNs;
    return { leastNsPerM: slopeOf(leastDipDeg), greatestNsPerM: slopeOf(greatestDipDeg) };
  }
  const { slowestMPerNs: slowest, fastestMPerNs: fastest } = values;
  if (slowest >= fastest) throw emptyFan('apparent velocity', `${slowest} m/ns`, `${fastest} m/ns`);
  return {
    leastNsPerM: fastest >= fastestMPerNs ? 0 : 1 / fastest,
    greatestNsPerM: slowest > 0 ? 1 / slowest : Number.POSITIVE_INFINITY,
  };
}

function emptyFan(quantity: string, lesser: string, greater: string): ProcessingError {
  const message = `${label} has a fan between two limits, but the lesser ${quantity}, ${lesser}, is not below the greater one, ${greater}: exchange or change them.`;
  return new ProcessingError('value-out-of-bounds', message);
}

function cornersOf({ leastNsPerM, greatestNsPerM }: Fan, taper: number): OrmsbyCorners {
  return {
    lowStop: leastNsPerM * (1 - taper),
    lowPass: leastNsPerM,
    highPass: greatestNsPerM,
    highStop: greatestNsPerM * (1 + taper),
  };
}

/** A wave that goes deeper along the line has a wavenumber below 0; what has no side of its own counts half to each. */
function shareOf(
  direction: 'either' | 'deeper' | 'shallower',
  wavenumber: number,
  frequency: number,
): number {
  if (direction === 'either') return 1;
  const isOnNeither = wavenumber === 0 || wavenumber === 0.5 || frequency === 0 || frequency === 0.5;
  if (isOnNeither) return 0.5;
  return wavenumber < 0 === (direction === 'deeper') ? 1 : 0;
}

function refuseTooLong({ traceCount, samplesPerTrace }: LineGeometry): void {
  if (traceCount * samplesPerTrace <= mostSamples) return;
  const message = `${label} needs the whole line in memory, and ${traceCount} traces of ${samplesPerTrace} samples are more than the ${mostSamples} samples that it takes: leave the step out, or cut the line into shorter ones.`;
  throw new ProcessingError('line-too-long', message);
}
