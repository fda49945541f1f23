import type { Ground, Root } from './ground.ts';
import { undisturbedMaterialAt } from './ground.ts';
import { fresnelReflection, velocityMPerNs } from './propagation.ts';
import type { Lens } from './random-ground.ts';
import { element, elementLengthM, type LineFrame, type Reflector } from './reflector.ts';

/** A thin layer that fades out at both ends, so that it does not diffract there like a cut edge. */
export function lensElements(
  ground: Ground,
  { xM, depthM, lengthM, slope, reflectivity }: Lens,
  frame: LineFrame,
): Reflector[] {
  const stepM = elementLengthM(frame);
  const count = Math.max(2, Math.round(lengthM / stepM));
  return Array.from({ length: count }, (_, index) => {
    const alongM = (index + 0.5 - count / 2) * stepM;
    const fade = Math.sin((Math.PI * (index + 0.5)) / count) ** 2;
    const place = { xM: xM + alongM, depthM: Math.max(0.05, depthM + slope * alongM), slope, lengthM: stepM };
    return element(ground, place, reflectivity * fade);
  });
}

/**
 * A root in the section: pieces of an interface, as weak as a sheet of its thickness (2 k d R, R at most) and, because it
 * is narrow across the line, as the ray divergence of a cylinder from straight above.
 */
export function rootElements(ground: Ground, root: Root, frame: LineFrame): Reflector[] {
  const [acrossM, downM] = [root.to.xM - root.from.xM, root.to.depthM - root.from.depthM];
  const count = Math.max(2, Math.ceil(Math.hypot(acrossM, downM) / elementLengthM(frame)));
  const lengthM = Math.hypot(acrossM, downM) / count;
  // Elements look up or down: a root that goes straight down is a wall seen from the side.
  const slope = downM / (Math.abs(acrossM) < 1e-6 ? 1e-6 : acrossM);
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 0.5) / count;
    const place = { xM: root.from.xM + share * acrossM, depthM: root.from.depthM + share * downM };
    const soil = undisturbedMaterialAt(ground, place.xM, place.depthM);
    const perM = (2 * Math.PI * frame.centreFrequencyMHz) / 1000 / velocityMPerNs(root.material);
    const thinness = Math.min(1, 4 * perM * root.radiusM);
    const narrowness = Math.sqrt(root.radiusM / (root.radiusM + 2 * place.depthM));
    const reflectivity = fresnelReflection(soil, root.material, 0) * thinness * narrowness;
    return element(ground, { ...place, slope, lengthM }, reflectivity);
  });
}
