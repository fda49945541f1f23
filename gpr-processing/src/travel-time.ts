/** Speed of light in vacuum: no radar wave is faster. */
export const speedOfLightMPerNs = 0.299792458;

/** Depth of a reflector: the wave goes down and comes back, so half the way of the two-way time. */
export function depthM(timeNs: number, velocityMPerNs: number): number {
  return (velocityMPerNs * timeNs) / 2;
}

/** Two-way time to a depth and back. */
export function timeNs(depthM: number, velocityMPerNs: number): number {
  return (2 * depthM) / velocityMPerNs;
}

/** Wave velocity in a ground of little loss: c / √εr. */
export function velocityOfPermittivity(relativePermittivity: number): number {
  return speedOfLightMPerNs / Math.sqrt(relativePermittivity);
}

/** Relative permittivity of a ground of little loss, from the wave's velocity in m/ns: (c / v)². */
export function permittivityOfVelocity(velocityMPerNs: number): number {
  return (speedOfLightMPerNs / velocityMPerNs) ** 2;
}

/**
 * The exponent of SEC gain that makes up for an attenuation along the way: a = α · v · ln 10 / 20. The way is that of
 * the whole two-way time, down and back.
 */
export function attenuationPerNs(attenuationDbPerM: number, velocityMPerNs: number): number {
  return (attenuationDbPerM * velocityMPerNs * Math.LN10) / 20;
}
