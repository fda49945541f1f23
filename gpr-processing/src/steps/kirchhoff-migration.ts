import type { BlockPlan } from '#block-plan.ts';
import type { LineGeometry } from '#line.ts';
import {
  apertureDefinition,
  apertureParameters,
  finenessOf,
  furthestOffsetM,
  hyperbolaLimitsOf,
} from '#migration-aperture.ts';
import { scatteredMigrationPlan } from '#scattered-migration.ts';
import { halfDerivativeTable } from '#signal/half-derivative.ts';
import type { OpenHyperbolaKernels } from '#signal/hyperbola-kernels.ts';
import type { HyperbolaLimits } from '#signal/hyperbola-limits.ts';
import { sumHyperbolas } from '#signal/hyperbola-sum.ts';
import { defineBlockStep, requireSampleIntervalNs } from '#step.ts';
import { evenSpacingM, tracePositionsM } from '#trace-positions.ts';
import {
  rmsVelocityAtNs,
  velocityLayersParameter,
  velocityModelOf,
  velocityParameter,
} from '#velocity-model.ts';
import { hyperbolaKernels } from '#wasm/hyperbola-kernels.ts';

const label = 'Kirchhoff migration';

/** Traces that are off by less than this share of their spacing are summed as an even row, which is faster. */
const evenTolerance = 1e-6;

/**
 * Brings diffractions back to the points that they come from, and dipping reflectors to their places. The velocity
 * decides: too low leaves hyperbolas open, too high turns them into smiles. True amplitude: a reflector keeps its
 * amplitude and phase, and equal scatterers are equally bright at every depth that is seen under the same angles.
 */
export const kirchhoffMigration = defineBlockStep({
  id: 'kirchhoff-migration',
  label,
  definition: `y(x, t₀) = Σ (dx / ve) · (t₀ / t) / √(2π t) · q(x′, t), ve = v / 2, t = √(t₀² + ((x − x′) / ve)²), q the anticausal half derivative of each trace (spectrum times (−iω)^½), t no less than half a sample under the root. dx is half the way to the neighbours of x′ on either side (at the ends of the line the way to the one neighbour), shared between traces at one place. In layers v is the RMS velocity down to t₀. ${apertureDefinition} y = 0 up to time-zero.`,
  source:
    'Schneider 1978, Geophysics 43 (Kirchhoff integral, in two dimensions); Yilmaz 2001, Seismic Data Analysis, chapter 4; Lumley, Claerbout & Bevc 1994 on aliasing.',
  parameters: {
    velocityMPerNs: velocityParameter,
    layers: velocityLayersParameter,
    ...apertureParameters,
  },
  plan: (geometry, values) => {
    const sampleIntervalNs = requireSampleIntervalNs(geometry, label);
    const spacingM = evenSpacingM(geometry, label, evenTolerance);
    const limits = hyperbolaLimitsOf(geometry, values, label);
    const model = velocityModelOf(values.layers, values.velocityMPerNs);
    const velocities = Float64Array.from({ length: geometry.samplesPerTrace }, (_, sample) =>
      rmsVelocityAtNs(model, geometry.firstSampleNs + sample * sampleIntervalNs),
    );
    const reachM = furthestOffsetM(geometry, limits, {
      sampleIntervalNs,
      velocityMPerNs: velocities.reduce((most, velocity) => Math.max(most, velocity), 0),
    });
    /** Samples that a wave takes for a metre, there and back. */
    const slowness = velocities.map((velocityMPerNs) => 2 / velocityMPerNs / sampleIntervalNs);
    const firstSample = geometry.firstSampleNs / sampleIntervalNs;
    const sums = { firstSample, slowness, limits, reachM, fineness: finenessOf(values) };
    return spacingM === null ? unevenPlan(geometry, sums) : evenPlan(geometry, spacingM, sums);
  },
});

type Sums = {
  readonly fineness: number;
  readonly firstSample: number;
  readonly slowness: Float64Array;
  /** Offsets in m. */
  readonly limits: HyperbolaLimits;
  readonly reachM: number;
};

function evenPlan(geometry: LineGeometry, spacingM: number, sums: Sums): BlockPlan {
  const { samplesPerTrace: sampleCount, traceCount } = geometry;
  const hyperbolas = {
    table: halfDerivativeTable(sampleCount, sums.fineness),
    firstSample: sums.firstSample,
    samplesPerTrace: sums.slowness.map((samplesPerM) => samplesPerM * spacingM),
    reach: Math.max(0, Math.min(Math.floor(sums.reachM / spacingM), traceCount - 1)),
    limits: { ...sums.limits, largestOffset: sums.limits.largestOffset / spacingM },
  };
  let kernels: OpenHyperbolaKernels | null = null;
  return {
    geometry,
    // One more than is summed: traces are derived in pairs.
    haloTraceCount: hyperbolas.reach + 1,
    filter: ({ samples, firstTrace, beforeCount, traceCount: ownCount }, out) => {
      // Opened where blocks are summed: plans are made in threads that only ask for the geometry, too.
      kernels ??= hyperbolaKernels();
      const traces = { samples, firstTrace: firstTrace - beforeCount, firstOwn: firstTrace, ownCount };
      sumHyperbolas(hyperbolas, traces, kernels, out);
    },
  };
}

function unevenPlan(geometry: LineGeometry, { reachM, fineness, ...sums }: Sums): BlockPlan {
  const hyperbolas = { outCount: geometry.samplesPerTrace, ...sums };
  const positionsM = tracePositionsM(geometry, label);
  return scatteredMigrationPlan(geometry, geometry, {
    ...{ positionsM, ground: null, reachM, fineness, hyperbolas },
  });
}
