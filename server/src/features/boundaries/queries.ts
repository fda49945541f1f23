import type { BoundaryEdition, Position } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

export type EditionWithoutBands = Omit<BoundaryEdition, 'bands'>;
export type Band = BoundaryEdition['bands'][number];

export function findCurrentEdition(db: Db): Promise<EditionWithoutBands | null> {
  return db.maybeOne<EditionWithoutBands>(sql`
    select id, name, source, licence, data_date::text as "dataDate", is_official as "isOfficial",
           accuracy_m as "accuracyM", accuracy_p95_m as "accuracyP95M", st_asgeojson(line, 7)::json as line
    from app.boundary_editions
    where is_current`);
}

/**
 * Ground within `distanceM` of the line, measured on the ellipsoid. Simplified to 2 % of the distance:
 * far below what the band itself says about accuracy, and a tenth of the points.
 */
export async function computeBand(db: Db, editionId: string, distanceM: number): Promise<Band> {
  const metresPerDegree = 111_000;
  const toleranceDeg = (distanceM * 0.02) / metresPerDegree;
  const { area } = await db.one<Pick<Band, 'area'>>(sql`
    select st_asgeojson(
             st_multi(st_simplifypreservetopology(st_buffer(line::geography, ${distanceM})::geometry, ${toleranceDeg})), 6
           )::json as area
    from app.boundary_editions
    where id = ${editionId}`);
  return { distanceM, area };
}

/** `importedBy` is null for the edition that the product brings. */
export type NewBoundaryEdition = Omit<EditionWithoutBands, 'id' | 'line'> & {
  line: Position[];
  publisher?: string;
  note?: string;
  validFrom?: string | null;
  validTo?: string | null;
  original?: { name: string; sha256: string; crs: string; transformation: string } | null;
  importedBy?: string | null;
};

/** Imported, not yet in force. */
export function insertEdition(tx: Db, edition: NewBoundaryEdition): Promise<{ id: string }> {
  const line = JSON.stringify({ type: 'LineString', coordinates: edition.line });
  const { original } = edition;
  return tx.one(sql`
    insert into app.boundary_editions
      (name, source, licence, data_date, is_official, accuracy_m, accuracy_p95_m, line, publisher, note, valid_from,
       valid_to, original_name, original_sha256, original_crs, transformation, imported_by)
    values (${edition.name}, ${edition.source}, ${edition.licence}, ${edition.dataDate}, ${edition.isOfficial},
            ${edition.accuracyM}, ${edition.accuracyP95M}, st_setsrid(st_geomfromgeojson(${line}), 4326),
            ${edition.publisher ?? ''}, ${edition.note ?? ''}, ${edition.validFrom ?? null}, ${edition.validTo ?? null},
            ${original?.name ?? null}, ${original?.sha256 ?? null}, ${original?.crs ?? ''},
            ${original?.transformation ?? ''}, ${edition.importedBy ?? null})
    returning id`);
}

/** From here on this edition is in force, and the one of before is an earlier one. */
export async function bringIntoForce(tx: Db, editionId: string): Promise<void> {
  await tx.run(sql`update app.boundary_editions set is_current = false where is_current`);
  await tx.run(sql`
    update app.boundary_editions set is_current = true, activated_at = coalesce(activated_at, now())
    where id = ${editionId}`);
}
