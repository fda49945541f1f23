import { geometryBelowHighest, groundSlopes, requireElevationsM, samplesBelowHighest } from '#ground.ts';
import {
  apertureDefinition,
  apertureParameters,
  finenessOf,
  furthestOffsetM,
  hyperbolaLimitsOf,
} from '#migration-aperture.ts';
import { scatteredMigrationPlan } from '#scattered-migration.ts';
import { defineBlockStep, requireSampleIntervalNs } from '#step.ts';
import { tracePositionsM } from '#trace-positions.ts';
import { velocityParameter } from '#velocity-model.ts';

const label = 'Topographic Kirchhoff migration';

/**
 * Kirchhoff migration from the terrain as it is: waves are followed from where each trace was taken, also where the ground
 * is steep and a shift of whole traces would be wrong. It corrects for topography as well: leave that step out.
 */
export const topographicKirchhoff = defineBlockStep({
  id: 'topographic-kirchhoff',
  label,
  definition: `The image lies below the highest trace, at the vertical two-way time τ = 2 (z_max − z) / v: y(x, z) = Σ (ds cos β / ve) / √(2π t) · q(x′, t), ve = v / 2, t = r / ve, r the distance from the station on the ground at x′ to the point, q the anticausal half derivative of the trace, β the angle between ray and normal of the ground: ds cos β = dx · ((z′ − z) − z_x (x′ − x)) / r, never below 0. dx as in Kirchhoff migration; the slope z_x is that of the straight line through the heights within the stated length. On flat ground it is Kirchhoff migration. ${apertureDefinition} Angles are counted from the vertical. NaN above the ground and below the end of the record, and 0 there for the steps behind.`,
  source:
    'Lehmann & Green 2000, Topographic migration of georadar data, Geophysics 65; Dujardin & Bano 2013, Topographic migration of GPR data, Comptes Rendus Geoscience 345.',
  parameters: {
    velocityMPerNs: velocityParameter,
    slopeOverM: {
      label: 'Length over which the slope of the ground is taken',
      unit: 'm',
      default: 1,
      minimum: 0.01,
      maximum: 100,
    },
    ...apertureParameters,
  },
  plan: (geometry, values) => {
    const { velocityMPerNs } = values;
    const sampleIntervalNs = requireSampleIntervalNs(geometry, label);
    const positionsM = tracePositionsM(geometry, label);
    const elevationsM = requireElevationsM(geometry, label);
    const limits = hyperbolaLimitsOf(geometry, values, label);
    const samplesPerM = 2 / velocityMPerNs / sampleIntervalNs;
    const below = samplesBelowHighest(elevationsM, samplesPerM);
    const after = geometryBelowHighest(geometry, elevationsM, below, label);
    const plan = scatteredMigrationPlan(geometry, after, {
      positionsM,
      ground: {
        belowM: below.map((samples) => samples / samplesPerM),
        slopes: groundSlopes(positionsM, elevationsM, values.slopeOverM),
      },
      reachM: furthestOffsetM(geometry, limits, { sampleIntervalNs, velocityMPerNs }),
      fineness: finenessOf(values),
      hyperbolas: {
        outCount: after.samplesPerTrace,
        firstSample: geometry.firstSampleNs / sampleIntervalNs,
        slowness: new Float64Array(after.samplesPerTrace).fill(samplesPerM),
        limits,
      },
    });
    return {
      ...plan,
      leavesGaps: true,
      filter: (block, out) => {
        plan.filter?.(block, out);
        for (let own = 0; own < block.traceCount; own++) {
          const first = Math.ceil(below[block.firstTrace + own]);
          const last = Math.floor(below[block.firstTrace + own] + geometry.samplesPerTrace - 1);
          const start = own * after.samplesPerTrace;
          out.fill(Number.NaN, start, start + first);
          out.fill(Number.NaN, start + last + 1, start + after.samplesPerTrace);
        }
      },
    };
  },
});
