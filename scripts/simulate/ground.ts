/** What a part of the ground is made of; the same at all radar frequencies but for `qualityFactor`. */
export type Material = {
  readonly relativePermittivity: number;
  /** Direct-current conductivity, mS/m. */
  readonly conductivityMSPerM: number;
  /** Q: loss that grows with frequency, exp(-π f t / Q) over the two-way time t (Turner & Siggins 1994). */
  readonly qualityFactor: number;
};

export type Layer = {
  readonly name: string;
  readonly material: Material;
  /** Depth of the layer's base at a place on the line; Infinity for the lowest layer. */
  readonly baseDepthM: (xM: number) => number;
};

/** Lumps of another soil in a fill, as a spade or a machine mixes them: round, of random size and place. */
export type Mixing = {
  readonly clodsPerM2: number;
  readonly smallestRadiusM: number;
  readonly largestRadiusM: number;
  readonly material: Material;
};

/**
 * A pit that was dug and filled again, as this section meets it. Under `cover` (soil that formed again and
 * sank with the fill) lies `fill` down to a flat floor; the walls lean by `wallRunM` from mouth to floor.
 */
export type Cut = {
  readonly name: string;
  readonly leftM: number;
  readonly rightM: number;
  readonly depthM: number;
  readonly wallRunM: number;
  readonly fill: Material;
  readonly cover: Material;
  readonly coverDepthM: number;
  /** How far the cover has sunk in the middle. */
  readonly sagM: number;
  readonly mixing?: Mixing;
};

/** A small body in the ground. Depth is that of its centre; `offLineM` is how far beside the line it lies. */
export type Scatterer = {
  readonly name: string;
  readonly kind: 'stone' | 'pipe';
  readonly xM: number;
  readonly depthM: number;
  readonly offLineM: number;
  readonly radiusM: number;
  /** Field reflection coefficient of its surface: -1 is metal, above 0 a body faster than the ground (air, dry). */
  readonly reflectivity: number;
};

/** A root that runs in the plane of the section from one place to another. One that crosses the line is a thin pipe. */
export type Root = {
  readonly name: string;
  readonly from: { readonly xM: number; readonly depthM: number };
  readonly to: { readonly xM: number; readonly depthM: number };
  readonly radiusM: number;
  readonly material: Material;
};

/**
 * Skeletonised remains: small pieces of bone that lie spread over some length of the section. They have dried and taken up
 * water like the soil around, so that each is a weak scatterer.
 */
export type Remains = {
  readonly name: string;
  readonly leftM: number;
  readonly rightM: number;
  readonly depthM: number;
  readonly offLineM: number;
  readonly pieceCount: number;
  /** Of each piece; mixed signs do not occur, as bone is less permittive than moist soil throughout. */
  readonly reflectivity: number;
};

/** How many small random bodies and thin lenses lie in a square metre of section. */
type Texture = { readonly bodiesPerM2: number; readonly lensesPerM2: number };

export type Ground = {
  readonly layers: readonly Layer[];
  readonly cuts: readonly Cut[];
  readonly scatterers: readonly Scatterer[];
  readonly roots?: readonly Root[];
  readonly remains?: readonly Remains[];
  readonly texture: { readonly soil: Texture; readonly fill: Texture };
};

/** A stretch of a vertical column: one material between two depths. */
export type Stretch = { readonly material: Material; readonly topM: number; readonly baseM: number };

/** Depth of the filled pit's lower outline at `xM`; 0 beside the pit. */
export function cutOutlineDepthM(cut: Cut, xM: number): number {
  const intoPitM = Math.min(xM - cut.leftM, cut.rightM - xM);
  if (intoPitM <= 0) return 0;
  return cut.wallRunM === 0 ? cut.depthM : Math.min(cut.depthM, (cut.depthM * intoPitM) / cut.wallRunM);
}

/** Base of the soil over the fill: lowest in the middle, where it sank most. */
export function coverBaseDepthM(cut: Cut, xM: number): number {
  const along = (xM - cut.leftM) / (cut.rightM - cut.leftM);
  return cut.coverDepthM + cut.sagM * Math.sin(Math.PI * Math.min(1, Math.max(0, along))) ** 2;
}

/** The undisturbed layers under `xM` from `fromM` downwards, without empty ones. */
function layersBelow(ground: Ground, xM: number, fromM: number): Stretch[] {
  const stretches: Stretch[] = [];
  let topM = fromM;
  for (const layer of ground.layers) {
    const baseM = layer.baseDepthM(xM);
    if (baseM <= topM) continue;
    stretches.push({ material: layer.material, topM, baseM });
    topM = baseM;
  }
  return stretches;
}

/** The ground straight down from `xM`, top to bottom, cuts included. */
export function columnAt(ground: Ground, xM: number): Stretch[] {
  const cut = ground.cuts.find(
    (candidate) => cutOutlineDepthM(candidate, xM) > coverBaseDepthM(candidate, xM),
  );
  if (cut === undefined) return layersBelow(ground, xM, 0);
  const coverBaseM = coverBaseDepthM(cut, xM);
  const floorM = cutOutlineDepthM(cut, xM);
  return [
    { material: cut.cover, topM: 0, baseM: coverBaseM },
    { material: cut.fill, topM: coverBaseM, baseM: floorM },
    ...layersBelow(ground, xM, floorM),
  ];
}

/** What lies just under `depthM` at `xM` where nobody has dug. */
export function undisturbedMaterialAt(ground: Ground, xM: number, depthM: number): Material {
  const stretch = layersBelow(ground, xM, 0).find((candidate) => candidate.baseM > depthM);
  if (stretch === undefined)
    throw new RangeError(`the ground ends above ${depthM} m; its lowest layer needs the base Infinity`);
  return stretch.material;
}
