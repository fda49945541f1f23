/** Wavelets for growing loss: `table[level]` holds samples at `spacingNs`, its middle is time 0. */
export type WaveletBank = {
  readonly spacingNs: number;
  readonly halfCount: number;
  readonly tStarStepNs: number;
  readonly pulse: readonly Float64Array[];
  /** The pulse after a causal half derivative (i ω)^½, which Kirchhoff summation of a line element needs. */
  readonly halfDerivative: readonly Float64Array[];
};

type BankShape = { centreFrequencyMHz: number; spacingNs: number; tStarMaximumNs: number };

const levelCount = 12;
const frequencyCount = 160;

const banks = new Map<string, WaveletBank>();

/**
 * Ricker spectrum A(f) = (f/f0)² exp(1 - (f/f0)²) around the centre frequency f0 (peak of the spectrum), times
 * exp(-π f t*). The phase is 0: loss without dispersion, so that the envelope stays on the ray's arrival time.
 * The pulse without loss is scaled to a peak of 1. 4 f0 holds all but 5·10⁻⁶ of the spectrum. Kept for the next
 * line of the same instrument.
 */
export function waveletBank(shape: BankShape): WaveletBank {
  const key = JSON.stringify(shape);
  const bank = banks.get(key) ?? makeBank(shape);
  banks.set(key, bank);
  return bank;
}

function makeBank({ centreFrequencyMHz, spacingNs, tStarMaximumNs }: BankShape): WaveletBank {
  const shape = sumShape(centreFrequencyMHz, spacingNs);
  const tStarStepNs = tStarMaximumNs / (levelCount - 1);
  const peak = peakOf(shape);
  const scaled = (tStarNs: number, isHalfDerivative: boolean) =>
    sumSpectrum(shape, { tStarNs, halfOrder: isHalfDerivative ? 1 : 0 }).map((amplitude) => amplitude / peak);
  const levels = Array.from({ length: levelCount }, (_, level) => level * tStarStepNs);
  return {
    spacingNs,
    halfCount: shape.halfCount,
    tStarStepNs,
    pulse: levels.map((tStarNs) => scaled(tStarNs, false)),
    halfDerivative: levels.map((tStarNs) => scaled(tStarNs, true)),
  };
}

/**
 * The current that a line source has to carry for its far field to be the pulse: the pulse after a causal half integral
 * (i ω)^-½, middle of the table at time 0, where the pulse itself would have a peak of 1.
 */
export function lineSourceCurrent(centreFrequencyMHz: number, spacingNs: number): Float64Array {
  const shape = sumShape(centreFrequencyMHz, spacingNs);
  const peak = peakOf(shape);
  return sumSpectrum(shape, { tStarNs: 0, halfOrder: -1 }).map((current) => current / peak);
}

/** The pulse without loss, peak 1, as a function of time from its middle. */
export function losslessPulse(centreFrequencyMHz: number): (timeNs: number) => number {
  const spacingNs = 2 / centreFrequencyMHz;
  const shape = sumShape(centreFrequencyMHz, spacingNs);
  const peak = peakOf(shape);
  const table = sumSpectrum(shape, { tStarNs: 0, halfOrder: 0 });
  return (timeNs) => (table[Math.round(timeNs / spacingNs) + shape.halfCount] ?? 0) / peak;
}

function sumShape(centreFrequencyMHz: number, spacingNs: number): SumShape {
  const centreGHz = centreFrequencyMHz / 1000;
  const halfCount = Math.ceil(2.2 / centreGHz / spacingNs);
  return { centreGHz, stepGHz: (4 * centreGHz) / frequencyCount, spacingNs, halfCount };
}

function peakOf(shape: SumShape): number {
  return sumSpectrum({ ...shape, halfCount: 0 }, { tStarNs: 0, halfOrder: 0 })[0] as number;
}

type SumShape = { centreGHz: number; stepGHz: number; spacingNs: number; halfCount: number };

/** Σ A(f) cos(2π f t + φ) Δf over the band, ended by a cosine ramp over the last fifth; times (i ω)^½ or (i ω)^-½ by order. */
function sumSpectrum(shape: SumShape, kind: { tStarNs: number; halfOrder: -1 | 0 | 1 }): Float64Array {
  const { centreGHz, stepGHz, spacingNs, halfCount } = shape;
  const table = new Float64Array(2 * halfCount + 1);
  for (let index = 1; index < frequencyCount; index++) {
    const frequencyGHz = index * stepGHz;
    const ratioSquared = (frequencyGHz / centreGHz) ** 2;
    const omega = 2 * Math.PI * frequencyGHz;
    let amplitude =
      ratioSquared * Math.exp(1 - ratioSquared - Math.PI * frequencyGHz * kind.tStarNs) * stepGHz;
    if (kind.halfOrder !== 0) amplitude *= omega ** (kind.halfOrder / 2);
    const phase = (kind.halfOrder * Math.PI) / 4;
    for (let at = 0; at < table.length; at++) {
      table[at] = (table[at] as number) + amplitude * Math.cos(omega * (at - halfCount) * spacingNs + phase);
    }
  }
  return table.map((amplitude, at) => amplitude * endRamp(Math.abs(at - halfCount) / Math.max(1, halfCount)));
}

function endRamp(fraction: number): number {
  return fraction <= 0.8 ? 1 : 0.5 + 0.5 * Math.cos((Math.PI * (fraction - 0.8)) / 0.2);
}
