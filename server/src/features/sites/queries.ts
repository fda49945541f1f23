import type { Owner, Person, Position, SiteStatus, SiteSummary } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { circleColumns } from './circle.ts';
import type { SiteCircle } from './precision.ts';

type SiteRow = Omit<SiteSummary, 'location' | 'precision'> & {
  location: NonNullable<SiteSummary['location']>;
  circle: SiteCircle;
};

export function findSites(db: Db, person: Person): Promise<SiteRow[]> {
  return db.many<SiteRow>(sql`
    select ${circleColumns(person)}, site.id, site.code, site.title, site.status, site.is_fictional as "isFictional",
           json_build_object(
             'position', json_build_array(st_x(site.location), st_y(site.location)),
             'horizontalUncertaintyM', site.horizontal_uncertainty_m
           ) as location,
           (select count(*)::int from app.recordings recording where recording.site_id = site.id)
             as "recordingCount"
    from app.sites site
    order by site.code`);
}

/** Of every site, what decides how precisely the person sees it. */
export function findCircles(db: Db, person: Person): Promise<{ id: string; circle: SiteCircle }[]> {
  return db.many(sql`select site.id, ${circleColumns(person)} from app.sites site`);
}

export type NewSite = {
  code: string;
  owner?: Owner;
  title: string;
  status: SiteStatus;
  isFictional: boolean;
  position: Position;
  horizontalUncertaintyM: number;
};

export function insertSite(tx: Db, site: NewSite): Promise<{ id: string }> {
  const [longitude, latitude] = site.position;
  return tx.one(sql`
    insert into app.sites (code, owner, title, status, is_fictional, location, horizontal_uncertainty_m)
    values (${site.code}, ${site.owner ?? 'chair'}, ${site.title}, ${site.status}, ${site.isFictional},
            st_setsrid(st_makepoint(${longitude}, ${latitude}), 4326), ${site.horizontalUncertaintyM})
    returning id`);
}

export async function isSite(db: Db, siteId: string): Promise<boolean> {
  return (await db.maybeOne(sql`select 1 from app.sites where id = ${siteId}`)) !== null;
}
