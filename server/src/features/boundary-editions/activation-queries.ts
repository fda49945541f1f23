import type { Person } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

export type OpenActivation = { id: string; editionId: string; proposedBy: string; organisationId: string };

/** There is at most one at a time. */
export function findOpenActivation(tx: Db): Promise<OpenActivation | null> {
  return tx.maybeOne<OpenActivation>(sql`
    select id, edition_id as "editionId", proposed_by as "proposedBy", proposed_organisation_id as "organisationId"
    from app.boundary_activations
    where confirmed_at is null and withdrawn_at is null`);
}

export function insertActivation(
  tx: Db,
  { id, organisation }: Person,
  { editionId, reportSha256, report }: { editionId: string; reportSha256: string; report: string },
): Promise<number> {
  return tx.run(sql`
    insert into app.boundary_activations
      (edition_id, report, report_sha256, proposed_by, proposed_organisation_id)
    values (${editionId}, ${report}::jsonb, ${reportSha256}, ${id}, ${organisation.id})`);
}

export function confirmActivation(
  tx: Db,
  activationId: string,
  { id, organisation }: Person,
): Promise<number> {
  return tx.run(sql`
    update app.boundary_activations
    set confirmed_by = ${id}, confirmed_organisation_id = ${organisation.id}, confirmed_at = now()
    where id = ${activationId}`);
}

export function withdrawOpenActivation(tx: Db, activationId: string, personId: string): Promise<number> {
  return tx.run(sql`
    update app.boundary_activations set withdrawn_by = ${personId}, withdrawn_at = now() where id = ${activationId}`);
}

export function startRecomputation(tx: Db, editionId: string): Promise<number> {
  return tx.run(sql`
    insert into app.boundary_recomputations (edition_id)
    values (${editionId})
    on conflict (edition_id) do update
      set fraction = 0, started_at = now(), finished_at = null, failure = null`);
}

export function updateRecomputation(
  tx: Db,
  editionId: string,
  { fraction, failure = null }: { fraction: number; failure?: string | null },
): Promise<number> {
  return tx.run(sql`
    update app.boundary_recomputations
    set fraction = ${fraction}, failure = ${failure},
        finished_at = case when ${fraction}::real >= 1 then now() end
    where edition_id = ${editionId}`);
}

export async function findSiteIds(db: Db): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`select id from app.sites order by id`);
  return rows.map(({ id }) => id);
}
