import { type Database, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { endCurrentEdition, insertEdition, type NewBoundaryEdition } from './queries.ts';

/** The new edition is the one in force from now on; earlier ones stay for what was decided by them. */
export function addBoundaryEdition(db: Database, edition: NewBoundaryEdition): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    await endCurrentEdition(tx);
    const added = await insertEdition(tx, edition);
    const { name, dataDate } = edition;
    await recordAudit(tx, null, {
      action: 'boundary-edition.add',
      subjectId: added.id,
      details: { name, dataDate },
    });
    return added;
  });
}
