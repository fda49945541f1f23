import type { Ground } from './ground.ts';
import { cutElements, layerElements } from './interfaces.ts';
import type { RandomGround } from './random-ground.ts';
import { bodyReflector, type LineFrame, type Reflector } from './reflector.ts';
import { piecesOf } from './remains.ts';
import { lensElements, rootElements } from './texture.ts';

/** All reflectors of a line from left to right: layer bases, outlines and covers of cuts, bodies, roots, random texture. */
export function reflectorsOf(ground: Ground, chance: RandomGround, frame: LineFrame): Reflector[] {
  const bodies = [...ground.scatterers, ...(ground.remains ?? []).flatMap(piecesOf), ...chance.bodies];
  return [
    ...layerElements(ground, chance.contrasts, frame),
    ...ground.cuts.flatMap((cut) => cutElements(ground, cut, frame)),
    ...bodies.map((body) => bodyReflector(ground, body, frame)),
    ...(ground.roots ?? []).flatMap((root) => rootElements(ground, root, frame)),
    ...chance.lenses.flatMap((lens) => lensElements(ground, lens, frame)),
  ].sort((left, right) => left.xM - right.xM);
}
