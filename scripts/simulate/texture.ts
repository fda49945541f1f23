import { cutOutlineDepthM, type Ground } from './ground.ts';
import type { Random } from './random.ts';
import { bodyReflector, element, elementLengthM, type LineFrame, type Reflector } from './reflector.ts';

const deepestM = 2.5;
const besideLineM = 1;

type Place = { xM: number; depthM: number };

/**
 * What makes ground look like ground. Undisturbed: thin lenses along the bedding, sparse small bodies. Fill: bodies that
 * are denser and larger, lenses that lie askew. All random, none of it in the ground truth.
 */
export function textureReflectors(ground: Ground, frame: LineFrame, random: Random): Reflector[] {
  const reflectors: Reflector[] = [];
  const { soil, fill } = ground.texture;
  const areaM2 = (frame.lengthM + 2 * besideLineM) * deepestM;
  const anywhere = (): Place => ({
    xM: random.between(-besideLineM, frame.lengthM + besideLineM),
    depthM: random.between(0.1, deepestM),
  });
  const isFill = ({ xM, depthM }: Place) => ground.cuts.some((cut) => cutOutlineDepthM(cut, xM) > depthM);
  for (let count = Math.round(soil.bodiesPerM2 * areaM2); count > 0; count--) {
    const place = anywhere();
    const radiusM = random.between(0.01, 0.035);
    if (!isFill(place)) reflectors.push(smallBody(ground, frame, { place, radiusM }, random));
  }
  for (let count = Math.round(soil.lensesPerM2 * areaM2); count > 0; count--) {
    const place = anywhere();
    const shape = { lengthM: random.between(0.2, 1.1), slope: random.between(-0.05, 0.05) };
    if (!isFill(place))
      reflectors.push(
        ...lens(ground, frame, { ...place, ...shape, reflectivity: signed(random, 0.004, 0.018) }),
      );
  }
  for (const cut of ground.cuts) {
    const within = (): Place => ({
      xM: random.between(cut.leftM, cut.rightM),
      depthM: random.between(cut.coverDepthM, cut.depthM),
    });
    const cutAreaM2 = (cut.rightM - cut.leftM) * cut.depthM;
    for (let count = Math.round(fill.bodiesPerM2 * cutAreaM2); count > 0; count--) {
      const place = within();
      if (isFill(place))
        reflectors.push(smallBody(ground, frame, { place, radiusM: random.between(0.015, 0.05) }, random));
    }
    for (let count = Math.round(fill.lensesPerM2 * cutAreaM2); count > 0; count--) {
      const place = within();
      const shape = { lengthM: random.between(0.1, 0.35), slope: random.between(-0.6, 0.6) };
      if (isFill(place))
        reflectors.push(
          ...lens(ground, frame, { ...place, ...shape, reflectivity: signed(random, 0.01, 0.04) }),
        );
    }
  }
  return reflectors;
}

function signed(random: Random, from: number, to: number): number {
  return random.between(from, to) * (random.uniform() < 0.5 ? -1 : 1);
}

function smallBody(
  ground: Ground,
  frame: LineFrame,
  body: { place: Place; radiusM: number },
  random: Random,
): Reflector {
  const offLineM = random.between(-0.15, 0.15);
  const scatterer = {
    name: 'texture',
    kind: 'stone',
    ...body.place,
    radiusM: body.radiusM,
    offLineM,
  } as const;
  return bodyReflector(ground, { ...scatterer, reflectivity: signed(random, 0.08, 0.3) }, frame);
}

type Lens = Place & { lengthM: number; slope: number; reflectivity: number };

/** A thin layer that fades out at both ends, so that it does not diffract there like a cut edge. */
function lens(
  ground: Ground,
  frame: LineFrame,
  { xM, depthM, lengthM, slope, reflectivity }: Lens,
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
