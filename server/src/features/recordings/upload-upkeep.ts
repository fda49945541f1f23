import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Database, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import type { ServerParts } from '#parts.ts';
import { deleteUploads, findUploadsOlderThan, findWaitingIds } from './upload-queries.ts';
import { removeUploadedFiles } from './uploaded-files.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Long enough for a team that comes back to a network once a week. */
const longestPauseDays = 7;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** At the start and daily: nothing stays in the folder of uploads that nobody will go on with. */
export function keepUploadsTidy(app: FastifyInstance, { db, uploadFolder }: ServerParts): void {
  const tidy = async () => {
    await removeAbandonedUploads(db, uploadFolder);
    await removeFilesWithoutUpload(db, uploadFolder);
  };
  let daily: NodeJS.Timeout | undefined;
  app.addHook('onReady', async () => {
    await tidy();
    daily = setInterval(() => {
      tidy().catch((error: Error) => console.error(`Old uploads were not removed: ${error.message}.`));
    }, dayMs).unref();
  });
  app.addHook('onClose', async () => clearInterval(daily));
}

/** An upload to which nothing was added for a week; never one that was handed over. */
async function removeAbandonedUploads(db: Database, uploadFolder: string): Promise<void> {
  for (const { id, personId, fileName } of await findUploadsOlderThan(db, longestPauseDays)) {
    const lastBytesAt = (await stat(join(uploadFolder, id)).catch(() => null))?.mtimeMs ?? 0;
    if (Date.now() - lastBytesAt < longestPauseDays * dayMs) continue;
    const isRemoved = await inTransaction(db, async (tx) => {
      if ((await deleteUploads(tx, [id])) === 0) return false;
      const details = { personId, fileName, unusedDays: longestPauseDays };
      await recordAudit(tx, null, { action: 'upload.expire', subjectId: id, details });
      return true;
    });
    if (isRemoved) await removeUploadedFiles(uploadFolder, [id]);
  }
}

/**
 * A server that was killed between the commit and the tidying leaves bytes behind, of uploads that were handed over
 * or refused. The row of an upload is written before its first byte, so bytes without one are nobody's.
 */
async function removeFilesWithoutUpload(db: Database, uploadFolder: string): Promise<void> {
  const ids = new Set((await readdir(uploadFolder)).flatMap((name) => name.match(uuid)?.[0] ?? []));
  const waiting = new Set(await findWaitingIds(db, [...ids]));
  await removeUploadedFiles(
    uploadFolder,
    [...ids].filter((id) => !waiting.has(id)),
  );
}
