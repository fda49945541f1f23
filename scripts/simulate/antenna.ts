/** A shielded pair of dipoles that lie across the line. */
export type Antenna = {
  readonly name: string;
  readonly centreFrequencyMHz: number;
  /** Transmitter to receiver, along the line. */
  readonly separationM: number;
};

/**
 * Strength of the field under an angle from the vertical, 1 straight down: a horizontal dipole on a half-space,
 * in the plane across its axis (Engheta, Papas & Elachi 1982: n cos θ / |n cos θ + √(1 - n² sin² θ)|), times
 * cos θ for the shield, and a smooth ramp to 0 from 50° to 65°, where far field and shield are poorly known.
 */
export function antennaGain(cosAngle: number, refractiveIndex: number): number {
  if (cosAngle <= cosWidest) return 0;
  const sinSquared = 1 - cosAngle * cosAngle;
  const underRoot = 1 - refractiveIndex * refractiveIndex * sinSquared;
  const real = refractiveIndex * cosAngle;
  const denominator = underRoot >= 0 ? real + Math.sqrt(underRoot) : Math.sqrt(real * real - underRoot);
  const dipole = (real / denominator) * ((refractiveIndex + 1) / refractiveIndex);
  const ramp = cosAngle >= cosRampStart ? 1 : (cosAngle - cosWidest) / (cosRampStart - cosWidest);
  return dipole * cosAngle * ramp * ramp * (3 - 2 * ramp);
}

const cosRampStart = Math.cos((50 * Math.PI) / 180);
const widestRad = (65 * Math.PI) / 180;
const cosWidest = Math.cos(widestRad);

/** How far beside the antenna a reflector at `depthM` can still be seen: the pattern is 0 beyond. */
export function apertureM(depthM: number): number {
  return depthM * Math.tan(widestRad);
}
