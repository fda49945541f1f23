import type { Position, SiteArea } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';

/** GeoJSON of ours as a geometry; null stays null. */
export function areaGeometry(area: SiteArea | null): Sql {
  return sql`st_multi(st_setsrid(st_geomfromgeojson(${area && JSON.stringify(area)}::text), 4326))`;
}

type AreaFacts = { isValid: boolean; fault: string; at: Position | null; areaM2: number };

/** What PostGIS says of an area: whether it is one, where not, and how much ground it encloses. */
export function describeArea(db: Db, area: SiteArea): Promise<AreaFacts> {
  return db.one<AreaFacts>(sql`
    with given as (select ${areaGeometry(area)} as area),
         judged as (select area, (st_isvaliddetail(area)).* from given)
    select valid as "isValid", coalesce(reason, '') as fault,
           case when location is not null then json_build_array(st_x(location), st_y(location)) end as at,
           case when valid then st_area(area::geography) else 0 end as "areaM2"
    from judged`);
}

/** A point that surely lies within the area, as its centre may not. */
export async function findPointInArea(db: Db, area: SiteArea): Promise<Position> {
  const { point } = await db.one<{ point: Position }>(sql`
    select json_build_array(st_x(point), st_y(point)) as point
    from (select st_pointonsurface(${areaGeometry(area)}) as point) found`);
  return point;
}

/** How much of an area lies on the ground of the site, 0–1. */
export async function findShareOnSite(db: Db, siteId: string, area: SiteArea): Promise<number> {
  const { share } = await db.one<{ share: number }>(sql`
    select coalesce(st_area(st_intersection(site.ground, planned.area)::geography)
                    / nullif(st_area(planned.area::geography), 0), 0) as share
    from app.sites site,
         (select st_setsrid(st_geomfromgeojson(${JSON.stringify(area)}::text), 4326) as area) planned
    where site.id = ${siteId}`);
  return share;
}
