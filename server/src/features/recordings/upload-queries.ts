import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

/** `recordingId` is set once the upload was handed over. */
export type UploadRow = { id: string; fileName: string; recordingId: string | null; createdAt: Date };

const uploadColumns = sql`id, file_name as "fileName", recording_id as "recordingId", created_at as "createdAt"`;

/** Only that person's: an upload belongs to whoever began it. */
export function findUploads(db: Db, uploadIds: readonly string[], personId: string): Promise<UploadRow[]> {
  return db.many<UploadRow>(sql`
    select ${uploadColumns} from app.uploads
    where id = any(${uploadIds}::uuid[]) and person_id = ${personId}
    order by id`);
}

/** In the order of their ids, so that two hand-overs of the same uploads wait instead of deadlocking. */
export function lockUploads(tx: Db, uploadIds: readonly string[]): Promise<UploadRow[]> {
  return tx.many<UploadRow>(sql`
    select ${uploadColumns} from app.uploads
    where id = any(${uploadIds}::uuid[])
    order by id
    for update`);
}

export function insertUpload(
  tx: Db,
  upload: { id: string; personId: string; fileName: string; byteLength: number | null },
): Promise<number> {
  return tx.run(sql`
    insert into app.uploads (id, person_id, file_name, byte_length)
    values (${upload.id}, ${upload.personId}, ${upload.fileName}, ${upload.byteLength})`);
}

export function setUploadsHandedOver(
  tx: Db,
  uploadIds: readonly string[],
  recordingId: string,
): Promise<number> {
  return tx.run(sql`
    update app.uploads set recording_id = ${recordingId} where id = any(${uploadIds}::uuid[])`);
}

/** Those of them that are there and not handed over yet. */
export async function findWaitingIds(db: Db, uploadIds: readonly string[]): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select id from app.uploads where id = any(${uploadIds}::uuid[]) and recording_id is null`);
  return rows.map(({ id }) => id);
}

/** Not handed over, and begun longer ago than so many days. */
export function findUploadsOlderThan(
  db: Db,
  days: number,
): Promise<Array<{ id: string; personId: string; fileName: string }>> {
  return db.many(sql`
    select id, person_id as "personId", file_name as "fileName" from app.uploads
    where recording_id is null and created_at < now() - make_interval(days => ${days})`);
}

/** Those that were handed over stay: they lead a repeated hand-over to its receipt. */
export function deleteUploads(tx: Db, uploadIds: readonly string[]): Promise<number> {
  return tx.run(sql`
    delete from app.uploads where id = any(${uploadIds}::uuid[]) and recording_id is null`);
}
