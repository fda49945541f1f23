import { lightMPerNs, vacuumPermittivityNsSPerM } from './fdtd/units.ts';
import { columnAt, type Ground, type Material, type Stretch } from './ground.ts';

export function velocityMPerNs(material: Material): number {
  return lightMPerNs / Math.sqrt(material.relativePermittivity);
}

/**
 * Fresnel coefficient of the electric field for a dipole across the line (TE), lossless:
 * R = (n1 cos θ1 - n2 cos θ2) / (n1 cos θ1 + n2 cos θ2), n = √εr, n1 sin θ1 = n2 sin θ2.
 * Negative where the lower medium is slower; ±1 beyond the critical angle.
 */
export function fresnelReflection(upper: Material, lower: Material, incidenceRad: number): number {
  const upperIndex = Math.sqrt(upper.relativePermittivity);
  const upperTerm = upperIndex * Math.cos(incidenceRad);
  const lowerTermSquared = lower.relativePermittivity - (upperIndex * Math.sin(incidenceRad)) ** 2;
  if (lowerTermSquared <= 0) return 1;
  const lowerTerm = Math.sqrt(lowerTermSquared);
  return (upperTerm - lowerTerm) / (upperTerm + lowerTerm);
}

/** What happens to a pulse that goes straight down to a depth and back. */
export type Descent = {
  /** One way, ns. */
  readonly timeNs: number;
  /** √(Σ v² τ / Σ τ): the velocity that a hyperbola's curvature shows (Dix 1955). */
  readonly rmsVelocityMPerNs: number;
  /** exp(-∫ σ / (2 ε) dt) over both ways, times 1 - R² for each interface passed. */
  readonly amplitude: number;
  /** t* = ∫ dt / Q over both ways, ns: the spectrum is multiplied by exp(-π f t*). */
  readonly tStarNs: number;
};

/** Sums the column's stretches down to `depthM`. */
export function descend(column: readonly Stretch[], depthM: number): Descent {
  let timeNs = 0;
  let squaredVelocityTime = 0;
  let loss = 0;
  let tStarNs = 0;
  let transmission = 1;
  let above: Material | null = null;
  for (const { material, topM, baseM } of column) {
    if (topM >= depthM) break;
    const velocity = velocityMPerNs(material);
    const stretchNs = (Math.min(baseM, depthM) - topM) / velocity;
    timeNs += stretchNs;
    squaredVelocityTime += velocity * velocity * stretchNs;
    loss +=
      (stretchNs * material.conductivityMSPerM * 1e-3) /
      (vacuumPermittivityNsSPerM * material.relativePermittivity);
    tStarNs += (2 * stretchNs) / material.qualityFactor;
    if (above !== null) transmission *= 1 - fresnelReflection(above, material, 0) ** 2;
    above = material;
  }
  const rmsVelocityMPerNs = Math.sqrt(squaredVelocityTime / timeNs);
  return { timeNs, rmsVelocityMPerNs, amplitude: transmission * Math.exp(-loss), tStarNs };
}

export function descendAt(ground: Ground, xM: number, depthM: number): Descent {
  return descend(columnAt(ground, xM), depthM);
}

/** One way between antenna and reflector that lie `distanceM` apart on the map: the hyperbola √(τ² + x²/v²). */
function legTimeNs(descent: Descent, distanceM: number): number {
  return Math.hypot(descent.timeNs, distanceM / descent.rmsVelocityMPerNs);
}

/** Two-way time at the hyperbola's apex: the reflector lies under the middle between the two antennas. */
export function apexTimeNs(descent: Descent, separationM: number, offLineM = 0): number {
  return 2 * legTimeNs(descent, Math.hypot(separationM / 2, offLineM));
}
