import { type Cut, coverBaseDepthM, cutOutlineDepthM, type Ground, undisturbedMaterialAt } from './ground.ts';
import { fresnelReflection } from './propagation.ts';
import { type ElementPlace, element, elementLengthM, type LineFrame, type Reflector } from './reflector.ts';

/** Interfaces go on for some metres beyond both ends of the line, so that the ends look like the middle. */
const beyondEndsM = 4;

function isDugAway(cut: Cut, xM: number, depthM: number): boolean {
  const outlineM = cutOutlineDepthM(cut, xM);
  return outlineM > coverBaseDepthM(cut, xM) && outlineM >= depthM;
}

/** Bases of the layers where nobody dug; their contrast varies along the line by about a third, as in real soil. */
export function layerElements(
  ground: Ground,
  contrasts: readonly ((xM: number) => number)[],
  frame: LineFrame,
): Reflector[] {
  const stepM = elementLengthM(frame);
  const reflectors: Reflector[] = [];
  ground.layers.slice(0, -1).forEach((layer, index) => {
    const below = ground.layers[index + 1];
    const contrast = contrasts[index];
    for (let xM = -beyondEndsM; below !== undefined && xM <= frame.lengthM + beyondEndsM; xM += stepM) {
      const depthM = layer.baseDepthM(xM);
      if (ground.cuts.some((cut) => isDugAway(cut, xM, depthM))) continue;
      const slope = (layer.baseDepthM(xM + stepM / 2) - layer.baseDepthM(xM - stepM / 2)) / stepM;
      const incidenceRad = Math.atan(frame.separationM / 2 / depthM);
      const reflectivity =
        fresnelReflection(layer.material, below.material, incidenceRad) *
        Math.max(0.2, 1 + 0.3 * contrast(xM));
      reflectors.push(
        element(ground, { xM, depthM, slope, lengthM: stepM * Math.hypot(1, slope) }, reflectivity),
      );
    }
  });
  return reflectors;
}

/** Cover on fill; then the pit's outline, walked from the left mouth over the floor to the right mouth. */
export function cutElements(ground: Ground, cut: Cut, frame: LineFrame): Reflector[] {
  const stepM = elementLengthM(frame);
  const reflectors: Reflector[] = [];
  const coverReflectivity = fresnelReflection(cut.cover, cut.fill, 0);
  for (let xM = cut.leftM; xM < cut.rightM; xM += stepM) {
    const depthM = coverBaseDepthM(cut, xM);
    if (cutOutlineDepthM(cut, xM) <= depthM) continue;
    const slope = (coverBaseDepthM(cut, xM + stepM) - depthM) / stepM;
    reflectors.push(element(ground, { xM, depthM, slope, lengthM: stepM }, coverReflectivity));
  }
  const wallSlope = cut.depthM / Math.max(cut.wallRunM, 1e-3);
  const wallStepM = stepM / Math.hypot(1, wallSlope);
  const wall = (fromM: number, slope: number) => {
    for (let runM = wallStepM / 2; runM < cut.wallRunM; runM += wallStepM) {
      const xM = fromM + runM;
      outline({ xM, depthM: cutOutlineDepthM(cut, xM), slope, lengthM: stepM });
    }
  };
  const outline = (place: ElementPlace) => {
    if (place.depthM <= coverBaseDepthM(cut, place.xM)) return;
    const native = undisturbedMaterialAt(ground, place.xM, place.depthM);
    reflectors.push(element(ground, place, fresnelReflection(cut.fill, native, 0)));
  };
  wall(cut.leftM, wallSlope);
  for (let xM = cut.leftM + cut.wallRunM; xM <= cut.rightM - cut.wallRunM; xM += stepM) {
    outline({ xM, depthM: cut.depthM, slope: 0, lengthM: stepM });
  }
  wall(cut.rightM - cut.wallRunM, -wallSlope);
  return reflectors;
}
