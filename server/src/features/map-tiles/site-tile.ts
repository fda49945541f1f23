import { clustersUpToZoom, type Person, type Precision, siteStatusFamily } from '@jsa/contract';
import { precisionFor } from '#features/sites/index.ts';
import type { TileFeature, TileLayers } from './encode-tile.ts';
import type { MercatorPoint, SiteInTile } from './queries.ts';
import { inUnits, isInTile, type TileFrame } from './tile-frame.ts';
import { readTwkb } from './twkb.ts';

type SeenSite = {
  readonly site: SiteInTile;
  readonly precision: Precision;
  /** Where its symbol stands: the place itself, or the middle of its 1 km cell. */
  readonly point: readonly [number, number];
};

/** Sites nearer to each other than so many units come as one: 32 px (of a tile's 512) far out, 16 px less far. */
const clusterCellUnits = { farOut: 256, nearer: 128 };
const farOutUpToZoom = 6;

/** A site as the reader may see it; null where nothing of it may be drawn: it then leaves no trace in the tile. */
function seenBy(
  person: Person,
  site: SiteInTile,
  { frame, now }: { frame: TileFrame; now: Date },
): SeenSite | null {
  const precision = precisionFor(person, site.circle, now);
  const place = placeAt(site, precision);
  return place === null ? null : { site, precision, point: inUnits(place, frame) };
}

function placeAt(site: SiteInTile, precision: Precision): MercatorPoint | null {
  if (precision === 'P4') return site.location;
  if (precision === 'P3') return site.areaPoint;
  return precision === 'P2' ? site.cellMiddle : null;
}

function tagsOf({ site, precision }: SeenSite) {
  const { id, code, title, status, isFictional, horizontalUncertaintyM, uncertaintyMercatorM } = site;
  const tags = { id, code, title, status, family: siteStatusFamily[status], isFictional, precision };
  return precision === 'P2' ? tags : { ...tags, horizontalUncertaintyM, uncertaintyMercatorM };
}

function pointFeature(seen: SeenSite): TileFeature {
  return { type: 1, geometry: [[...seen.point]], tags: tagsOf(seen) };
}

function outlines(seen: readonly SeenSite[]): Pick<TileLayers, string> {
  const areas: TileFeature[] = [];
  const cells: TileFeature[] = [];
  for (const one of seen) {
    const isExact = one.precision !== 'P2';
    const stored = isExact ? one.site.area : one.site.cell;
    const geometry = stored && readTwkb(stored);
    if (geometry?.kind !== 3) continue;
    (isExact ? areas : cells).push({ type: 3, geometry: geometry.parts, tags: tagsOf(one) });
  }
  return { 'site-areas': areas, 'site-cells': cells };
}

/** Far out, sites close together become one feature with their number: of those that the reader sees, and no others. */
function clustered(seen: readonly SeenSite[], z: number): TileFeature[] {
  const sideUnits = z <= farOutUpToZoom ? clusterCellUnits.farOut : clusterCellUnits.nearer;
  const byCell = new Map<string, SeenSite[]>();
  for (const one of seen) {
    const cell = one.point.map((value) => Math.floor(value / sideUnits)).join(' ');
    const members = byCell.get(cell);
    if (members === undefined) byCell.set(cell, [one]);
    else members.push(one);
  }
  return [...byCell.values()].map((members) => {
    const [first] = members;
    if (members.length === 1) return pointFeature(first);
    const mean = (axis: 0 | 1) =>
      Math.round(members.reduce((sum, { point }) => sum + point[axis], 0) / members.length);
    return { type: 1, geometry: [[mean(0), mean(1)]], tags: { siteCount: members.length } };
  });
}

/** The layers of a tile of sites, as the reader may see them now. */
export function siteLayersOf(
  person: Person,
  sites: readonly SiteInTile[],
  { frame, z, isClustered }: { frame: TileFrame; z: number; isClustered: boolean },
): TileLayers {
  const now = new Date();
  const seen = sites.map((site) => seenBy(person, site, { frame, now })).filter((site) => site !== null);
  const inTile = seen.filter(({ point }) => isInTile(point));
  if (z <= clustersUpToZoom) return { sites: isClustered ? clustered(inTile, z) : inTile.map(pointFeature) };
  return { sites: inTile.map(pointFeature), ...outlines(seen) };
}
