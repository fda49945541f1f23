import {
  type ClearanceActivity,
  type ClearanceKind,
  clearanceKinds,
  type Delegation,
  type DigResult,
  duplicateDistanceM,
  type Owner,
  type Person,
  type SiteSignature,
  type SiteStatus,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { overlayGridDeg } from '#db/overlay-grid.ts';
import { type Sql, sql } from '#db/sql.ts';
import { circleColumns } from './circle.ts';
import type { SiteCircle } from './precision.ts';

/** What of a site the conditions of its moves are judged by. */
export type SiteFacts = {
  id: string;
  code: string;
  owner: Owner;
  status: SiteStatus;
  version: number;
  stage: number;
  isFictional: boolean;
  heldStatus: SiteStatus | null;
  reviewOn: string | null;
  /** Those of the present stage. */
  signatures: { kind: SiteSignature; delegation: Delegation | null; seenIds: string[] }[];
  /** Sites within the distance at which two are looked at as one; only asked for while the site is proposed. */
  nearIds: string[];
  /** A joint assessment was received by both in the present stage. */
  hasJointReceipt: boolean;
  /** A joint report on the survey that made it surveyed is frozen; reported, it has come there by one. */
  hasFrozenReport: boolean;
  /** It says where, how deep and how would be dug. */
  hasDigPlan: boolean;
  /** What was recorded of the dig in the present stage, and which heads refused to sign it; null where nothing was. */
  asDug: { result: DigResult; familiesInformed: boolean; refusedBy: Delegation[] } | null;
  circle: SiteCircle;
};

function factColumns(person: Pick<Person, 'id'>): Sql {
  return sql`
    ${circleColumns(person)}, site.id, site.code, site.owner, site.status, site.version, site.stage,
    site.is_fictional as "isFictional", site.held_status as "heldStatus", site.hold_review_on::text as "reviewOn",
    coalesce((
      select json_agg(json_build_object('kind', signature.kind, 'delegation', signature.delegation,
                                        'seenIds', signature.seen_ids) order by signature.signed_at)
      from app.site_signatures signature
      where signature.site_id = site.id and signature.stage = site.stage), '[]'::json) as signatures,
    case when site.status = 'proposed' then coalesce((
      select json_agg(near.id)
      from app.sites near
      where near.id <> site.id and near.ground && st_expand(site.ground, 0.004)
        and st_dwithin(near.ground::geography, site.ground::geography, ${duplicateDistanceM})), '[]'::json)
      else '[]'::json end as "nearIds",
    exists (
      select from app.joint_assessments assessment
      where assessment.site_id = site.id and assessment.received_at >= site.stage_since) as "hasJointReceipt",
    exists (
      select from app.joint_reports report
      join app.surveys survey on survey.id = report.survey_id
      join app.joint_assessments assessment on assessment.id = survey.joint_assessment_id
      where assessment.site_id = site.id and report.state = 'frozen'
        and (site.status = 'reported' or assessment.received_at >= site.stage_since)) as "hasFrozenReport",
    exists (select from app.dig_plans plan where plan.site_id = site.id) as "hasDigPlan",
    (select json_build_object('result', record.result, 'familiesInformed', record.families_on is not null,
              'refusedBy', coalesce((
                select json_agg(refusal.delegation) from app.dig_refusals refusal
                where refusal.site_id = site.id and refusal.stage = site.stage), '[]'::json))
     from app.dig_records record
     where record.site_id = site.id and record.stage = site.stage
     order by record.version desc limit 1) as "asDug"`;
}

export function findFacts(db: Db, person: Person): Promise<SiteFacts[]> {
  return db.many<SiteFacts>(sql`select ${factColumns(person)} from app.sites site`);
}

/** Nobody else moves or edits the site before the transaction ends. */
export function lockFacts(tx: Db, person: Person, siteId: string): Promise<SiteFacts | null> {
  return tx.maybeOne<SiteFacts>(sql`
    select ${factColumns(person)} from app.sites site where site.id = ${siteId} for update of site`);
}

export function findFactsOf(db: Db, person: Person, siteId: string): Promise<SiteFacts | null> {
  return db.maybeOne<SiteFacts>(
    sql`select ${factColumns(person)} from app.sites site where site.id = ${siteId}`,
  );
}

/** How far the clearances of one kind reach over the whole of some days. */
export type ClearanceReach = {
  siteId: string;
  kind: ClearanceKind;
  isNotApplicable: boolean;
  /** 0–1, of the ground of the site, by all that are valid on each of the days together. */
  coveredFraction: number;
};

export function findClearanceReach(
  db: Db,
  asked: { siteIds: readonly string[]; activity: ClearanceActivity; from: string; until: string },
): Promise<ClearanceReach[]> {
  return db.many<ClearanceReach>(sql`
    select site.id as "siteId", kind.name as kind,
           exists (select from app.clearances clearance
                   where clearance.site_id = site.id and clearance.activity = ${asked.activity}
                     and clearance.kind = kind.name and not clearance.is_applicable)
             and not exists (select from app.clearances clearance
                   where clearance.site_id = site.id and clearance.activity = ${asked.activity}
                     and clearance.kind = kind.name and clearance.is_applicable) as "isNotApplicable",
           coalesce((
             select st_area(st_intersection(site.ground, st_union(clearance.scope, ${overlayGridDeg}), ${overlayGridDeg})::geography)
                    / nullif(st_area(site.ground::geography), 0)
             from app.clearances clearance
             where clearance.site_id = site.id and clearance.activity = ${asked.activity}
               and clearance.kind = kind.name and clearance.is_applicable
               and clearance.valid_from <= ${asked.from}::date
               and (clearance.valid_until is null or clearance.valid_until >= ${asked.until}::date)), 0)
             as "coveredFraction"
    from app.sites site, unnest(${clearanceKinds}::text[]) with ordinality as kind (name, place)
    where site.id = any(${asked.siteIds}::uuid[])
    order by site.id, kind.place`);
}

export function findMergeTarget(
  db: Db,
  person: Person,
  code: string,
): Promise<{ id: string; code: string; status: SiteStatus; circle: SiteCircle } | null> {
  return db.maybeOne(sql`
    select ${circleColumns(person)}, site.id, site.code, site.status from app.sites site where site.code = ${code}`);
}

export function setStatus(
  tx: Db,
  siteId: string,
  change: {
    to: SiteStatus;
    hold: { from: SiteStatus; reason: string; reviewOn: string } | null;
    /** Kept from the move before where this one says none. */
    planned?: { from: string; until: string } | null;
    mergedInto: string | null;
  },
): Promise<number> {
  return tx.run(sql`
    update app.sites
    set status = ${change.to}, version = version + 1, held_status = ${change.hold?.from},
        hold_reason = ${change.hold?.reason ?? ''}, hold_review_on = ${change.hold?.reviewOn}::date,
        merged_into = ${change.mergedInto},
        planned_from = coalesce(${change.planned?.from}::date, planned_from),
        planned_until = coalesce(${change.planned?.until}::date, planned_until)
    where id = ${siteId}`);
}

export async function sign(
  tx: Db,
  signature: {
    siteId: string;
    stage: number;
    kind: SiteSignature;
    delegation: Delegation | null;
    personId: string;
    note: string;
    seenIds: readonly string[];
  },
): Promise<void> {
  await tx.run(sql`
    insert into app.site_signatures (site_id, stage, kind, delegation, person_id, note, seen_ids)
    values (${signature.siteId}, ${signature.stage}, ${signature.kind}, ${signature.delegation},
            ${signature.personId}, ${signature.note}, ${signature.seenIds}::uuid[])`);
  await tx.run(sql`update app.sites set version = version + 1 where id = ${signature.siteId}`);
}
