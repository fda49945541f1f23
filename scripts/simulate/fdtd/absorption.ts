import { timeStepNs, vacuumImpedanceOhm, vacuumPermittivityNsSPerM } from './units.ts';

/** What the memory of an absorbing border is multiplied by at each step (`keep`), and what enters it (`take`); 0 inside. */
export type Absorption = { readonly keep: Float64Array; readonly take: Float64Array };

export type BorderSetting = {
  readonly nodeCount: number;
  readonly borderCellCount: number;
  readonly cellM: number;
  /** Mean εr along the border: the loss is best matched to it. */
  readonly relativePermittivity: number;
};

const gradingPower = 3;

/** S/m at the border's inner edge; damps what is too slow to be a wave. */
const strongestShift = 0.05;

/**
 * Convolutional perfectly matched layer (Roden and Gedney 2000, Microw. Opt. Technol. Lett. 27) with κ = 1: the loss grows
 * with the third power of the way into the border up to 0.8 · 4 / (η0 Δx √εr), the frequency shift falls to 0.
 * `offset` is 0 for what lies on nodes and 0.5 for what lies half a cell behind them.
 */
export function absorptionAlong(setting: BorderSetting, offset: 0 | 0.5): Absorption {
  const { nodeCount, borderCellCount, cellM, relativePermittivity } = setting;
  const stepNs = timeStepNs(cellM);
  const strongestLoss =
    (0.8 * (gradingPower + 1)) / (vacuumImpedanceOhm * cellM * Math.sqrt(relativePermittivity));
  const keep = new Float64Array(nodeCount);
  const take = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const fromEnd = Math.min(node + offset, nodeCount - 1 - node - offset);
    const depth = (borderCellCount - fromEnd) / borderCellCount;
    if (depth <= 0 || depth > 1) continue;
    const loss = strongestLoss * depth ** gradingPower;
    const shift = strongestShift * (1 - depth);
    keep[node] = Math.exp((-(loss + shift) * stepNs) / vacuumPermittivityNsSPerM);
    take[node] = (loss / (loss + shift)) * (keep[node] - 1);
  }
  return { keep, take };
}
