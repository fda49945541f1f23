import { inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { relateSite } from '#features/boundaries/index.ts';
import type { GiveUp, JobHandler } from '#jobs/queue.ts';
import type { ServerParts } from '#parts.ts';
import { recomputeJob } from './actions.ts';
import { findSiteIds, updateRecomputation } from './activation-queries.ts';

export function boundaryJobs(parts: ServerParts): Record<string, JobHandler> {
  return {
    [recomputeJob]: (payload) => recompute(parts, (payload as { editionId: string }).editionId),
  };
}

export function boundaryGiveUps({ db }: ServerParts): Record<string, GiveUp> {
  return {
    [recomputeJob]: (payload, why) =>
      inTransaction(db, async (tx) => {
        const { editionId } = payload as { editionId: string };
        await updateRecomputation(tx, editionId, { fraction: 0, failure: why });
        await recordAudit(tx, null, { action: 'boundary-edition.recompute-failed', subjectId: editionId });
      }),
  };
}

/** Site by site, each in its own transaction: others are not kept waiting, and a repeated job does no harm. */
async function recompute({ db }: ServerParts, editionId: string): Promise<void> {
  const siteIds = await findSiteIds(db);
  for (const [index, siteId] of siteIds.entries()) {
    await inTransaction(db, async (tx) => {
      if (await relateSite(tx, siteId)) {
        await recordAudit(tx, null, { action: 'site.relate', subjectId: siteId, details: { editionId } });
      }
      await updateRecomputation(tx, editionId, { fraction: (index + 1) / (siteIds.length + 1) });
    });
  }
  await inTransaction(db, async (tx) => {
    await updateRecomputation(tx, editionId, { fraction: 1 });
    await recordAudit(tx, null, { action: 'boundary-edition.recompute', subjectId: editionId });
  });
}
