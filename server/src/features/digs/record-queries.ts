import type { Delegation, DigRecord, Owner, Person, SiteStatus } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { overlayGridDeg } from '#db/overlay-grid.ts';
import { sql } from '#db/sql.ts';
import { circleColumns, type SiteCircle } from '#features/sites/index.ts';

/** A dig belongs to the stage in which the site was excavating; afterwards the newest of them is told. */
const digStage = sql`
  case when 'excavating' in (site.status, site.held_status) then site.stage
    else (select max(recorded.stage) from (
            select stage from app.dig_records where site_id = site.id
            union select stage from app.dig_finds where site_id = site.id) recorded) end`;

/** What of a site decides what may be done with its record. */
export type DigState = {
  siteId: string;
  code: string;
  status: SiteStatus;
  stage: number;
  circle: SiteCircle;
  find: { at: string; by: string } | null;
  embargo: { since: string; liftedFor: Owner[] } | null;
};

export function findDigState(db: Db, person: Person, siteId: string): Promise<DigState | null> {
  return db.maybeOne<DigState>(sql`
    select ${circleColumns(person)}, site.id as "siteId", site.code, site.status, site.stage,
           (select json_build_object('at', find.reported_at, 'by', person.name)
            from app.dig_finds find join app.people person on person.id = find.reported_by
            where find.site_id = site.id and find.stage = ${digStage}) as find,
           (select json_build_object('since', embargoed.since, 'liftedFor', coalesce((
              select json_agg(ended.party order by ended.party) from app.embargo_ends ended
              where ended.site_id = site.id and ended.stage = embargoed.stage), '[]'::json))
            from app.embargoed_sites embargoed
            where embargoed.site_id = site.id order by embargoed.stage desc limit 1) as embargo
    from app.sites site where site.id = ${siteId}`);
}

/** Nobody else moves the site, or writes what was dug at it, before the transaction ends. */
export async function lockDigState(tx: Db, person: Person, siteId: string): Promise<DigState | null> {
  await tx.run(sql`select 1 from app.sites where id = ${siteId} for update`);
  return findDigState(tx, person, siteId);
}

export type RecordRow = DigRecord & { version: number; writtenBy: string; writtenAt: string };

/** The newest version of the present stage. */
export function findRecord(db: Db, siteId: string): Promise<RecordRow | null> {
  return db.maybeOne<RecordRow>(sql`
    select record.version, record.dug_from::text as "dugFrom", record.dug_until::text as "dugUntil",
           (select json_agg(json_build_object('area', st_asgeojson(trench.area, 9)::json, 'depthM', trench.depth_m)
                            order by trench.number)
            from app.dig_trenches trench
            where trench.site_id = record.site_id and trench.stage = record.stage
              and trench.version = record.version) as trenches,
           case when record.residual is not null then
             json_build_object('area', st_asgeojson(record.residual, 9)::json, 'because', record.residual_because)
           end as residual,
           record.tested, record.untested, record.interruptions, record.result,
           record.volume_statement as "volumeStatement",
           case when record.families_on is not null then
             json_build_object('on', record.families_on, 'by', record.families_by) end as "familiesInformed",
           record.note, person.name as "writtenBy", record.written_at as "writtenAt"
    from app.sites site
    join app.dig_records record on record.site_id = site.id and record.stage = ${digStage}
    join app.people person on person.id = record.written_by
    where site.id = ${siteId}
    order by record.version desc limit 1`);
}

type NewRecord = { siteId: string; stage: number; version: number; personId: string; record: DigRecord };

const geometryOf = (area: object | null) =>
  sql`st_multi(st_setsrid(st_geomfromgeojson(${area && JSON.stringify(area)}::text), 4326))`;

export async function insertRecord(
  tx: Db,
  { siteId, stage, version, personId, record }: NewRecord,
): Promise<void> {
  const { residual, familiesInformed: families } = record;
  await tx.run(sql`
    insert into app.dig_records
      (site_id, stage, version, dug_from, dug_until, residual, residual_because, tested, untested, interruptions,
       result, volume_statement, families_on, families_by, note, written_by)
    values (${siteId}, ${stage}, ${version}, ${record.dugFrom}, ${record.dugUntil},
            ${geometryOf(residual?.area ?? null)}, ${residual?.because ?? ''},
            ${JSON.stringify(record.tested)}::jsonb, ${record.untested},
            ${JSON.stringify(record.interruptions)}::jsonb, ${record.result}, ${record.volumeStatement.trim()},
            ${families?.on ?? null}, ${families?.by ?? ''}, ${record.note}, ${personId})`);
  for (const [at, { area, depthM }] of record.trenches.entries())
    await tx.run(sql`
      insert into app.dig_trenches (site_id, stage, version, number, area, depth_m)
      values (${siteId}, ${stage}, ${version}, ${at + 1}, ${geometryOf(area)}, ${depthM})`);
}

export type Volumes = {
  plannedAreaM2: number | null;
  plannedVolumeM3: number | null;
  dugAreaM2: number;
  dugVolumeM3: number;
  notOpenedM2: number | null;
  outsidePlanM2: number | null;
};

/** Planned, dug, not opened and beyond the plan, by the newest plan and the newest record of the stage. */
export function findVolumes(db: Db, siteId: string): Promise<Volumes | null> {
  return db.maybeOne<Volumes>(sql`
    with newest as (
      select record.site_id, record.stage, record.version
      from app.sites site
      join app.dig_records record on record.site_id = site.id and record.stage = ${digStage}
      where site.id = ${siteId}
      order by record.version desc limit 1),
    dug as (
      select st_union(trench.area, ${overlayGridDeg}) as area,
             sum(st_area(trench.area::geography)) as area_m2,
             sum(st_area(trench.area::geography) * trench.depth_m) as volume_m3
      from app.dig_trenches trench join newest using (site_id, stage, version)),
    plan as (
      select area, depth_m from app.dig_plans where site_id = ${siteId} order by version desc limit 1)
    select st_area(plan.area::geography) as "plannedAreaM2",
           st_area(plan.area::geography) * plan.depth_m as "plannedVolumeM3",
           dug.area_m2 as "dugAreaM2", dug.volume_m3 as "dugVolumeM3",
           st_area(st_difference(plan.area, dug.area, ${overlayGridDeg})::geography) as "notOpenedM2",
           st_area(st_difference(dug.area, plan.area, ${overlayGridDeg})::geography) as "outsidePlanM2"
    from newest cross join dug left join plan on true`);
}

export type SignRow = {
  delegation: Delegation;
  did: 'signed' | 'refused';
  name: string;
  at: string;
  reason: string;
};

/** What the heads did about the record of the present stage. */
export function findSigns(db: Db, siteId: string): Promise<SignRow[]> {
  return db.many<SignRow>(sql`
    select signature.delegation, 'signed' as did, person.name, signature.signed_at as at, '' as reason
    from app.sites site
    join app.site_signatures signature
      on signature.site_id = site.id and signature.stage = ${digStage} and signature.kind = 'as-dug'
    join app.people person on person.id = signature.person_id
    where site.id = ${siteId}
    union all
    select refusal.delegation, 'refused', person.name, refusal.refused_at, refusal.reason
    from app.sites site
    join app.dig_refusals refusal on refusal.site_id = site.id and refusal.stage = ${digStage}
    join app.people person on person.id = refusal.refused_by
    where site.id = ${siteId}`);
}

export function insertRefusal(
  tx: Db,
  refusal: {
    siteId: string;
    stage: number;
    version: number;
    delegation: Delegation;
    reason: string;
    personId: string;
  },
): Promise<number> {
  return tx.run(sql`
    insert into app.dig_refusals (site_id, stage, version, delegation, reason, refused_by)
    values (${refusal.siteId}, ${refusal.stage}, ${refusal.version}, ${refusal.delegation}, ${refusal.reason},
            ${refusal.personId})`);
}

export function insertFind(
  tx: Db,
  { siteId, stage, personId }: { siteId: string; stage: number; personId: string },
): Promise<number> {
  return tx.run(sql`
    insert into app.dig_finds (site_id, stage, reported_by) values (${siteId}, ${stage}, ${personId})`);
}

/** For the newest embargo of the site; agreed twice it counts once. */
export function insertEmbargoEnd(
  tx: Db,
  { siteId, party, personId }: { siteId: string; party: Owner; personId: string },
): Promise<number> {
  return tx.run(sql`
    insert into app.embargo_ends (site_id, stage, party, person_id)
    select embargoed.site_id, embargoed.stage, ${party}, ${personId}
    from app.embargoed_sites embargoed where embargoed.site_id = ${siteId}
    order by embargoed.stage desc limit 1
    on conflict do nothing`);
}
