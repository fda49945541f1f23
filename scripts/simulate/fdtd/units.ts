/** Speed of light in vacuum, m/ns. */
export const lightMPerNs = 0.299792458;

/** ε0 in ns·S/m, so that σ t / ε0 is a plain number for t in ns and σ in S/m. */
export const vacuumPermittivityNsSPerM = 0.008854187813;

/** Impedance of vacuum √(μ0 / ε0), Ω. */
export const vacuumImpedanceOhm = 376.730313668;

/** Share of the longest stable time step that is taken; at 1 rounding alone could make the field grow. */
const courantShare = 0.99;

/** Δt = 0.99 Δx / (c √2), the limit of Courant, Friedrichs and Lewy in two dimensions; air is the fastest there is. */
export function timeStepNs(cellM: number): number {
  return (courantShare * cellM) / (lightMPerNs * Math.SQRT2);
}
