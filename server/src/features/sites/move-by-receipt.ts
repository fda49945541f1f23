import type { Person } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { lockFacts, setStatus } from './move-queries.ts';
import { movesFrom } from './offered-moves.ts';

/**
 * For the joint receipt: moves the site on as its field lead's hand-over does, in the transaction of the second answer;
 * `person` is who gave it. By then the field lead no longer sees the site, and the receipt is the condition. A site
 * that is elsewhere stays: it is on hold, or an earlier mission moved it.
 */
export async function moveSiteByReceipt(
  tx: Tx,
  person: Person,
  { siteId, assessmentId }: { siteId: string; assessmentId: string },
): Promise<void> {
  const site = await lockFacts(tx, person, siteId);
  const move = site && movesFrom(site).find(({ action }) => action === 'hand-over');
  if (!move) return;
  const { action, from, to } = move;
  await setStatus(tx, siteId, { to, hold: null, mergedInto: null });
  const details = { action, from, to, version: site.version + 1, assessmentId };
  await recordAudit(tx, person.id, { action: 'site.move', subjectId: siteId, details });
}
