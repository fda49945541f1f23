import type { DigPlan, SiteStatus } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

export type PlanRow = DigPlan & { version: number; writtenBy: string; writtenAt: string; areaM2: number };

/** The newest version; null where nobody has written one. */
export function findPlan(db: Db, siteId: string): Promise<PlanRow | null> {
  return db.maybeOne<PlanRow>(sql`
    select plan.version, st_asgeojson(plan.area, 9)::json as area, plan.depth_m as "depthM", plan.method,
           plan.method_note as "methodNote", plan.stop_rules as "stopRules", plan.residual_rule as "residualRule",
           person.name as "writtenBy", plan.written_at as "writtenAt", st_area(plan.area::geography) as "areaM2"
    from app.dig_plans plan
    join app.people person on person.id = plan.written_by
    where plan.site_id = ${siteId}
    order by plan.version desc limit 1`);
}

export function insertPlan(
  tx: Db,
  { siteId, version, personId, plan }: { siteId: string; version: number; personId: string; plan: DigPlan },
): Promise<number> {
  return tx.run(sql`
    insert into app.dig_plans
      (site_id, version, area, depth_m, method, method_note, stop_rules, residual_rule, written_by)
    values (${siteId}, ${version}, st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(plan.area)}::text), 4326)),
            ${plan.depthM}, ${plan.method}, ${plan.methodNote}, ${plan.stopRules}, ${plan.residualRule}, ${personId})`);
}

/** What decides whether a plan may be written: where the site stands, and in which open round it is decided on. */
export type PlanState = { code: string; status: SiteStatus; frozenIn: string | null };

export function findPlanState(db: Db, siteId: string): Promise<PlanState | null> {
  return db.maybeOne<PlanState>(sql`
    select site.code, site.status,
           (select round.code
            from app.round_item_sites about
            join app.round_items item on item.id = about.item_id and item.state in ('released', 'sealed')
            join app.rounds round on round.id = item.round_id and round.state = 'open' and round.kind = 'dig'
            where about.site_id = site.id limit 1) as "frozenIn"
    from app.sites site where site.id = ${siteId}`);
}

/** Two writers of one plan come one after the other. */
export function lockSite(tx: Db, siteId: string): Promise<number> {
  return tx.run(sql`select 1 from app.sites where id = ${siteId} for update`);
}
