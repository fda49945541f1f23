import { ProcessingError } from '#errors.ts';
import type { TableParameter } from '#parameters.ts';
import { depthM, timeNs } from '#travel-time.ts';

/** One layer of the ground: where it begins, in depth and in two-way time, and how fast waves are in it. */
export type VelocityLayer = {
  readonly topM: number;
  readonly topNs: number;
  readonly velocityMPerNs: number;
};

/** Layers from the surface down; the last reaches down without end. There is at least one. */
export type VelocityModel = readonly VelocityLayer[];

/** A velocity as stacking and migration know it: what a hyperbola with its apex at that two-way time is shaped by. */
export type RmsVelocity = { readonly timeNs: number; readonly velocityMPerNs: number };

/** How the layers of the ground are stated in a recipe. */
export const velocityLayersParameter = {
  label: 'Layers of the ground, instead of one velocity',
  columns: [
    { label: 'Bottom of the layer', unit: 'm', minimum: 0.001, maximum: 1000 },
    { label: 'Velocity in the layer', unit: 'm/ns', minimum: 0.01, maximum: 0.3 },
  ],
  default: [],
  mostRows: 50,
} as const satisfies TableParameter;

/** How one velocity for the whole ground is stated in a recipe. */
export const velocityParameter = {
  label: 'Velocity',
  unit: 'm/ns',
  default: 0.1,
  minimum: 0.01,
  maximum: 0.3,
} as const;

/** Ground in which waves are equally fast everywhere. */
export function uniformVelocity(velocityMPerNs: number): VelocityModel {
  return [{ topM: 0, topNs: 0, velocityMPerNs }];
}

/**
 * Ground of layers, each told by its bottom in m and its velocity in m/ns, from the surface down. The velocity of the
 * last goes on below its bottom. Without any layer the one velocity is that of all ground.
 */
export function velocityModelOf(rows: readonly (readonly number[])[], velocityMPerNs: number): VelocityModel {
  if (rows.length === 0) return uniformVelocity(velocityMPerNs);
  const layers: VelocityLayer[] = [];
  let [topM, topNs] = [0, 0];
  for (const [index, [bottomM, velocity]] of rows.entries()) {
    if (!(bottomM > topM)) {
      const above = index === 0 ? 'the surface' : `the bottom of the layer above, ${topM} m`;
      const message = `The layers of the ground must be given from the surface down, but layer ${index + 1} ends at ${bottomM} m, no deeper than ${above}.`;
      throw new ProcessingError('value-out-of-bounds', message);
    }
    layers.push({ topM, topNs, velocityMPerNs: velocity });
    topNs += timeNs(bottomM - topM, velocity);
    topM = bottomM;
  }
  return layers;
}

/** Depth that a wave reaches straight down until half of that two-way time is over. Before time-zero it is negative. */
export function depthAtNs(model: VelocityModel, atNs: number): number {
  const layer = lastBegunAt(model, (begun) => begun.topNs <= atNs);
  return layer.topM + depthM(atNs - layer.topNs, layer.velocityMPerNs);
}

/** Two-way time straight down to a depth and back. */
export function timeAtM(model: VelocityModel, atM: number): number {
  const layer = lastBegunAt(model, (begun) => begun.topM <= atM);
  return layer.topNs + timeNs(atM - layer.topM, layer.velocityMPerNs);
}

/** Root of the time-weighted mean of the squared velocities from the surface down to that two-way time. */
export function rmsVelocityAtNs(model: VelocityModel, atNs: number): number {
  if (atNs <= 0 || model.length === 1) return model[0].velocityMPerNs;
  let sum = 0;
  for (const [index, { topNs, velocityMPerNs }] of model.entries()) {
    if (topNs >= atNs) break;
    const bottomNs = Math.min(atNs, model[index + 1]?.topNs ?? atNs);
    sum += velocityMPerNs ** 2 * (bottomNs - topNs);
  }
  return Math.sqrt(sum / atNs);
}

/**
 * The layers between reflectors whose RMS velocities are known, from the surface down (Dix 1955): v² = Δ(V² t) / Δt. The
 * velocity of the last goes on below. Refuses velocities that no ground of flat layers can have.
 */
export function velocityModelOfRms(picks: readonly RmsVelocity[]): VelocityModel {
  if (picks.length === 0) throw new ProcessingError('value-out-of-bounds', 'There is no velocity to go by.');
  const layers: VelocityLayer[] = [];
  let [topM, topNs, sumAbove] = [0, 0, 0];
  for (const { timeNs: bottomNs, velocityMPerNs } of picks) {
    const sum = velocityMPerNs ** 2 * bottomNs;
    const square = (sum - sumAbove) / (bottomNs - topNs);
    if (!(bottomNs > topNs && square > 0)) {
      const message = `An RMS velocity of ${velocityMPerNs} m/ns at ${bottomNs} ns does not go with those above it: no ground of flat layers has both.`;
      throw new ProcessingError('value-out-of-bounds', message);
    }
    const velocity = Math.sqrt(square);
    layers.push({ topM, topNs, velocityMPerNs: velocity });
    topM += depthM(bottomNs - topNs, velocity);
    topNs = bottomNs;
    sumAbove = sum;
  }
  return layers;
}

/** What depths rest on, in words that go with every depth. */
export function velocityBasisOf(model: VelocityModel): string {
  if (model.length === 1) return `stated velocity of ${asWritten(model[0].velocityMPerNs)} m/ns`;
  const layers = model.map(({ velocityMPerNs }, index) => {
    const below = model[index + 1];
    const velocity = `${asWritten(velocityMPerNs)} m/ns`;
    return below ? `${velocity} down to ${asWritten(below.topM)} m` : `${velocity} below`;
  });
  return `stated velocities of ${model.length} layers: ${layers.join(', ')}`;
}

function lastBegunAt(model: VelocityModel, hasBegun: (layer: VelocityLayer) => boolean): VelocityLayer {
  return model.findLast(hasBegun) ?? model[0];
}

function asWritten(value: number): number {
  return Number(value.toPrecision(6));
}
