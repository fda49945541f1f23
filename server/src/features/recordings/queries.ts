import type { RecordingDetail, RecordingState, RecordingSummary, SurveyLine } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { type RecordingPlace, receiptColumn } from '#features/sites/index.ts';
import type { ReadRecordingColumns } from './read-task.ts';

const summaryColumns = sql`
  recording.id, recording.site_id as "siteId", recording.received_from as "receivedFromId", ${receiptColumn},
  recording.name, recording.state, recording.unreadable_reason as "unreadableReason", recording.is_synthetic as "isSynthetic",
  to_json(recording.received_at) as "receivedAt", person.name as "receivedFrom",
  (select sum(file.byte_length)::float8 from app.recording_files file where file.recording_id = recording.id)
    as "byteLength",
  recording.format, recording.instrument, recording.antenna_name as "antennaName",
  recording.centre_frequency_mhz as "centreFrequencyMHz",
  recording.trace_count as "traceCount", recording.samples_per_trace as "samplesPerTrace",
  jsonb_array_length(recording.findings) as "findingCount",
  exists (select 1 from app.survey_lines line where line.recording_id = recording.id) as "hasTrack"`;

type SummaryRow = Omit<RecordingSummary, 'radargrams'> & RecordingPlace;
type DetailRow = SummaryRow &
  Pick<RecordingDetail, 'findings' | 'marks' | 'recordedAt' | 'comment' | 'rawHeader'>;

export function findRecordings(db: Db): Promise<SummaryRow[]> {
  return db.many<SummaryRow>(sql`
    select ${summaryColumns}
    from app.recordings recording
    join app.people person on person.id = recording.received_from
    order by recording.received_at desc, recording.id`);
}

export function findRecording(db: Db, recordingId: string): Promise<DetailRow | null> {
  return db.maybeOne<DetailRow>(sql`
    select ${summaryColumns},
           recording.findings, recording.marks, recording.recorded_at as "recordedAt", recording.comment,
           recording.raw_header as "rawHeader"
    from app.recordings recording
    join app.people person on person.id = recording.received_from
    where recording.id = ${recordingId}`);
}

export type StoredFile = { name: string; byteLength: number; sha256: string };

export function findFiles(db: Db, recordingId: string): Promise<StoredFile[]> {
  return db.many<StoredFile>(sql`
    select name, byte_length::float8 as "byteLength", sha256
    from app.recording_files
    where recording_id = ${recordingId}
    order by name, sha256`);
}

export function findSurveyLines(db: Db): Promise<(SurveyLine & RecordingPlace)[]> {
  return db.many(sql`
    select line.id, line.recording_id as "recordingId", recording.site_id as "siteId",
           recording.received_from as "receivedFromId", ${receiptColumn}, recording.name, recording.is_synthetic as "isSynthetic",
           (select json_agg(json_build_array(st_x(point.geom), st_y(point.geom), st_m(point.geom))
                            order by point.path)
            from st_dumppoints(line.track) point) as track
    from app.survey_lines line
    join app.recordings recording on recording.id = line.recording_id
    order by recording.received_at desc, line.id`);
}

export type RecordingHead = {
  id: string;
  siteId: string | null;
  name: string;
  state: RecordingState;
  receivedAt: Date;
  receivedFrom: string;
};

const headColumns = sql`
  recording.id, recording.site_id as "siteId", recording.name, recording.state,
  recording.received_at as "receivedAt", person.name as "receivedFrom"`;

export function findRecordingHead(db: Db, recordingId: string): Promise<RecordingHead | null> {
  return db.maybeOne<RecordingHead>(sql`
    select ${headColumns}
    from app.recordings recording
    join app.people person on person.id = recording.received_from
    where recording.id = ${recordingId}`);
}

export async function findRecordingByContent(db: Db, contentSha256: string): Promise<string | null> {
  const found = await db.maybeOne<{ id: string }>(sql`
    select id from app.recordings where content_sha256 = ${contentSha256}`);
  return found?.id ?? null;
}

export function lockRecording(
  tx: Db,
  recordingId: string,
): Promise<{ id: string; state: RecordingState; receivedFrom: string } | null> {
  return tx.maybeOne(sql`
    select id, state, received_from as "receivedFrom" from app.recordings where id = ${recordingId} for update`);
}

/** Null when the same content came in at the same moment by another way: that one is the recording. */
export function insertRecording(
  tx: Db,
  recording: {
    name: string;
    siteId: string | null;
    personId: string;
    isSynthetic: boolean;
    contentSha256: string;
  },
): Promise<{ id: string } | null> {
  return tx.maybeOne(sql`
    insert into app.recordings (name, site_id, received_from, is_synthetic, content_sha256)
    values (${recording.name}, ${recording.siteId}, ${recording.personId}, ${recording.isSynthetic},
            ${recording.contentSha256})
    on conflict (content_sha256) do nothing
    returning id`);
}

export function insertFile(tx: Db, recordingId: string, file: StoredFile): Promise<number> {
  return tx.run(sql`
    insert into app.recording_files (recording_id, name, byte_length, sha256)
    values (${recordingId}, ${file.name}, ${file.byteLength}, ${file.sha256})`);
}

export function updateRecordingState(
  tx: Db,
  recordingId: string,
  { state, unreadableReason }: { state: RecordingState; unreadableReason: string | null },
): Promise<number> {
  return tx.run(sql`
    update app.recordings set state = ${state}, unreadable_reason = ${unreadableReason}
    where id = ${recordingId}`);
}

export function updateRecordingColumns(
  tx: Db,
  recordingId: string,
  read: ReadRecordingColumns,
): Promise<number> {
  return tx.run(sql`
    update app.recordings set
      format = ${read.format}, vendor = ${read.vendor}, instrument = ${read.instrument},
      antenna_name = ${read.antennaName}, centre_frequency_mhz = ${read.centreFrequencyMHz},
      trace_count = ${read.traceCount}, samples_per_trace = ${read.samplesPerTrace},
      channel_count = ${read.channelNames.length}, sample_interval_ns = ${read.sampleIntervalNs},
      time_window_ns = ${read.timeWindowNs}, trace_spacing_m = ${read.traceSpacingM},
      recorded_at = ${read.recordedAt}, comment = ${read.comment},
      findings = ${JSON.stringify(read.findings)}, marks = ${JSON.stringify(read.marks)},
      raw_header = ${JSON.stringify(read.rawHeader)}
    where id = ${recordingId}`);
}
