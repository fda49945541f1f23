import type { Remains, Scatterer } from './ground.ts';
import { randomFrom } from './random.ts';

const smallestPieceM = 0.012;
const largestPieceM = 0.04;
const thicknessM = 0.08;

/** The pieces, spread evenly along the section and by chance in depth and size; the same for the same name in every line. */
export function piecesOf({
  name,
  leftM,
  rightM,
  depthM,
  offLineM,
  pieceCount,
  reflectivity,
}: Remains): Scatterer[] {
  const random = randomFrom(name);
  const eachM = (rightM - leftM) / pieceCount;
  return Array.from({ length: pieceCount }, (_, piece) => ({
    name: `${name}, piece ${piece + 1}`,
    kind: 'stone',
    xM: leftM + (piece + random.between(0.2, 0.8)) * eachM,
    depthM: depthM + random.between(-thicknessM / 2, thicknessM / 2),
    offLineM,
    radiusM: random.between(smallestPieceM, largestPieceM),
    reflectivity,
  }));
}
