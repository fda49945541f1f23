import { isAtLeast, type Person, type SiteBoundaryRelation } from '@jsa/contract';
import { type Database, type Db, inTransaction } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { recordAudit } from '#features/audit/index.ts';
import { findSiteRelation } from '#features/boundaries/index.ts';
import { readPrecisions } from '#features/sites/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';

/** It tells of the place, so it exists for those only who see the place. */
export async function readSiteRelation(
  db: Database,
  person: Person,
  siteId: string,
): Promise<SiteBoundaryRelation> {
  const precisions = await readPrecisions(db, person);
  if (!isAtLeast(precisions.get(siteId) ?? 'P0', 'P3')) {
    throw new Problem('not-found', 'There is nothing here.');
  }
  return findSiteRelation(db, siteId);
}

export type SideDecision = { side: 'inside' | 'outside' | 'straddling'; reason: string; source: string };

/** Only where the computation cannot tell, or official editions disagree; a computed side is never overruled. */
export async function decideSide(
  db: Database,
  person: Person,
  { siteId, ...decision }: SideDecision & { siteId: string },
): Promise<SiteBoundaryRelation> {
  await readSiteRelation(db, person, siteId);
  return inTransaction(db, async (tx) => {
    const relation = await findSiteRelation(tx, siteId);
    const current = relation.editions.find(({ isCurrent }) => isCurrent);
    const isOpen = current?.side === 'undetermined' || relation.doOfficialEditionsDisagree;
    if (!current || !isOpen) {
      throw conflict(
        'side-told-by-line',
        'The side of this site is told by the line; there is nothing to decide.',
      );
    }
    await insertDecision(tx, person.id, { siteId, editionId: current.editionId, ...decision });
    await recordAudit(tx, person.id, {
      action: 'site.decide-side',
      subjectId: siteId,
      details: { editionId: current.editionId },
    });
    return findSiteRelation(tx, siteId);
  });
}

function insertDecision(
  tx: Db,
  personId: string,
  { siteId, editionId, side, reason, source }: SideDecision & { siteId: string; editionId: string },
): Promise<number> {
  return tx.run(sql`
    insert into app.site_side_decisions (site_id, edition_id, side, reason, source, decided_by)
    values (${siteId}, ${editionId}, ${side}, ${reason}, ${source}, ${personId})`);
}
