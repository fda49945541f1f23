import type {
  Clearance,
  ClearanceActivity,
  ClearanceChange,
  ClearanceKind,
  NewClearance,
  Person,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { overlayGridDeg } from '#db/overlay-grid.ts';
import { sql } from '#db/sql.ts';
import { areaGeometry } from './area-queries.ts';
import { circleColumns } from './circle.ts';
import type { SiteCircle } from './precision.ts';

export type ClearanceRow = Omit<Clearance, 'state'>;

export function findClearances(
  db: Db,
  siteIds: readonly string[],
): Promise<(ClearanceRow & { siteId: string })[]> {
  return db.many<ClearanceRow & { siteId: string }>(sql`
    select clearance.site_id as "siteId", clearance.id, clearance.version, clearance.kind, clearance.activity,
           clearance.is_applicable as "isApplicable", clearance.not_applicable_because as "notApplicableBecause",
           st_asgeojson(clearance.scope, 7)::json as scope, clearance.valid_from::text as "validFrom",
           clearance.valid_until::text as "validUntil", clearance.document_reference as "documentReference",
           clearance.note,
           coalesce(st_area(st_intersection(site.ground, clearance.scope, ${overlayGridDeg})::geography)
                    / nullif(st_area(site.ground::geography), 0), 0) as "coveredFraction"
    from app.clearances clearance
    join app.sites site on site.id = clearance.site_id
    where clearance.site_id = any(${siteIds}::uuid[])
    order by clearance.valid_until desc nulls first, clearance.noted_at`);
}

type Locked = {
  id: string;
  siteId: string;
  version: number;
  kind: ClearanceKind;
  activity: ClearanceActivity;
  circle: SiteCircle;
};

export function lockClearance(tx: Db, person: Person, clearanceId: string): Promise<Locked | null> {
  return tx.maybeOne<Locked>(sql`
    select ${circleColumns(person)}, clearance.id, clearance.site_id as "siteId", clearance.version, clearance.kind,
           clearance.activity
    from app.clearances clearance
    join app.sites site on site.id = clearance.site_id
    where clearance.id = ${clearanceId}
    for update of clearance`);
}

/** The given scope, or the ground of the site as it is now. Nothing where the clearance does not apply. */
function scopeOf(siteId: string, { isApplicable, scope }: ClearanceChange) {
  if (!isApplicable) return sql`null`;
  if (scope !== null) return areaGeometry(scope);
  return sql`(select st_multi(site.ground) from app.sites site where site.id = ${siteId})`;
}

export function insertClearance(
  tx: Db,
  { siteId, personId, clearance }: { siteId: string; personId: string; clearance: NewClearance },
): Promise<{ id: string; version: number }> {
  return tx.one(sql`
    insert into app.clearances
      (site_id, kind, activity, is_applicable, not_applicable_because, scope, valid_from, valid_until,
       document_reference, note, noted_by)
    values (${siteId}, ${clearance.kind}, ${clearance.activity}, ${clearance.isApplicable},
            ${clearance.notApplicableBecause}, ${scopeOf(siteId, clearance)}, ${clearance.validFrom}::date,
            ${clearance.validUntil}::date, ${clearance.documentReference}, ${clearance.note}, ${personId})
    returning id, version`);
}

export function updateClearance(
  tx: Db,
  { id, siteId }: { id: string; siteId: string },
  clearance: ClearanceChange,
): Promise<{ id: string; version: number }> {
  return tx.one(sql`
    update app.clearances
    set is_applicable = ${clearance.isApplicable}, not_applicable_because = ${clearance.notApplicableBecause},
        scope = ${scopeOf(siteId, clearance)}, valid_from = ${clearance.validFrom}::date,
        valid_until = ${clearance.validUntil}::date, document_reference = ${clearance.documentReference},
        note = ${clearance.note}, version = version + 1
    where id = ${id}
    returning id, version`);
}
