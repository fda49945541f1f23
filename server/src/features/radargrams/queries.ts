import type { RadargramSummary } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import type { FileOnDisk } from '#recording-on-disk.ts';

const summaryColumns = sql`
  id, recording_id as "recordingId", channel, channel_name as "channelName",
  state, failed_reason as "failedReason", geometry, record`;

export function findRadargramsOfRecordings(
  db: Db,
  recordingIds: readonly string[],
): Promise<RadargramSummary[]> {
  return db.many<RadargramSummary>(sql`
    select ${summaryColumns}
    from app.radargrams
    where recording_id = any(${recordingIds}::uuid[])
    order by recording_id, channel`);
}

export function lockRadargram(tx: Db, radargramId: string): Promise<RadargramSummary | null> {
  return tx.maybeOne<RadargramSummary>(sql`
    select ${summaryColumns} from app.radargrams where id = ${radargramId} for update`);
}

export async function isDone(db: Db, radargramId: string): Promise<boolean> {
  const found = await db.maybeOne(
    sql`select 1 from app.radargrams where id = ${radargramId} and state = 'done'`,
  );
  return found !== null;
}

export function insertRadargram(
  tx: Db,
  radargram: { recordingId: string; channel: number; channelName: string },
): Promise<{ id: string }> {
  return tx.one(sql`
    insert into app.radargrams (recording_id, channel, channel_name)
    values (${radargram.recordingId}, ${radargram.channel}, ${radargram.channelName})
    returning id`);
}

export function updateRadargram(
  tx: Db,
  radargramId: string,
  change: Pick<RadargramSummary, 'state' | 'failedReason' | 'geometry' | 'record'>,
): Promise<number> {
  return tx.run(sql`
    update app.radargrams
    set state = ${change.state}, failed_reason = ${change.failedReason},
        geometry = ${change.geometry && JSON.stringify(change.geometry)},
        record = ${change.record && JSON.stringify(change.record)}
    where id = ${radargramId}`);
}

export function findOriginalsOf(
  db: Db,
  recordingId: string,
): Promise<Array<Pick<FileOnDisk, 'name' | 'sha256'>>> {
  return db.many(sql`
    select name, sha256 from app.recording_files where recording_id = ${recordingId} order by name, sha256`);
}
