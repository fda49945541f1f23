import type { Velocity } from '#depth-with-error.ts';
import { speedOfLightMPerNs, velocityOfPermittivity } from '#travel-time.ts';

/** A material as tables have it: from the lowest to the highest value that was measured, and the velocity that is usual. */
export type Material = {
  readonly id: string;
  readonly label: string;
  readonly relativePermittivity: readonly [lowest: number, highest: number];
  readonly conductivityMSPerM: readonly [lowest: number, highest: number];
  readonly usualVelocityMPerNs: number;
  readonly source: string;
};

const velocityTable =
  'GeoSci Developers, Geophysics for Practicing Geoscientists, Ground-penetrating radar: table of velocities (https://gpg.geosci.xyz/content/GPR/table_velocity.html)';

/** Permittivity, conductivity and wave velocity of what the ground is made of, from dry to wet where both are in the table. */
export const materials: readonly Material[] = [
  material('air', 'Air', [1, 1], [0, 0], speedOfLightMPerNs),
  material('fresh-water', 'Fresh water', [80, 80], [0.5, 0.5], 0.033),
  material('dry-sand', 'Dry sand', [3, 5], [0.01, 0.01], 0.15),
  material('saturated-sand', 'Saturated sand', [20, 30], [0.1, 1], 0.06),
  material('silt', 'Silt', [5, 30], [1, 100], 0.07),
  material('clay', 'Clay', [5, 40], [2, 1000], 0.06),
  material('limestone', 'Limestone', [4, 8], [0.5, 2], 0.12),
  material('shale', 'Shale', [5, 15], [1, 100], 0.09),
  material('granite', 'Granite', [4, 6], [0.01, 1], 0.13),
];

/**
 * The usual velocity in a material. Its error is half of the way between the velocities at the ends of the material's
 * permittivity, or of the usual velocity from their middle where that is more: no less than what a ground anywhere in between is off on average, and wide, since a table knows only
 * the name of the ground.
 */
export function velocityOfMaterial({ relativePermittivity, usualVelocityMPerNs }: Material): Velocity {
  const [slowest, fastest] = velocityRangeOf(relativePermittivity);
  return {
    velocityMPerNs: usualVelocityMPerNs,
    velocityErrorMPerNs: Math.max(
      (fastest - slowest) / 2,
      Math.abs((fastest + slowest) / 2 - usualVelocityMPerNs),
    ),
    basis: 'table',
  };
}

/** Slowest and fastest wave in ground of such permittivity and little loss, in m/ns. */
export function velocityRangeOf([lowest, highest]: readonly [number, number]): [
  slowest: number,
  fastest: number,
] {
  return [velocityOfPermittivity(highest), velocityOfPermittivity(lowest)];
}

function material(
  id: string,
  label: string,
  relativePermittivity: readonly [number, number],
  conductivityMSPerM: readonly [number, number],
  usualVelocityMPerNs: number,
): Material {
  return { id, label, relativePermittivity, conductivityMSPerM, usualVelocityMPerNs, source: velocityTable };
}
