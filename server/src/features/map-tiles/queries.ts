import type { Person, SiteStatus, SurveyLine } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';
import {
  circleColumns,
  circlesOfMany,
  type RecordingPlace,
  receiptColumn,
  type SiteCircle,
} from '#features/sites/index.ts';
import type { TileFrame } from './tile-frame.ts';

export type SiteInTile = {
  id: string;
  code: string;
  title: string;
  status: SiteStatus;
  isFictional: boolean;
  horizontalUncertaintyM: number;
  circle: SiteCircle;
  /** The radius of that uncertainty in metres of Web Mercator, which grow with the latitude. */
  uncertaintyMercatorM: number;
  /** In metres of Web Mercator, as all places here. */
  location: MercatorPoint;
  /** Within the area, or the place itself where there is none: for a reader of the area. */
  areaPoint: MercatorPoint;
  cellMiddle: MercatorPoint;
  /** Outlines in whole units of the tile; null far out, where none is drawn. */
  area: Uint8Array | null;
  cell: Uint8Array | null;
};

export type MercatorPoint = readonly [number, number];

/** In whole units of the tile, from its upper left corner; what lies outside of its margin is cut off. */
function inTileSpace(geometry: Sql, { west, north, unitsPerM }: TileFrame): Sql {
  return sql`st_astwkb(st_snaptogrid(st_transscale(${geometry}, ${-west}::float8, ${-north}::float8,
    ${unitsPerM}::float8, ${-unitsPerM}::float8), 1), 0)`;
}

function boxOf({ box }: TileFrame): Sql {
  return sql`st_makeenvelope(${box.west}, ${box.south}, ${box.east}, ${box.north}, 3857)`;
}

/**
 * All sites that could be drawn in the tile at any precision: what of them leaves is decided by whoever calls. A place
 * lies in its cell, so that the cell finds it, too.
 */
export function findSitesInTile(
  db: Db,
  person: Person,
  { frame, hasOutlines }: { frame: TileFrame; hasOutlines: boolean },
): Promise<SiteInTile[]> {
  const box = boxOf(frame);
  const area = sql`st_forcepolygoncw(st_clipbybox2d(st_simplify(site.area_3857, ${frame.unitM}, true), ${box}))`;
  const outlines = hasOutlines
    ? sql`${inTileSpace(area, frame)} as area, ${inTileSpace(sql`st_forcepolygoncw(site.cell_3857)`, frame)} as cell`
    : sql`null as area, null as cell`;
  return db.many<SiteInTile>(sql`
    select ${circleColumns(person)}, site.id, site.code, site.title, site.status,
           site.is_fictional as "isFictional", site.horizontal_uncertainty_m as "horizontalUncertaintyM",
           site.horizontal_uncertainty_m / cosd(st_y(site.location)) as "uncertaintyMercatorM",
           array[st_x(site.location_3857), st_y(site.location_3857)] as location,
           array[st_x(site.area_point_3857), st_y(site.area_point_3857)] as "areaPoint",
           array[(st_xmin(site.cell_3857) + st_xmax(site.cell_3857)) / 2,
                 (st_ymin(site.cell_3857) + st_ymax(site.cell_3857)) / 2] as "cellMiddle",
           ${outlines}
    from app.sites site
    where site.cell_3857 && ${box} or site.area_3857 && ${box}
    order by site.id`);
}

export type PlaceInTile = Pick<SiteInTile, 'id' | 'circle'> & {
  /** In metres of Web Mercator, one number after the other: the place, the point in the area, the middle of the cell. */
  x: number;
  y: number;
  areaX: number;
  areaY: number;
  cellX: number;
  cellY: number;
};

/** The same far out, where thousands lie in one tile: only what it takes to count them together. */
export function findPlacesInTile(db: Db, person: Person, frame: TileFrame): Promise<PlaceInTile[]> {
  const box = boxOf(frame);
  const { tables, column, joins } = circlesOfMany(person);
  return db.many<PlaceInTile>(sql`
    ${tables}
    select ${column}, site.id, st_x(site.location_3857) as x, st_y(site.location_3857) as y,
           st_x(site.area_point_3857) as "areaX", st_y(site.area_point_3857) as "areaY",
           (st_xmin(site.cell_3857) + st_xmax(site.cell_3857)) / 2 as "cellX",
           (st_ymin(site.cell_3857) + st_ymax(site.cell_3857)) / 2 as "cellY"
    from app.sites site ${joins}
    where site.cell_3857 && ${box} or site.area_3857 && ${box}`);
}

export type SiteTags = Pick<
  SiteInTile,
  'id' | 'code' | 'title' | 'status' | 'isFictional' | 'horizontalUncertaintyM' | 'uncertaintyMercatorM'
>;

/** What the map says of sites; of those alone of which it was decided that the reader may know. */
export function findTagsOfSites(db: Db, siteIds: readonly string[]): Promise<SiteTags[]> {
  return db.many<SiteTags>(sql`
    select site.id, site.code, site.title, site.status, site.is_fictional as "isFictional",
           site.horizontal_uncertainty_m as "horizontalUncertaintyM",
           site.horizontal_uncertainty_m / cosd(st_y(site.location)) as "uncertaintyMercatorM"
    from app.sites site
    where site.id = any(${siteIds}::uuid[])`);
}

export type LineInTile = RecordingPlace & {
  /** Null for a recording that belongs to no site. */
  circle: SiteCircle | null;
  recordingId: string;
  name: string;
  isSynthetic: boolean;
  track: Uint8Array | null;
  /** Its last place, and the direction in which it gets there: where its name stands. */
  end: Uint8Array | null;
  bearingDeg: number;
};

export function findLinesInTile(
  db: Db,
  person: Person,
  { frame, hasNames }: { frame: TileFrame; hasNames: boolean },
): Promise<LineInTile[]> {
  const box = boxOf(frame);
  const end = sql`st_endpoint(line.track_3857)`;
  const names = hasNames
    ? sql`${inTileSpace(sql`st_force2d(${end})`, frame)} as end,
          degrees(coalesce(st_azimuth(st_pointn(line.track_3857, -2), ${end}),
                           st_azimuth(st_startpoint(line.track_3857), ${end}), pi() / 2)) as "bearingDeg"`
    : sql`null as end, 0 as "bearingDeg"`;
  const track = sql`st_clipbybox2d(st_force2d(st_simplify(line.track_3857, ${frame.unitM * 2})), ${box})`;
  return db.many<LineInTile>(sql`
    select line.recording_id as "recordingId", recording.name, recording.is_synthetic as "isSynthetic",
           recording.site_id as "siteId", recording.received_from as "receivedFromId", ${receiptColumn},
           ${inTileSpace(track, frame)} as track, ${names}, seen.circle
    from app.survey_lines line
    join app.recordings recording on recording.id = line.recording_id
    left join lateral (
      select ${circleColumns(person)} from app.sites site where site.id = recording.site_id) seen on true
    where line.track_3857 && ${box}
    order by line.recording_id`);
}

export function findSurveyLine(db: Db, recordingId: string): Promise<(SurveyLine & RecordingPlace) | null> {
  return db.maybeOne(sql`
    select line.id, line.recording_id as "recordingId", recording.site_id as "siteId",
           recording.received_from as "receivedFromId", ${receiptColumn}, recording.name,
           recording.is_synthetic as "isSynthetic",
           (select json_agg(json_build_array(st_x(point.geom), st_y(point.geom), st_m(point.geom))
                            order by point.path)
            from st_dumppoints(line.track) point) as track
    from app.survey_lines line
    join app.recordings recording on recording.id = line.recording_id
    where line.recording_id = ${recordingId}`);
}
