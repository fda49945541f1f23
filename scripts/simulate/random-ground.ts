import { type Cut, cutOutlineDepthM, type Ground, type Scatterer } from './ground.ts';
import { fresnelReflection } from './propagation.ts';
import { type Random, wander } from './random.ts';

const deepestM = 2.5;
const besideLineM = 1;

type Place = { readonly xM: number; readonly depthM: number };

/** A thin layer of that slope (depth over x), which fades out at both ends. */
export type Lens = Place & {
  readonly lengthM: number;
  readonly slope: number;
  readonly reflectivity: number;
};

/** What chance decides about the ground of a line. The same for rays and for waves: both see the same ground. */
export type RandomGround = {
  /** How the contrast of the base of each layer but the lowest wanders along the line. */
  readonly contrasts: readonly ((xM: number) => number)[];
  readonly bodies: readonly Scatterer[];
  readonly lenses: readonly Lens[];
};

/**
 * What makes ground look like ground. Undisturbed: thin lenses along the bedding, sparse small bodies. Fill: bodies that
 * are denser and larger, lenses that lie askew, and lumps of another soil where the fill is mixed. None of it is in the
 * ground truth.
 */
export function drawGround(ground: Ground, lengthM: number, random: Random): RandomGround {
  const contrasts = ground.layers.slice(0, -1).map(() => wander(random, 0.9));
  const bodies: Scatterer[] = [];
  const lenses: Lens[] = [];
  const { soil, fill } = ground.texture;
  const areaM2 = (lengthM + 2 * besideLineM) * deepestM;
  const anywhere = (): Place => ({
    xM: random.between(-besideLineM, lengthM + besideLineM),
    depthM: random.between(0.1, deepestM),
  });
  const isFill = ({ xM, depthM }: Place) => ground.cuts.some((cut) => cutOutlineDepthM(cut, xM) > depthM);
  for (let count = Math.round(soil.bodiesPerM2 * areaM2); count > 0; count--) {
    const place = anywhere();
    const radiusM = random.between(0.01, 0.035);
    if (!isFill(place)) bodies.push(smallBody(place, radiusM, random));
  }
  for (let count = Math.round(soil.lensesPerM2 * areaM2); count > 0; count--) {
    const place = anywhere();
    const shape = { lengthM: random.between(0.2, 1.1), slope: random.between(-0.05, 0.05) };
    if (!isFill(place)) lenses.push({ ...place, ...shape, reflectivity: signed(random, 0.004, 0.018) });
  }
  for (const cut of ground.cuts) {
    const within = placesIn(cut, random);
    const cutAreaM2 = (cut.rightM - cut.leftM) * cut.depthM;
    for (let count = Math.round(fill.bodiesPerM2 * cutAreaM2); count > 0; count--) {
      const place = within();
      if (isFill(place)) bodies.push(smallBody(place, random.between(0.015, 0.05), random));
    }
    for (let count = Math.round(fill.lensesPerM2 * cutAreaM2); count > 0; count--) {
      const place = within();
      const shape = { lengthM: random.between(0.1, 0.35), slope: random.between(-0.6, 0.6) };
      if (isFill(place)) lenses.push({ ...place, ...shape, reflectivity: signed(random, 0.01, 0.04) });
    }
  }
  return { contrasts, bodies: [...bodies, ...ground.cuts.flatMap((cut) => clodsOf(cut, random))], lenses };
}

function placesIn(cut: Cut, random: Random): () => Place {
  return () => ({
    xM: random.between(cut.leftM, cut.rightM),
    depthM: random.between(cut.coverDepthM, cut.depthM),
  });
}

/** Whole lumps only: none that would stick out of the fill. */
function clodsOf(cut: Cut, random: Random): Scatterer[] {
  if (cut.mixing === undefined) return [];
  const { clodsPerM2, smallestRadiusM, largestRadiusM, material } = cut.mixing;
  const within = placesIn(cut, random);
  const clods: Scatterer[] = [];
  for (let count = Math.round(clodsPerM2 * (cut.rightM - cut.leftM) * cut.depthM); count > 0; count--) {
    const place = within();
    const radiusM = random.between(smallestRadiusM, largestRadiusM);
    const outlineM = Math.min(
      cutOutlineDepthM(cut, place.xM - radiusM),
      cutOutlineDepthM(cut, place.xM + radiusM),
    );
    if (outlineM < place.depthM + radiusM) continue;
    const reflectivity = fresnelReflection(cut.fill, material, 0);
    clods.push({ name: 'clod', kind: 'stone', ...place, offLineM: 0, radiusM, reflectivity });
  }
  return clods;
}

function signed(random: Random, from: number, to: number): number {
  return random.between(from, to) * (random.uniform() < 0.5 ? -1 : 1);
}

function smallBody(place: Place, radiusM: number, random: Random): Scatterer {
  const offLineM = random.between(-0.15, 0.15);
  const reflectivity = signed(random, 0.08, 0.3);
  return { name: 'texture', kind: 'stone', ...place, radiusM, offLineM, reflectivity };
}
