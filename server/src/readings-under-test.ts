import type { Anomaly, ReadingBoard, ReadingContent, SiteArea, Survey } from '@jsa/contract';
import type { LightMyRequestResponse } from 'fastify';
import type { AppUnderTest, SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addSurveyTo, openMission } from '#mission-under-test.ts';

/** A square on the fictional place: its corner so many metres east and north, its side so many metres long. */
export function square(eastM: number, northM: number, sideM: number): SiteArea {
  const at = (x: number, y: number): [number, number] => [21.05 + x / 82_600, 42.2 + y / 111_100];
  const [x, y, far] = [eastM, northM, sideM];
  return {
    type: 'MultiPolygon',
    coordinates: [[[at(x, y), at(x + far, y), at(x + far, y + far), at(x, y + far), at(x, y)]]],
  };
}

let anomalyCount = 0;

/** An anomaly that breaks no rule; a test says what is different. */
export function anomaly(change: Partial<Anomaly> = {}): Anomaly {
  anomalyCount++;
  return {
    id: `00000000-0000-4000-8000-${String(anomalyCount).padStart(12, '0')}`,
    ...{ name: `A${anomalyCount}`, sections: [], outline: square(0, 0, 4) },
    observations: [{ class: 'layer-truncation', strength: 2 }],
    ...{ topM: 0.6, baseM: 1.8, depthErrorM: 0.2, velocityMPerNs: 0.085, velocityBasis: 'assumed' },
    ...{ linesPresentCount: 2, linesPossibleCount: 4, isSeenInBothDirections: false, isSeenInSlice: false },
    ...{ lengthM: 4, widthM: 2, amplitude: 'higher', polarity: 'normal', dataQuality: 'Q1' },
    ...{ hasCouplingIssue: false, interpretiveClass: 'cut-purpose-unknown', confidence: 2 },
    confidenceReason: 'Two lines show it.',
    alternatives: [{ class: 'natural', whyFor: 'A hollow.', whyAgainst: 'Straight edges.' }],
    ...{ wouldChangeMyMind: 'A crossing line.', corroboration: [], safety: [], testToDepthM: 2, note: '' },
    ...change,
  };
}

export function content(anomalies: Anomaly[], change: Partial<ReadingContent> = {}): ReadingContent {
  return {
    ...{ anomalies, quality: [], nothingOfInterest: '', detectability: 'D1', usefulDepthM: 2.2 },
    ...{ detectabilityReason: 'Dry ground.', note: '', ...change },
  };
}

export type SurveyToRead = { surveyId: string; siteId: string; recordingId: string };

/** A survey of a fictional site of 20 m × 20 m with one line along its south edge, received by both delegations. */
export async function addSurveyToRead(test: AppUnderTest): Promise<SurveyToRead> {
  const mission = await openMission(test, { area: square(0, 0, 20) });
  const { id: surveyId } = (await addSurveyTo(mission, null)) as Survey;
  const { db } = test.parts;
  const { siteId, assessment } = mission;
  const { id: recordingId } = await db.one<{ id: string }>(sql`
    insert into app.recordings (site_id, name, state, content_sha256, received_from, format, trace_count,
                                samples_per_trace)
    values (${siteId}, 'T1', 'parsed', encode(sha256(convert_to(${surveyId}::text, 'UTF8')), 'hex'),
            ${mission.lead.person.id}, 'dzt', 201, 256) returning id`);
  await db.run(sql`
    insert into app.survey_lines (recording_id, track)
    values (${recordingId}, st_setsrid(st_geomfromtext('LINESTRING M (21.05 42.2 0, 21.050242 42.2 200)'), 4326))`);
  const { id: lineId } = await db.one<{ id: string }>(sql`
    insert into app.numbered_lines (survey_id, position, name) values (${surveyId}, 0, 'T1') returning id`);
  await db.run(
    sql`insert into app.line_recordings (recording_id, line_id) values (${recordingId}, ${lineId})`,
  );
  await db.run(sql`update app.sites set status = 'surveyed', version = version + 1 where id = ${siteId}`);
  await db.run(
    sql`update app.joint_assessments set received_at = clock_timestamp() where id = ${assessment.id}`,
  );
  return { surveyId, siteId, recordingId };
}

export function ifMatch(version: number) {
  return { 'if-match': `"${version}"` };
}

export function write(
  analyst: SignedIn,
  { surveyId }: Pick<SurveyToRead, 'surveyId'>,
  { version = 0, payload }: { version?: number; payload: ReadingContent },
): Promise<LightMyRequestResponse> {
  const url = `/api/surveys/${surveyId}/reading`;
  return analyst.ask({ method: 'PUT', url, headers: ifMatch(version), payload });
}

export function seal(
  analyst: SignedIn,
  { surveyId }: Pick<SurveyToRead, 'surveyId'>,
  version: number,
): Promise<LightMyRequestResponse> {
  const url = `/api/surveys/${surveyId}/reading/seal`;
  return analyst.ask({ method: 'POST', url, headers: ifMatch(version) });
}

/** Writes and seals at once. */
export async function sealed(
  analyst: SignedIn,
  survey: Pick<SurveyToRead, 'surveyId'>,
  payload: ReadingContent,
): Promise<ReadingBoard> {
  const written = (await write(analyst, survey, { payload })).json() as ReadingBoard;
  const answer = await seal(analyst, survey, written.mine.at(-1)?.version ?? 0);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json() as ReadingBoard;
}
