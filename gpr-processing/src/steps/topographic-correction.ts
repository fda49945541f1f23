import { geometryBelowHighest, requireElevationsM, samplesBelowHighest } from '#ground.ts';
import { type LineGeometry, ownTraces } from '#line.ts';
import { createSincShift, shiftLinearly } from '#signal/trace-shift.ts';
import { defineBlockStep, requireSampleIntervalNs } from '#step.ts';
import { velocityParameter } from '#velocity-model.ts';

const label = 'Topographic correction';

/**
 * Hangs the traces from the terrain, so that a level reflector under a hill is level. Each trace is shifted as a whole,
 * which holds for gentle ground; where it rises more than about 1 in 10, migrate from the topography instead.
 */
export const topographicCorrection = defineBlockStep({
  id: 'topographic-correction',
  label,
  definition:
    'Each trace is moved down by 2 (z_max − z) / v, z the height of its ground and z_max the greatest of the line, or by z_max − z where the line has been converted to depth. Between samples by an 8-point sinc under a squared cosine (what lies beyond the ends counts as 0), or on a straight line. The traces become longer by the greatest shift, rounded up; what lies outside a trace is NaN, and 0 for the steps behind. The heights of the line are then z_max, from where depth is counted.',
  source: 'Annan 2003, Ground Penetrating Radar (elevation correction); Harlan 1982 (sinc interpolation).',
  parameters: {
    velocityMPerNs: velocityParameter,
    interpolation: { label: 'Between samples', choices: ['sinc', 'linear'], default: 'sinc' },
  },
  plan: (geometry, { velocityMPerNs, interpolation }) => {
    const elevationsM = requireElevationsM(geometry, label);
    const below = samplesBelowHighest(elevationsM, samplesPerM(geometry, velocityMPerNs));
    const after = geometryBelowHighest(geometry, elevationsM, below, label);
    const shift = interpolation === 'sinc' ? createSincShift() : shiftLinearly;
    const { samplesPerTrace } = geometry;
    return {
      geometry: after,
      haloTraceCount: 0,
      leavesGaps: true,
      filter: (block, out) => {
        const samples = ownTraces(block);
        for (let own = 0; own < block.traceCount; own++) {
          const start = own * samplesPerTrace;
          const target = own * after.samplesPerTrace;
          const place = { start, length: samplesPerTrace, target, targetLength: after.samplesPerTrace };
          shift(samples, { ...place, below: below[block.firstTrace + own] }, out);
        }
      },
    };
  },
});

function samplesPerM(geometry: LineGeometry, velocityMPerNs: number): number {
  if (geometry.depthAxis !== null) return 1 / geometry.depthAxis.sampleIntervalM;
  return 2 / velocityMPerNs / requireSampleIntervalNs(geometry, label);
}
