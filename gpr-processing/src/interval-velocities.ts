import type { Velocity } from '#depth-with-error.ts';
import { ProcessingError } from '#errors.ts';

/** A layer between two reflectors. Null where the RMS velocities around it allow no wave. */
export type IntervalVelocity = {
  readonly topNs: number;
  readonly bottomNs: number;
  readonly velocity: Velocity | null;
};

/** Layers from the surface down, and whole sentences on those that cannot be believed. */
export type IntervalVelocities = {
  readonly layers: readonly IntervalVelocity[];
  readonly warnings: readonly string[];
};

/**
 * Velocities of the layers between reflectors, from RMS velocities (Dix 1955, Geophysics 20, 68–86):
 * v² = (V₂² t₂ − V₁² t₁) / (t₂ − t₁). The errors of both RMS velocities go in as independent ones; thin layers
 * have large errors, and that is the truth. It holds for flat layers and offsets that are short against the depth.
 */
export function intervalVelocities(picks: readonly (Velocity & { timeNs: number })[]): IntervalVelocities {
  const sorted = picks.toSorted((one, other) => one.timeNs - other.timeNs);
  const odd = sorted.find(
    ({ timeNs, velocityMPerNs, velocityErrorMPerNs }, index) =>
      !(timeNs > (sorted[index - 1]?.timeNs ?? 0) && velocityMPerNs > 0 && velocityErrorMPerNs >= 0),
  );
  if (odd) {
    const message = `RMS velocities stand at different times after time-zero, each above 0 and with its error, but one is ${odd.velocityMPerNs} ± ${odd.velocityErrorMPerNs} m/ns at ${odd.timeNs} ns.`;
    throw new ProcessingError('picks-do-not-fit', message);
  }
  const layers: IntervalVelocity[] = [];
  const warnings: string[] = [];
  for (const [index, below] of sorted.entries()) {
    const above = sorted[index - 1] ?? { timeNs: 0, velocityMPerNs: 0, velocityErrorMPerNs: 0 };
    const where = `between ${roundedNs(above.timeNs)} and ${roundedNs(below.timeNs)} ns`;
    const lengthNs = below.timeNs - above.timeNs;
    const square =
      (below.velocityMPerNs ** 2 * below.timeNs - above.velocityMPerNs ** 2 * above.timeNs) / lengthNs;
    const layer = { topNs: above.timeNs, bottomNs: below.timeNs };
    if (!(square > 0)) {
      layers.push({ ...layer, velocity: null });
      warnings.push(
        `The RMS velocities ${where} fall so fast that no layer can have them: pick one of them anew.`,
      );
      continue;
    }
    const velocityMPerNs = Math.sqrt(square);
    const fromBelow = (below.timeNs * below.velocityMPerNs * below.velocityErrorMPerNs) / lengthNs;
    const fromAbove = (above.timeNs * above.velocityMPerNs * above.velocityErrorMPerNs) / lengthNs;
    const velocityErrorMPerNs = Math.sqrt(fromBelow ** 2 + fromAbove ** 2) / velocityMPerNs;
    layers.push({ ...layer, velocity: { velocityMPerNs, velocityErrorMPerNs, basis: below.basis } });
    if (velocityMPerNs > 0.3) {
      warnings.push(
        `The layer ${where} would be faster than air: one of its picks is no reflection from flat layers.`,
      );
    } else if (velocityErrorMPerNs > 0.3 * velocityMPerNs) {
      warnings.push(
        `The velocity of the layer ${where} is uncertain by ${Math.round((100 * velocityErrorMPerNs) / velocityMPerNs)} %: the layer is too thin for its picks.`,
      );
    }
  }
  return { layers, warnings };
}

function roundedNs(timeNs: number): number {
  return Math.round(10 * timeNs) / 10;
}
