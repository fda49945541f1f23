import type { Ground } from './ground.ts';
import { cutElements, layerElements } from './interfaces.ts';
import type { Random } from './random.ts';
import { bodyReflector, type LineFrame, type Reflector } from './reflector.ts';
import { textureReflectors } from './texture.ts';

/** All reflectors of a line from left to right: layer bases, outlines and covers of cuts, bodies, random texture. */
export function reflectorsOf(ground: Ground, frame: LineFrame, random: Random): Reflector[] {
  return [
    ...layerElements(ground, frame, random),
    ...ground.cuts.flatMap((cut) => cutElements(ground, cut, frame)),
    ...ground.scatterers.map((scatterer) => bodyReflector(ground, scatterer, frame)),
    ...textureReflectors(ground, frame, random),
  ].sort((left, right) => left.xM - right.xM);
}
