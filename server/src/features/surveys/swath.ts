import type { Survey, Swath } from '@jsa/contract';

const defaultDepthM = 0.5;
const assumedVelocityMPerNs = 0.1;

/**
 * How wide the strip is that each line speaks for: the diameter of the first Fresnel zone at a depth d, 2 · √(λ · d / 2)
 * with λ = v / f, but on a grid never more than the distance between its lines. Where the frequency is not known, the
 * distance between the lines alone; along tracks nothing then.
 */
export function swathOf({
  effectiveMethod,
  lineSpacingM,
}: Pick<Survey, 'effectiveMethod'> & {
  lineSpacingM: number | null;
}): Swath {
  const { centreFrequencyMHz, velocityMPerNs, coverageDepthM } = effectiveMethod;
  const depthM = coverageDepthM ?? defaultDepthM;
  const velocity = velocityMPerNs ?? assumedVelocityMPerNs;
  const footprintM =
    centreFrequencyMHz === null
      ? null
      : 2 * Math.sqrt(((velocity * 1000) / centreFrequencyMHz) * (depthM / 2));
  const widths = [footprintM, lineSpacingM].filter((width) => width !== null);
  const widthM = widths.length === 0 ? null : Math.min(...widths);
  const basis = widthM === null ? 'unknown' : widthM === footprintM ? 'footprint' : 'line-spacing';
  return {
    basis,
    widthM,
    footprintM,
    lineSpacingM,
    depthM,
    velocityMPerNs: velocity,
    isVelocityKnown: velocityMPerNs !== null,
    centreFrequencyMHz,
  };
}
