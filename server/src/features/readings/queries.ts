import type { Reading, ReadingContent, ReadingParty } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';

export type ReadingRow = Omit<Reading, 'reader'> & { personId: string; reader: string };

function readingsWhere(condition: Sql): Sql {
  return sql`
    select reading.id, reading.survey_id as "surveyId", reading.party, reading.person_id as "personId",
           person.name as reader, reading.is_informed as "isInformed", reading.version, reading.content,
           reading.sealed_at as "sealedAt", reading.sha256
    from app.readings reading
    join app.people person on person.id = reading.person_id
    where ${condition}
    order by reading.is_informed, reading.party, reading.begun_at`;
}

export function findReadings(db: Db, surveyId: string): Promise<ReadingRow[]> {
  return db.many<ReadingRow>(readingsWhere(sql`reading.survey_id = ${surveyId}`));
}

type NewReading = {
  surveyId: string;
  party: ReadingParty;
  personId: string;
  isInformed: boolean;
  content: ReadingContent;
};

/** Begins a reading, or writes the draft anew. */
export function putReading(tx: Db, reading: NewReading): Promise<number> {
  return tx.run(sql`
    insert into app.readings as present (survey_id, party, person_id, is_informed, content)
    values (${reading.surveyId}, ${reading.party}, ${reading.personId}, ${reading.isInformed},
            ${JSON.stringify(reading.content)}::jsonb)
    on conflict (survey_id, person_id, is_informed) do update
    set content = excluded.content, changed_at = now(), version = present.version + 1`);
}

export function setSealed(tx: Db, id: string, sha256: string): Promise<number> {
  return tx.run(sql`
    update app.readings set sealed_at = now(), sha256 = ${sha256}, version = version + 1 where id = ${id}`);
}

/** How far to each side of a trace a section counts as seen, m. */
const halfWidthM = 0.5;

/** The outline of each anomaly, or what its sections span along the tracks; empty where neither has a place. */
export function insertShapes(tx: Db, readingId: string): Promise<number> {
  return tx.run(sql`
    insert into app.reading_shapes (reading_id, anomaly_id, shape)
    select reading.id, (anomaly ->> 'id')::uuid,
           case when jsonb_typeof(anomaly -> 'outline') = 'object'
             then st_multi(st_setsrid(st_geomfromgeojson((anomaly -> 'outline')::text), 4326))
             else (
               select st_multi(st_collectionextract(st_union(st_buffer(st_force2d(st_locatebetween(
                        line.track, (section ->> 'fromTrace')::float8, (section ->> 'toTrace')::float8)
                      )::geography, ${halfWidthM})::geometry), 3))
               from jsonb_array_elements(anomaly -> 'sections') section
               join app.survey_lines line on line.recording_id = (section ->> 'recordingId')::uuid)
           end
    from app.readings reading, jsonb_array_elements(reading.content -> 'anomalies') anomaly
    where reading.id = ${readingId}`);
}

/** The recordings that lie on the survey's lines: a section or a stretch names no other. */
export async function findRecordingIds(db: Db, surveyId: string): Promise<ReadonlySet<string>> {
  const rows = await db.many<{ id: string }>(sql`
    select assigned.recording_id as id
    from app.line_recordings assigned
    join app.numbered_lines line on line.id = assigned.line_id
    where line.survey_id = ${surveyId}`);
  return new Set(rows.map(({ id }) => id));
}
