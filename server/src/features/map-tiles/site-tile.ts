import { type Person, type Precision, siteStatusFamily } from '@jsa/contract';
import { codeFor, precisionFor } from '#features/sites/index.ts';
import type { TileFeature, TileLayers } from './encode-tile.ts';
import type { MercatorPoint, PlaceInTile, SiteInTile, SiteTags } from './queries.ts';
import { inUnits, isInTile, type TileFrame } from './tile-frame.ts';
import { readTwkb } from './twkb.ts';

type SeenPlace<Place> = {
  readonly site: Place;
  readonly precision: Precision;
  /** Where its symbol stands: the place itself, or the middle of its 1 km cell. */
  readonly point: readonly [number, number];
};
type SeenSite = SeenPlace<SiteInTile>;
type Moment = { readonly frame: TileFrame; readonly now: Date };

/** Sites nearer to each other than so many units come as one: 32 px (of a tile's 512) far out, 16 px less far. */
const clusterCellUnits = { farOut: 256, nearer: 128 };
const farOutUpToZoom = 6;

/** Where a place is drawn for a reader of so much; null where nothing of it may be: it then leaves no trace in the tile. */
function placeAt(
  { location, areaPoint, cellMiddle }: Pick<SiteInTile, 'location' | 'areaPoint' | 'cellMiddle'>,
  precision: Precision,
): MercatorPoint | null {
  if (precision === 'P4') return location;
  if (precision === 'P3') return areaPoint;
  return precision === 'P2' ? cellMiddle : null;
}

/** A site as the reader may see it; null where nothing of it may be drawn. */
function seenBy(person: Person, site: SiteInTile, { frame, now }: Moment): SeenSite | null {
  const precision = precisionFor(person, site.circle, now);
  const place = placeAt(site, precision);
  return place === null ? null : { site, precision, point: inUnits(place, frame) };
}

function tagsOf(site: SiteTags, precision: Precision) {
  const { id, title, status, isFictional, horizontalUncertaintyM, uncertaintyMercatorM } = site;
  const code = codeFor(precision, site);
  const tags = { id, code, title, status, family: siteStatusFamily[status], isFictional, precision };
  return precision === 'P2' ? tags : { ...tags, horizontalUncertaintyM, uncertaintyMercatorM };
}

function pointFeature(point: readonly [number, number], tags: TileFeature['tags']): TileFeature {
  return { type: 1, geometry: [[...point]], tags };
}

function outlines(seen: readonly SeenSite[]): Pick<TileLayers, string> {
  const areas: TileFeature[] = [];
  const cells: TileFeature[] = [];
  for (const { site, precision } of seen) {
    const isExact = precision !== 'P2';
    const stored = isExact ? site.area : site.cell;
    const geometry = stored && readTwkb(stored);
    if (geometry?.kind !== 3) continue;
    const feature: TileFeature = { type: 3, geometry: geometry.parts, tags: tagsOf(site, precision) };
    (isExact ? areas : cells).push(feature);
  }
  return { 'site-areas': areas, 'site-cells': cells };
}

/** The layers of a tile in which each site stands for itself, as the reader may see them now. */
export function siteLayersOf(
  person: Person,
  sites: readonly SiteInTile[],
  { frame, hasOutlines }: { frame: TileFrame; hasOutlines: boolean },
): TileLayers {
  const moment = { frame, now: new Date() };
  const seen = sites.map((site) => seenBy(person, site, moment)).filter((site) => site !== null);
  const inTile = seen.filter(({ point }) => isInTile(point));
  const points = inTile.map(({ site, precision, point }) => pointFeature(point, tagsOf(site, precision)));
  return hasOutlines ? { sites: points, ...outlines(seen) } : { sites: points };
}

function seenPlace(person: Person, site: PlaceInTile, { frame, now }: Moment): SeenPlace<PlaceInTile> | null {
  const precision = precisionFor(person, site.circle, now);
  const { x, y, areaX, areaY, cellX, cellY } = site;
  const place = placeAt(
    { location: [x, y], areaPoint: [areaX, areaY], cellMiddle: [cellX, cellY] },
    precision,
  );
  return place === null ? null : { site, precision, point: inUnits(place, frame) };
}

/**
 * Far out, sites close together become one feature with their number: of those that the reader sees, and no others.
 * What stands alone says what it is; `findTags` is asked for those only.
 */
export async function clusteredLayersOf(
  person: Person,
  places: readonly PlaceInTile[],
  { frame, z, findTags }: { frame: TileFrame; z: number; findTags: (ids: string[]) => Promise<SiteTags[]> },
): Promise<TileLayers> {
  const moment = { frame, now: new Date() };
  const sideUnits = z <= farOutUpToZoom ? clusterCellUnits.farOut : clusterCellUnits.nearer;
  const byCell = new Map<string, SeenPlace<PlaceInTile>[]>();
  for (const place of places) {
    const one = seenPlace(person, place, moment);
    if (one === null || !isInTile(one.point)) continue;
    const cell = one.point.map((value) => Math.floor(value / sideUnits)).join(' ');
    const members = byCell.get(cell);
    if (members === undefined) byCell.set(cell, [one]);
    else members.push(one);
  }
  // In an order of their own, whatever order the database found them in.
  const groups = [...byCell].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, members]) => members);
  const alone = groups.flatMap((members) => (members.length === 1 ? members : []));
  const found = alone.length === 0 ? [] : await findTags(alone.map(({ site }) => site.id));
  const tagsById = new Map(found.map((tags) => [tags.id, tags]));
  const features = groups.flatMap((members) => {
    const [{ site, precision, point }] = members;
    const tags = tagsById.get(site.id);
    if (members.length === 1) return tags === undefined ? [] : [pointFeature(point, tagsOf(tags, precision))];
    const mean = (axis: 0 | 1) =>
      Math.round(members.reduce((sum, member) => sum + member.point[axis], 0) / members.length);
    return [pointFeature([mean(0), mean(1)], { siteCount: members.length })];
  });
  return { sites: features };
}
