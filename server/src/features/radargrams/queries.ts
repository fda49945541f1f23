import type { RadargramSummary } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import type { FileOnDisk } from '#recording-on-disk.ts';
import type { PyramidHeader } from './pyramid-file.ts';

/** Geometry and record are the contract's objects, whole or null: the table holds their parts as columns. */
const summaryColumns = sql`
  id, recording_id as "recordingId", channel, channel_name as "channelName",
  state, failed_reason as "failedReason",
  case when state = 'done' then json_build_object(
    'traceCount', trace_count, 'samplesPerTrace', samples_per_trace,
    'sampleIntervalNs', sample_interval_ns, 'firstSampleNs', first_sample_ns,
    'traceSpacingM', trace_spacing_m, 'levelCount', level_count,
    'amplitudeScale', amplitude_scale, 'amplitudeP98', amplitude_p98, 'amplitudeMaximum', amplitude_maximum
  ) end as geometry,
  case when state = 'done' then json_build_object(
    'recipe', recipe, 'recipeSha256', recipe_sha256, 'codeVersion', code_version, 'inputSha256', input_sha256
  ) end as record`;

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

export async function findRecordingOf(db: Db, radargramId: string): Promise<string | null> {
  const found = await db.maybeOne<{ recordingId: string }>(sql`
    select recording_id as "recordingId" from app.radargrams where id = ${radargramId}`);
  return found?.recordingId ?? null;
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

export function updateRadargramState(
  tx: Db,
  radargramId: string,
  { state, failedReason }: Pick<RadargramSummary, 'state' | 'failedReason'>,
): Promise<number> {
  return tx.run(sql`
    update app.radargrams set state = ${state}, failed_reason = ${failedReason} where id = ${radargramId}`);
}

/** What came of the processing, for a radargram that becomes `done` in the same transaction. */
export function updateRadargramResult(
  tx: Db,
  radargramId: string,
  { geometry, record }: Pick<PyramidHeader, 'geometry' | 'record'>,
): Promise<number> {
  return tx.run(sql`
    update app.radargrams set
      recipe = ${JSON.stringify(record.recipe)}, recipe_sha256 = ${record.recipeSha256},
      code_version = ${record.codeVersion}, input_sha256 = ${record.inputSha256},
      trace_count = ${geometry.traceCount}, samples_per_trace = ${geometry.samplesPerTrace},
      sample_interval_ns = ${geometry.sampleIntervalNs}, first_sample_ns = ${geometry.firstSampleNs},
      trace_spacing_m = ${geometry.traceSpacingM}, level_count = ${geometry.levelCount},
      amplitude_scale = ${geometry.amplitudeScale}, amplitude_p98 = ${geometry.amplitudeP98},
      amplitude_maximum = ${geometry.amplitudeMaximum}
    where id = ${radargramId}`);
}

export function findOriginalsOf(
  db: Db,
  recordingId: string,
): Promise<Array<Pick<FileOnDisk, 'name' | 'sha256'>>> {
  return db.many(sql`
    select name, sha256 from app.recording_files where recording_id = ${recordingId} order by name, sha256`);
}
