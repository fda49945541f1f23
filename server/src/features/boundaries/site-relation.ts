import type { SiteBoundaryRelation } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

type RelationRow = Omit<SiteBoundaryRelation['editions'][number], 'distanceKm' | 'uncertaintyKm'> & {
  distanceM: number;
  uncertaintyM: number;
};

/** Tenths of a kilometre, never metres: more would pretend to know. */
const toKm = (metres: number): number => Math.round(metres / 100) / 10;
const upToKm = (metres: number): number => Math.ceil(metres / 100) / 10;

/**
 * Where a site lies to the ABL, as the last computation left it, and what people decided. It tells of the place: only for
 * readers who see the site at P3 or better.
 */
export async function findSiteRelation(db: Db, siteId: string): Promise<SiteBoundaryRelation> {
  const rows = await db.many<RelationRow>(sql`
    select edition.id as "editionId", edition.name as "editionName", edition.data_date::text as "dataDate",
           edition.is_official as "isOfficial", edition.is_current as "isCurrent", relation.side,
           relation.distance_m as "distanceM", relation.uncertainty_m as "uncertaintyM",
           relation.computed_at as "computedAt"
    from app.site_boundary_relations relation
    join app.boundary_editions edition on edition.id = relation.edition_id
    where relation.site_id = ${siteId}
    order by edition.is_current desc, edition.publisher, edition.id`);
  const editions = rows.map(({ distanceM, uncertaintyM, ...row }) => ({
    ...row,
    computedAt: new Date(row.computedAt).toISOString(),
    distanceKm: toKm(distanceM),
    uncertaintyKm: upToKm(uncertaintyM),
  }));
  const told = new Set(editions.filter(({ isOfficial }) => isOfficial).map(({ side }) => side));
  return { editions, doOfficialEditionsDisagree: told.size > 1, decisions: await findDecisions(db, siteId) };
}

async function findDecisions(db: Db, siteId: string): Promise<SiteBoundaryRelation['decisions']> {
  const rows = await db.many<SiteBoundaryRelation['decisions'][number]>(sql`
    select decision.side, decision.reason, decision.source, decision.edition_id as "editionId",
           person.name as "decidedBy", decision.decided_at as "decidedAt"
    from app.site_side_decisions decision
    join app.people person on person.id = decision.decided_by
    where decision.site_id = ${siteId}
    order by decision.decided_at desc, decision.id`);
  return rows.map((row) => ({ ...row, decidedAt: new Date(row.decidedAt).toISOString() }));
}
