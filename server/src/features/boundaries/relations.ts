import type { BoundarySide } from '@jsa/contract';
import type { Db, Tx } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';
import { ensureSides } from './sides.ts';

export type Relation = {
  siteId: string;
  editionId: string;
  side: BoundarySide;
  distanceM: number;
  uncertaintyM: number;
};

/** Along an area's edge a vertex each so many metres is looked at, to find parts on both sides beyond all doubt. */
const betweenVerticesM = 100;

/**
 * By the rule of the product: within the uncertainty of line and site together nothing is told. Parts that lie beyond it
 * on both sides straddle. UTM serves only to compare distances with the uncertainty; what is kept is measured on the
 * ellipsoid.
 */
function relationsOf(siteIds: readonly string[], editionIds: readonly string[]): Sql {
  return sql`
    with place as materialized (
      select site.id, coalesce(site.area, site.location) as geom, site.horizontal_uncertainty_m
      from app.sites site
      where site.id = any (${siteIds}::uuid[])
    ),
    edition as materialized (
      select edition.id, edition.line, st_transform(edition.line, 32634) as line_utm, edition.accuracy_m,
             sides.inside, sides.outside
      from app.boundary_editions edition
      left join app.boundary_sides sides on sides.edition_id = edition.id
      where edition.id = any (${editionIds}::uuid[])
    ),
    measured as materialized (
      select place.id as site_id, place.geom, edition.id as edition_id, edition.line_utm, edition.inside,
             edition.outside, st_distance(place.geom::geography, edition.line::geography) as distance_m,
             edition.accuracy_m + place.horizontal_uncertainty_m as uncertainty_m,
             st_intersects(place.geom, edition.inside) as is_inside,
             st_intersects(place.geom, edition.outside) as is_outside
      from place, edition
    )
    select site_id, edition_id,
           case
             when is_inside is null then 'undetermined'
             when is_inside and is_outside and (
               select bool_or(st_intersects(vertex.geom, inside)) and bool_or(st_intersects(vertex.geom, outside))
               from st_dumppoints(st_segmentize(geom::geography, ${betweenVerticesM}::float8)::geometry) vertex
               where st_distance(st_transform(vertex.geom, 32634), line_utm) > uncertainty_m
             ) then 'straddling'
             when distance_m <= uncertainty_m then 'undetermined'
             when is_inside then 'inside'
             when is_outside then 'outside'
             else 'elsewhere'
           end as side,
           distance_m, uncertainty_m
    from measured`;
}

/** Computed now, and not kept: to show what an edition would change. */
export async function computeRelations(
  tx: Tx,
  siteIds: readonly string[],
  editionIds: readonly string[],
): Promise<Relation[]> {
  await ensureSides(tx, editionIds);
  return tx.many<Relation>(sql`
    select relation.site_id as "siteId", relation.edition_id as "editionId", relation.side,
           relation.distance_m as "distanceM", relation.uncertainty_m as "uncertaintyM"
    from (${relationsOf(siteIds, editionIds)}) relation
    order by relation.site_id, relation.edition_id`);
}

/** Editions that count: the one in force, and of each publisher the official one that came into force last. */
async function findCountingEditions(db: Db): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select id from app.boundary_editions where is_current
    union
    (select distinct on (publisher) id
     from app.boundary_editions
     where is_official and activated_at is not null
     order by publisher, activated_at desc)`);
  return rows.map(({ id }) => id);
}

/**
 * Computes side and distance of a site to every edition that counts, and keeps them. To be called in the transaction that
 * places, moves or redraws a site. Answers whether any side changed.
 */
export async function relateSite(tx: Tx, siteId: string): Promise<boolean> {
  const editionIds = await findCountingEditions(tx);
  await ensureSides(tx, editionIds);
  const before = await findSides(tx, siteId);
  await tx.run(sql`
    delete from app.site_boundary_relations
    where site_id = ${siteId} and edition_id <> all (${editionIds}::uuid[])`);
  await tx.run(sql`
    insert into app.site_boundary_relations (site_id, edition_id, side, distance_m, uncertainty_m)
    ${relationsOf([siteId], editionIds)}
    on conflict (site_id, edition_id) do update
      set side = excluded.side, distance_m = excluded.distance_m, uncertainty_m = excluded.uncertainty_m,
          computed_at = now()`);
  return before !== (await findSides(tx, siteId));
}

async function findSides(db: Db, siteId: string): Promise<string> {
  const rows = await db.many<{ side: string; editionId: string }>(sql`
    select side, edition_id as "editionId"
    from app.site_boundary_relations
    where site_id = ${siteId}
    order by edition_id`);
  return JSON.stringify(rows);
}
