import type { BoundaryDifference, BoundaryEditionSummary, Position } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { overlayGridDeg } from '#db/overlay-grid.ts';
import { sql } from '#db/sql.ts';

type EditionRow = Omit<BoundaryEditionSummary, 'importedAt' | 'activatedAt'> & {
  importedAt: Date;
  activatedAt: Date | null;
};

/** Those that are only imported are left out unless `withImported`. */
export async function findEditions(db: Db, withImported: boolean): Promise<BoundaryEditionSummary[]> {
  const rows = await db.many<EditionRow>(sql`
    select edition.id, edition.name, edition.source, edition.publisher, edition.licence, edition.note,
           edition.data_date::text as "dataDate", edition.valid_from::text as "validFrom",
           edition.valid_to::text as "validTo", edition.is_official as "isOfficial", edition.accuracy_m as "accuracyM",
           edition.accuracy_p95_m as "accuracyP95M",
           round((st_length(edition.line::geography) / 1000)::numeric, 1)::float8 as "lengthKm",
           case when edition.is_current then 'in-force' when edition.activated_at is null then 'imported'
                else 'earlier' end as state,
           edition.imported_at as "importedAt", importer.name as "importedBy", edition.activated_at as "activatedAt",
           case when edition.original_sha256 is not null then json_build_object(
             'name', edition.original_name, 'sha256', edition.original_sha256, 'crs', edition.original_crs) end
             as original,
           (select json_build_object(
              'proposedBy', proposer.name, 'organisationId', organisation.id, 'organisation', organisation.name,
              'proposedAt', to_char(activation.proposed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
              'reportSha256', activation.report_sha256)
            from app.boundary_activations activation
            join app.people proposer on proposer.id = activation.proposed_by
            join app.organisations organisation on organisation.id = activation.proposed_organisation_id
            where activation.edition_id = edition.id and activation.confirmed_at is null
              and activation.withdrawn_at is null) as proposal,
           (select json_build_object(
              'fraction', recomputation.fraction,
              'finishedAt', to_char(recomputation.finished_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
              'failure', recomputation.failure)
            from app.boundary_recomputations recomputation
            where recomputation.edition_id = edition.id) as recomputation
    from app.boundary_editions edition
    left join app.people importer on importer.id = edition.imported_by
    where ${withImported} or edition.activated_at is not null
    order by edition.is_current desc, edition.activated_at is not null, coalesce(edition.activated_at, edition.imported_at) desc`);
  return rows.map((row) => ({
    ...row,
    importedAt: row.importedAt.toISOString(),
    activatedAt: row.activatedAt?.toISOString() ?? null,
  }));
}

export async function findDrawnLine(db: Db, editionId: string): Promise<Position[] | null> {
  const row = await db.maybeOne<{ line: { coordinates: Position[] } }>(sql`
    select st_asgeojson(st_transform(st_simplify(st_transform(line, 32634), 5), 4326), 6)::json as line
    from app.boundary_editions
    where id = ${editionId}`);
  return row?.line.coordinates ?? null;
}

export type LockedEdition = { id: string; name: string; isCurrent: boolean; isActivated: boolean };

/** All editions are locked together: two of them cannot come into force at once. */
export async function lockEdition(tx: Db, editionId: string): Promise<LockedEdition | null> {
  const rows = await tx.many<LockedEdition>(sql`
    select id, name, is_current as "isCurrent", activated_at is not null as "isActivated"
    from app.boundary_editions
    order by id
    for update`);
  return rows.find(({ id }) => id === editionId) ?? null;
}

export type ReportRow = Omit<BoundaryDifference['report'], 'comparedWith'> & {
  comparedId: string | null;
  comparedName: string | null;
};

/** Measured in UTM between the lines simplified to 5 m; the area between them on the ellipsoid. Rounded: all who ask see the same. */
export function measureDifference(tx: Db, editionId: string): Promise<ReportRow | null> {
  return tx.maybeOne<ReportRow>(sql`
    with given as materialized (
      select edition.id, edition.accuracy_m, encode(sha256(st_asbinary(edition.line)), 'hex') as line_sha256,
             st_simplify(st_transform(edition.line, 32634), 5) as line, sides.inside
      from app.boundary_editions edition
      left join app.boundary_sides sides on sides.edition_id = edition.id
      where edition.id = ${editionId}
    ),
    present as materialized (
      select edition.id, edition.name, st_simplify(st_transform(edition.line, 32634), 5) as line, sides.inside
      from app.boundary_editions edition
      left join app.boundary_sides sides on sides.edition_id = edition.id
      where edition.is_current and edition.id <> ${editionId}
    )
    select given.id as "editionId", given.line_sha256 as "lineSha256", given.accuracy_m as "accuracyM",
           present.id as "comparedId", present.name as "comparedName",
           round(st_hausdorffdistance(given.line, present.line)::numeric, -1)::float8 as "farthestApartM",
           round((st_area(st_symdifference(given.inside, present.inside, ${overlayGridDeg})::geography) / 1e6)::numeric, 1)::float8
             as "areaBetweenKm2",
           (select round(100.0 * count(*) filter (where st_dwithin(point.geom, present.line, 3000)) / count(*), 1)::float8
            from st_dump(st_lineinterpolatepoints(given.line, least(0.5, 500 / st_length(given.line)))) point
            where present.id is not null
            having count(*) > 0) as "withinThreeKmPercent"
    from given
    left join present on true`);
}

/**
 * Of the named sites those that a change of lines can concern: near enough to the new one, in UTM. The edition in force
 * lies nowhere farther from it than `farthestApartM`, so a site beyond that and all uncertainty keeps its side. Null: all.
 */
export function findSitesToCompare(
  tx: Db,
  siteIds: readonly string[],
  { editionId, farthestApartM }: { editionId: string; farthestApartM: number | null },
): Promise<{ id: string; code: string; title: string }[]> {
  return tx.many(sql`
    with given as materialized (
      select st_transform(line, 32634) as line,
             ${farthestApartM}::float8 * 1.01 + 100 + (
               select max(accuracy_m) from app.boundary_editions where is_current or id = ${editionId}) as reach_m
      from app.boundary_editions
      where id = ${editionId}
    )
    select site.id, site.code, site.title
    from app.sites site, given
    where site.id = any (${siteIds}::uuid[])
      and (given.reach_m is null
           or st_dwithin(st_transform(coalesce(site.area, site.location), 32634), given.line,
                         given.reach_m + site.horizontal_uncertainty_m))
    order by site.code`);
}
