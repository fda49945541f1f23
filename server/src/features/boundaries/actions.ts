import { type Database, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { bringIntoForce, insertEdition, type NewBoundaryEdition } from './queries.ts';
import { ensureSides } from './sides.ts';

/** For the edition that the product brings: it is in force at once. What people import goes through two of them. */
export function addBoundaryEdition(db: Database, edition: NewBoundaryEdition): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const added = await insertEdition(tx, edition);
    await ensureSides(tx, [added.id]);
    await bringIntoForce(tx, added.id);
    const { name, dataDate } = edition;
    await recordAudit(tx, null, {
      action: 'boundary-edition.add',
      subjectId: added.id,
      details: { name, dataDate },
    });
    return added;
  });
}
