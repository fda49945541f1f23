import { type Database, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { insertSite, type NewSite } from './queries.ts';

/** For the demonstration; sites that people propose come with the issue on people and sites. */
export function addSite(db: Database, site: NewSite): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const added = await insertSite(tx, site);
    const { code, isFictional } = site;
    await recordAudit(tx, null, { action: 'site.add', subjectId: added.id, details: { code, isFictional } });
    return added;
  });
}
