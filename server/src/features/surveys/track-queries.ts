import type { SurveyGrid, SurveyKind, walkedWays } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

type Place = readonly [longitude: number, latitude: number];

/**
 * A frame in metres east and north of a place, for `st_transform`: azimuthal equidistant on the WGS 84 ellipsoid, so that
 * distances from the place are those over the ground and others within a few kilometres are right to a millionth.
 */
export function localFrame([longitude, latitude]: Place): string {
  return `+proj=aeqd +lat_0=${latitude} +lon_0=${longitude} +datum=WGS84 +units=m`;
}

/** The trace is the track's M: a place leads to its trace, and a trace to its place. */
export function insertGnssTrack(
  tx: Db,
  recordingId: string,
  track: readonly (readonly [longitude: number, latitude: number, trace: number])[],
): Promise<number> {
  return tx.run(sql`
    insert into app.survey_lines (recording_id, track)
    select ${recordingId}::uuid,
           st_setsrid(st_makeline(st_makepointm(longitude, latitude, trace) order by trace), 4326)
    from unnest(
      ${track.map(([longitude]) => longitude)}::float8[],
      ${track.map(([, latitude]) => latitude)}::float8[],
      ${track.map(([, , trace]) => trace)}::float8[]
    ) as point (longitude, latitude, trace)`);
}

export type RecordingToPlace = {
  recordingId: string;
  kind: SurveyKind;
  grid: SurveyGrid | null;
  direction: 'along' | 'across' | null;
  position: number;
  startM: number;
  lengthM: number | null;
  walked: (typeof walkedWays)[number];
  traceCount: number | null;
  traceSpacingM: number | null;
  hasGnss: boolean;
};

const toPlace = sql`
  select lies.recording_id as "recordingId", survey.kind, survey.grid, line.direction, line.position,
         lies.start_m as "startM", lies.length_m as "lengthM", lies.walked,
         recording.trace_count as "traceCount", recording.trace_spacing_m as "traceSpacingM",
         exists (select 1 from app.survey_lines track
                 where track.recording_id = lies.recording_id
                   and (track.source = 'gnss' or track.gnss_track is not null)) as "hasGnss"
  from app.line_recordings lies
  join app.numbered_lines line on line.id = lies.line_id
  join app.surveys survey on survey.id = line.survey_id
  join app.recordings recording on recording.id = lies.recording_id`;

export function findSurveyToPlace(db: Db, surveyId: string): Promise<RecordingToPlace[]> {
  return db.many<RecordingToPlace>(sql`${toPlace} where survey.id = ${surveyId}`);
}

export function findRecordingToPlace(db: Db, recordingId: string): Promise<RecordingToPlace[]> {
  return db.many<RecordingToPlace>(sql`${toPlace} where lies.recording_id = ${recordingId}`);
}

/** A straight way over a grid, in metres from its origin; the first trace is 0. */
export type StraightWay = {
  recordingId: string;
  first: { eastM: number; northM: number };
  last: { eastM: number; northM: number };
  lastTrace: number;
};

/** Puts recordings on their straight ways; positions of their own are kept beside. */
export function putStraightTracks(tx: Db, origin: Place, ways: readonly StraightWay[]): Promise<number> {
  return tx.run(sql`
    insert into app.survey_lines (recording_id, track, source)
    select way.recording_id,
           st_setsrid(st_makeline(st_makepointm(st_x(ends.first), st_y(ends.first), 0),
                                  st_makepointm(st_x(ends.last), st_y(ends.last), way.last_trace)), 4326),
           'grid'
    from unnest(${ways.map(({ recordingId }) => recordingId)}::uuid[],
                ${ways.map(({ first }) => first.eastM)}::float8[], ${ways.map(({ first }) => first.northM)}::float8[],
                ${ways.map(({ last }) => last.eastM)}::float8[], ${ways.map(({ last }) => last.northM)}::float8[],
                ${ways.map(({ lastTrace }) => lastTrace)}::float8[])
      as way (recording_id, first_east, first_north, last_east, last_north, last_trace)
    cross join lateral (
      select st_transform(st_makepoint(way.first_east, way.first_north), ${localFrame(origin)}, 4326) as first,
             st_transform(st_makepoint(way.last_east, way.last_north), ${localFrame(origin)}, 4326) as last) ends
    on conflict (recording_id) do update
      set gnss_track = case when survey_lines.source = 'gnss' then survey_lines.track else survey_lines.gnss_track end,
          track = excluded.track, source = 'grid'`);
}

/** Gives recordings their own positions back; those that have none lose the grid's. */
export async function restoreOwnTracks(tx: Db, recordingIds: readonly string[]): Promise<void> {
  await tx.run(sql`
    delete from app.survey_lines
    where recording_id = any(${recordingIds}::uuid[]) and source = 'grid' and gnss_track is null`);
  await tx.run(sql`
    update app.survey_lines set track = gnss_track, gnss_track = null, source = 'gnss'
    where recording_id = any(${recordingIds}::uuid[]) and source = 'grid'`);
}
