import type { NearSite, Owner, Person, Position, SignatureGiven, SiteArea, SiteStatus } from '@jsa/contract';
import { duplicateDistanceM } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { circleColumns } from './circle.ts';
import type { SiteCircle } from './precision.ts';

export type DetailRow = {
  id: string;
  code: string;
  title: string;
  status: SiteStatus;
  statusSince: string;
  version: number;
  isFictional: boolean;
  municipality: string;
  owner: Owner;
  proposedBy: string | null;
  proposedAt: string;
  cell: { type: 'Polygon'; coordinates: Position[][] };
  position: Position;
  /** Within the area; the typed point may say more than the area does. */
  areaPosition: Position;
  horizontalUncertaintyM: number;
  area: SiteArea | null;
  areaM2: number | null;
  originalText: string;
  originalCrs: string;
  transformation: string;
  summary: string;
  hypothesis: string;
  expectedDepthFromM: number | null;
  expectedDepthToM: number | null;
  expectedLengthM: number | null;
  expectedWidthM: number | null;
  heldStatus: SiteStatus | null;
  holdReason: string;
  holdReviewOn: string | null;
  mergedInto: string | null;
  circle: SiteCircle;
};

export function findDetail(db: Db, person: Person, siteId: string): Promise<DetailRow | null> {
  return db.maybeOne<DetailRow>(sql`
    select ${circleColumns(person)}, site.id, site.code, site.title, site.status, site.status_since as "statusSince",
           site.version, site.is_fictional as "isFictional", site.municipality, site.owner,
           proposer.name as "proposedBy", site.created_at as "proposedAt", st_asgeojson(site.cell, 6)::json as cell,
           json_build_array(st_x(site.location), st_y(site.location)) as position,
           json_build_array(st_x(shown.point), st_y(shown.point)) as "areaPosition",
           site.horizontal_uncertainty_m as "horizontalUncertaintyM", st_asgeojson(site.area, 7)::json as area,
           st_area(site.area::geography) as "areaM2", site.original_text as "originalText",
           site.original_crs as "originalCrs", site.transformation, site.summary, site.hypothesis,
           site.expected_depth_from_m as "expectedDepthFromM", site.expected_depth_to_m as "expectedDepthToM",
           site.expected_length_m as "expectedLengthM", site.expected_width_m as "expectedWidthM",
           site.held_status as "heldStatus", site.hold_reason as "holdReason",
           site.hold_review_on::text as "holdReviewOn", site.merged_into as "mergedInto"
    from app.sites site
    left join app.people proposer on proposer.id = site.proposed_by,
         lateral (select coalesce(st_pointonsurface(site.area), site.location) as point) shown
    where site.id = ${siteId}`);
}

/** All that were ever given, the newest last. */
export function findSignatures(db: Db, siteId: string): Promise<SignatureGiven[]> {
  return db.many<SignatureGiven>(sql`
    select signature.kind, signature.delegation, person.name as by, signature.signed_at as at
    from app.site_signatures signature
    join app.people person on person.id = signature.person_id
    where signature.site_id = ${siteId}
    order by signature.signed_at`);
}

type NearRow = NearSite & { circle: SiteCircle };

/** Sites whose ground lies within the distance at which two are looked at as one, nearest first. */
export function findNearSites(db: Db, person: Person, siteId: string): Promise<NearRow[]> {
  return db.many<NearRow>(sql`
    select ${circleColumns(person)}, site.id, site.code, site.title, site.owner, site.status,
           st_distance(site.ground::geography, mine.ground::geography) as "distanceM",
           st_intersects(site.ground, mine.ground) as "isOverlapping"
    from app.sites mine
    join app.sites site on site.id <> mine.id and site.ground && st_expand(mine.ground, 0.004)
      and st_dwithin(site.ground::geography, mine.ground::geography, ${duplicateDistanceM})
    where mine.id = ${siteId}
    order by "distanceM", site.code`);
}

/** For papers that name the site to people who see it. */
export async function findSiteCode(db: Db, siteId: string): Promise<string> {
  const { code } = await db.one<{ code: string }>(sql`select code from app.sites where id = ${siteId}`);
  return code;
}

/** Whether the person has sealed a first reading of a survey of the site: until then no word of a lead reaches them. */
export async function hasSealedReading(db: Db, personId: string, siteId: string): Promise<boolean> {
  const { isSo } = await db.one<{ isSo: boolean }>(sql`
    select exists (
      select from app.readings reading
      join app.surveys survey on survey.id = reading.survey_id
      join app.joint_assessments assessment on assessment.id = survey.joint_assessment_id
      where reading.person_id = ${personId} and reading.sealed_at is not null
        and assessment.site_id = ${siteId}) as "isSo"`);
  return isSo;
}
