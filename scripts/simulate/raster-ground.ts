import { airSection, type Section } from './fdtd/section.ts';
import { lightMPerNs, vacuumPermittivityNsSPerM } from './fdtd/units.ts';
import { columnAt, type Ground, type Material, type Scatterer } from './ground.ts';
import type { Lens, RandomGround } from './random-ground.ts';
import { piecesOf } from './remains.ts';

/** Where the cells of a section lie: the first node is at `leftM`, the surface on row `airRowCount`. */
export type RasterFrame = {
  readonly leftM: number;
  readonly cellM: number;
  readonly columnCount: number;
  readonly rowCount: number;
  readonly airRowCount: number;
  readonly centreFrequencyMHz: number;
};

/** Places looked at along each side of a cell, to say how much of it is what. */
const placesPerSide = 4;

/** A surface that answers stronger than this is metal. */
const metalReflectivity = -0.99;

const lensThicknessM = 0.03;

/**
 * The ground as cells. Those on an interface get the mean of both sides by area: the field lies along every interface, and
 * that mean keeps its place to a fraction of a cell. A body beside the line is in the section as far as the section cuts it.
 */
export function rasterGround(ground: Ground, chance: RandomGround, frame: RasterFrame): Section {
  const section = airSection(frame.columnCount, frame.rowCount, frame.cellM);
  for (let column = 0; column < frame.columnCount; column++) layColumn(section, ground, frame, column);
  for (const lens of chance.lenses) layLens(section, lens, frame);
  for (const root of ground.roots ?? []) {
    const conductivity = conductivitySPerM(root.material, frame.centreFrequencyMHz);
    const [acrossM, downM] = [root.to.xM - root.from.xM, root.to.depthM - root.from.depthM];
    const lengthM2 = Math.max(1e-12, acrossM ** 2 + downM ** 2);
    const isRoot = (xM: number, depthM: number) => {
      const along = ((xM - root.from.xM) * acrossM + (depthM - root.from.depthM) * downM) / lengthM2;
      const share = Math.min(1, Math.max(0, along));
      const awayM = Math.hypot(
        xM - root.from.xM - share * acrossM,
        depthM - root.from.depthM - share * downM,
      );
      return awayM <= root.radiusM;
    };
    const around = boxAround([root.from, root.to], root.radiusM);
    for (const { at, share } of coverage(frame, around, isRoot))
      blend(section, at, { share, permittivity: root.material.relativePermittivity, conductivity });
  }
  for (const body of chance.bodies) layBody(section, body, frame);
  for (const body of bodiesOf(ground)) layBody(section, body, frame);
  return section;
}

/** Stones, pipes and pieces of remains that the section cuts; those that lie quite beside it are not in it. */
export function bodiesOf(ground: Ground): Scatterer[] {
  const all = [...ground.scatterers, ...(ground.remains ?? []).flatMap(piecesOf)];
  return all.filter(({ offLineM, radiusM }) => Math.abs(offLineM) < radiusM);
}

/** σ, and for loss that grows with frequency the σ that costs as much at the centre frequency: 2π f0 ε / Q. */
export function conductivitySPerM(material: Material, centreFrequencyMHz: number): number {
  const { relativePermittivity, conductivityMSPerM, qualityFactor } = material;
  const omegaPerNs = (2 * Math.PI * centreFrequencyMHz) / 1000;
  return (
    conductivityMSPerM * 1e-3 +
    (omegaPerNs * vacuumPermittivityNsSPerM * relativePermittivity) / qualityFactor
  );
}

function layColumn(section: Section, ground: Ground, frame: RasterFrame, column: number): void {
  const { cellM, rowCount, columnCount, airRowCount } = frame;
  for (let place = 0; place < placesPerSide; place++) {
    const xM = frame.leftM + (column + (place + 0.5) / placesPerSide - 0.5) * cellM;
    for (const { material, topM, baseM } of columnAt(ground, xM)) {
      const conductivity = conductivitySPerM(material, frame.centreFrequencyMHz);
      const firstRow = Math.max(0, Math.round(topM / cellM) + airRowCount);
      for (let row = firstRow; row < rowCount; row++) {
        const cellTopM = (row - airRowCount - 0.5) * cellM;
        const overlapM = Math.min(baseM, cellTopM + cellM) - Math.max(topM, cellTopM);
        if (overlapM <= 0) break;
        const share = overlapM / cellM / placesPerSide;
        const at = row * columnCount + column;
        section.relativePermittivity[at] += share * (material.relativePermittivity - 1);
        section.conductivitySPerM[at] += share * conductivity;
      }
    }
  }
}

/**
 * What a rod has to reflect to echo as weakly as a ball of its size at that depth: by rays, a ball's echo is that of a rod times
 * √(a / (a + 2 d)), and times (k a)^3/2 where it is small against the wavelength.
 */
export function rodReflectivity(body: Scatterer, permittivity: number, centreFrequencyMHz: number): number {
  if (body.kind === 'pipe') return body.reflectivity;
  const wavesPerM = (2 * Math.PI * centreFrequencyMHz * Math.sqrt(permittivity)) / 1000 / lightMPerNs;
  const smallness = Math.min(1, wavesPerM * body.radiusM) ** 1.5;
  return body.reflectivity * smallness * Math.sqrt(body.radiusM / (body.radiusM + 2 * body.depthM));
}

/** From the reflection of its surface in the ground that it lies in: n₂ = n₁ (1 − R) / (1 + R), no less than air. */
function layBody(section: Section, body: Scatterer, frame: RasterFrame): void {
  if (Math.abs(body.offLineM) >= body.radiusM) return;
  const radiusM = Math.sqrt(body.radiusM ** 2 - body.offLineM ** 2);
  const isBody = (xM: number, depthM: number) => Math.hypot(xM - body.xM, depthM - body.depthM) <= radiusM;
  for (const { at, share } of coverage(frame, boxAround([body], radiusM), isBody)) {
    if (body.reflectivity <= metalReflectivity) {
      if (share >= 0.5) section.conductivitySPerM[at] = Number.POSITIVE_INFINITY;
      continue;
    }
    const around = section.relativePermittivity[at];
    const reflectivity = rodReflectivity(body, around, frame.centreFrequencyMHz);
    const permittivity = Math.max(1, around * ((1 - reflectivity) / (1 + reflectivity)) ** 2);
    const conductivity = section.conductivitySPerM[at];
    blend(section, at, { share, permittivity, conductivity });
  }
}

function layLens(section: Section, lens: Lens, frame: RasterFrame): void {
  const ends = [-0.5, 0.5].map((half) => ({
    xM: lens.xM + half * lens.lengthM,
    depthM: lens.depthM + half * lens.lengthM * lens.slope,
  }));
  const isLens = (xM: number, depthM: number) =>
    Math.abs(xM - lens.xM) <= lens.lengthM / 2 &&
    Math.abs(depthM - lens.depthM - lens.slope * (xM - lens.xM)) <= lensThicknessM / 2;
  for (const { at, share, xM } of coverage(frame, boxAround(ends, lensThicknessM), isLens)) {
    const fade = Math.max(0, Math.cos((Math.PI * (xM - lens.xM)) / lens.lengthM)) ** 2;
    const reflectivity = lens.reflectivity * fade;
    const permittivity = section.relativePermittivity[at] * ((1 - reflectivity) / (1 + reflectivity)) ** 2;
    blend(section, at, { share, permittivity, conductivity: section.conductivitySPerM[at] });
  }
}

type Box = { leftM: number; rightM: number; topM: number; baseM: number };

function boxAround(places: readonly { xM: number; depthM: number }[], marginM: number): Box {
  const xs = places.map(({ xM }) => xM);
  const depths = places.map(({ depthM }) => depthM);
  return {
    leftM: Math.min(...xs) - marginM,
    rightM: Math.max(...xs) + marginM,
    topM: Math.min(...depths) - marginM,
    baseM: Math.max(...depths) + marginM,
  };
}

/** The cells under the surface that a shape reaches into, and how much of each it fills. */
function* coverage(
  { leftM, cellM, columnCount, rowCount, airRowCount }: RasterFrame,
  box: Box,
  isInside: (xM: number, depthM: number) => boolean,
): Generator<{ at: number; share: number; xM: number }> {
  const firstColumn = Math.max(0, Math.floor((box.leftM - leftM) / cellM));
  const lastColumn = Math.min(columnCount - 1, Math.ceil((box.rightM - leftM) / cellM));
  const firstRow = Math.max(airRowCount, Math.floor(box.topM / cellM) + airRowCount);
  const lastRow = Math.min(rowCount - 1, Math.ceil(box.baseM / cellM) + airRowCount);
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const [xM, depthM] = [leftM + column * cellM, (row - airRowCount) * cellM];
      let insideCount = 0;
      for (let place = 0; place < placesPerSide ** 2; place++) {
        const across = ((place % placesPerSide) + 0.5) / placesPerSide - 0.5;
        const down = (Math.floor(place / placesPerSide) + 0.5) / placesPerSide - 0.5;
        if (isInside(xM + across * cellM, depthM + down * cellM)) insideCount++;
      }
      if (insideCount > 0)
        yield { at: row * columnCount + column, share: insideCount / placesPerSide ** 2, xM };
    }
  }
}

function blend(
  { relativePermittivity, conductivitySPerM: conductivities }: Section,
  at: number,
  { share, permittivity, conductivity }: { share: number; permittivity: number; conductivity: number },
): void {
  relativePermittivity[at] += share * (permittivity - relativePermittivity[at]);
  conductivities[at] += share * (conductivity - conductivities[at]);
}
