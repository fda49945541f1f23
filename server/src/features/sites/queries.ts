import type { Owner, Person, Position, SiteStatus, SiteSummary } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { areaGeometry } from './area-queries.ts';
import { circlesOfMany } from './circle.ts';
import type { StoredPlace } from './place.ts';
import type { SiteCircle } from './precision.ts';

type Location = NonNullable<SiteSummary['location']>;

type SiteRow = Omit<SiteSummary, 'location' | 'precision' | 'recordingCount'> & {
  owner: Owner;
  municipality: string;
  summary: string;
  location: Location;
  /** For a reader of the area (P3): the typed point of a site with an area may say more than its area does. */
  areaLocation: Location;
  circle: SiteCircle;
};

export function findSites(db: Db, person: Person): Promise<SiteRow[]> {
  const circles = circlesOfMany(person);
  return db.many<SiteRow>(sql`
    ${circles.tables}
    select ${circles.column}, site.id, site.code, site.title, site.status, site.is_fictional as "isFictional",
           site.owner, site.municipality, site.summary,
           json_build_object(
             'position', json_build_array(st_x(site.location), st_y(site.location)),
             'horizontalUncertaintyM', site.horizontal_uncertainty_m
           ) as location,
           json_build_object(
             'position', json_build_array(st_x(shown.point), st_y(shown.point)),
             'horizontalUncertaintyM', site.horizontal_uncertainty_m
           ) as "areaLocation"
    from app.sites site ${circles.joins}
    cross join lateral (select coalesce(st_pointonsurface(site.area), site.location) as point) shown
    order by length(site.code), site.code`);
}

/** Of every site, what decides how precisely the person sees it. */
export function findCircles(db: Db, person: Person): Promise<{ id: string; circle: SiteCircle }[]> {
  const { tables, column, joins } = circlesOfMany(person);
  return db.many(sql`${tables} select site.id, ${column} from app.sites site ${joins}`);
}

export type SiteWords = {
  title: string;
  summary: string;
  hypothesis: string;
  expectedDepthFromM: number | null;
  expectedDepthToM: number | null;
  expectedLengthM: number | null;
  expectedWidthM: number | null;
  municipality: string;
};

export type NewSite = Partial<SiteWords> &
  Partial<StoredPlace> & {
    /** Given by the database where it is not said; only what is fictional may choose it. */
    code?: string;
    owner?: Owner;
    proposedBy?: string | null;
    title: string;
    status: SiteStatus;
    isFictional: boolean;
    position: Position;
    horizontalUncertaintyM: number;
  };

export function insertSite(tx: Db, site: NewSite): Promise<{ id: string; code: string }> {
  const [longitude, latitude] = site.position;
  return tx.one(sql`
    insert into app.sites
      (code, owner, proposed_by, title, status, is_fictional, location, horizontal_uncertainty_m, area,
       summary, hypothesis, expected_depth_from_m, expected_depth_to_m, expected_length_m, expected_width_m,
       municipality, original_text, original_crs, transformation)
    values (${site.code}, ${site.owner ?? 'chair'}, ${site.proposedBy}, ${site.title}, ${site.status},
            ${site.isFictional}, st_setsrid(st_makepoint(${longitude}, ${latitude}), 4326),
            ${site.horizontalUncertaintyM}, ${areaGeometry(site.area ?? null)},
            ${site.summary ?? ''}, ${site.hypothesis ?? ''}, ${site.expectedDepthFromM}, ${site.expectedDepthToM},
            ${site.expectedLengthM}, ${site.expectedWidthM}, ${site.municipality ?? ''},
            ${site.originalText ?? ''}, ${site.originalCrs ?? ''}, ${site.transformation ?? ''})
    returning id, code`);
}

/** Keeps what the site says in its present version, whole; answers with its hash. */
export async function keepSiteVersion(tx: Db, siteId: string, personId: string | null): Promise<string> {
  const { sha256 } = await tx.one<{ sha256: string }>(sql`
    insert into app.site_versions (site_id, version, content, sha256, made_by)
    select id, version, content, encode(sha256(convert_to(content::text, 'UTF8')), 'hex'), ${personId}
    from (
      select site.id, site.version,
             jsonb_build_object(
               'code', site.code, 'title', site.title, 'owner', site.owner, 'summary', site.summary,
               'hypothesis', site.hypothesis, 'expectedDepthFromM', site.expected_depth_from_m,
               'expectedDepthToM', site.expected_depth_to_m, 'expectedLengthM', site.expected_length_m,
               'expectedWidthM', site.expected_width_m, 'municipality', site.municipality,
               'location', st_asgeojson(site.location, 9)::jsonb, 'area', st_asgeojson(site.area, 9)::jsonb,
               'horizontalUncertaintyM', site.horizontal_uncertainty_m, 'originalText', site.original_text,
               'originalCrs', site.original_crs, 'transformation', site.transformation) as content
      from app.sites site
      where site.id = ${siteId}) present
    returning sha256`);
  return sha256;
}

/** Writes the given words and place, and counts the version. */
export function updateSite(
  tx: Db,
  siteId: string,
  { words, place }: { words: Partial<SiteWords>; place: StoredPlace | null },
): Promise<number> {
  const changes = [sql`version = version + 1`];
  if (words.title !== undefined) changes.push(sql`title = ${words.title}`);
  if (words.summary !== undefined) changes.push(sql`summary = ${words.summary}`);
  if (words.hypothesis !== undefined) changes.push(sql`hypothesis = ${words.hypothesis}`);
  if (words.expectedDepthFromM !== undefined)
    changes.push(sql`expected_depth_from_m = ${words.expectedDepthFromM}`);
  if (words.expectedDepthToM !== undefined)
    changes.push(sql`expected_depth_to_m = ${words.expectedDepthToM}`);
  if (words.expectedLengthM !== undefined) changes.push(sql`expected_length_m = ${words.expectedLengthM}`);
  if (words.expectedWidthM !== undefined) changes.push(sql`expected_width_m = ${words.expectedWidthM}`);
  if (words.municipality !== undefined) changes.push(sql`municipality = ${words.municipality}`);
  if (place !== null)
    changes.push(sql`
      location = st_setsrid(st_makepoint(${place.position[0]}, ${place.position[1]}), 4326),
      horizontal_uncertainty_m = ${place.horizontalUncertaintyM}, area = ${areaGeometry(place.area)},
      original_text = ${place.originalText}, original_crs = ${place.originalCrs},
      transformation = ${place.transformation}`);
  const all = changes.reduce((sum, change) => sql`${sum}, ${change}`);
  return tx.run(sql`update app.sites set ${all} where id = ${siteId}`);
}
