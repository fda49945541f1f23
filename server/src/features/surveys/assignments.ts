import type { LineAssignment } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { lockRecordings, putOnLine, type RecordingToAssign, type SurveyRow, takeOffLine } from './queries.ts';
import { restoreOwnTracks } from './track-queries.ts';
import { placeRecordings } from './tracks.ts';

type Place = { survey: SurveyRow; siteId: string; personId: string | null };

/** Puts recordings of the site on lines of the survey, or takes them off, and gives them their tracks. */
export async function putRecordingsOnLines(
  tx: Tx,
  place: Place,
  assignments: readonly LineAssignment[],
): Promise<void> {
  const { survey, siteId, personId } = place;
  const recordingIds = assignments.map(({ recordingId }) => recordingId);
  if (new Set(recordingIds).size < recordingIds.length)
    throw new Problem('invalid-request', 'A recording is named twice; it lies on one line.');
  const recordings = new Map(
    (await lockRecordings(tx, { siteId, recordingIds })).map((each) => [each.id, each]),
  );
  const taken: string[] = [];
  for (const [index, assignment] of assignments.entries()) {
    const recording = recordings.get(assignment.recordingId);
    const field = `body.assignments.${index}`;
    if (!recording)
      throw new Problem('invalid-request', 'There is no such recording at this site.', { field });
    requireHereOrFree(recording, survey);
    if (assignment.lineId === null) {
      taken.push(recording.id);
      await takeOffLine(tx, recording.id);
      continue;
    }
    requireFits(survey, assignment, field);
    await putOnLine(tx, { ...assignment, lineId: assignment.lineId, personId });
  }
  await restoreOwnTracks(tx, taken);
  await placeRecordings(tx, survey.id);
}

function requireHereOrFree(recording: RecordingToAssign, survey: SurveyRow): void {
  if (recording.surveyId === null || recording.surveyId === survey.id) return;
  const { name, lineName, surveyNumber, assessmentNumber } = recording;
  const message = `${name} lies on line ${lineName} of survey ${surveyNumber} of mission ${assessmentNumber}. Take it off there first.`;
  throw conflict('lies-on-other-line', message, { name });
}

function requireFits(survey: SurveyRow, { lineId, startM }: LineAssignment, field: string): void {
  const line = survey.lines.find(({ id }) => id === lineId);
  if (!line) throw new Problem('invalid-request', 'There is no such line in this survey.', { field });
  if (survey.grid === null || line.direction === null) return;
  const fieldM = line.direction === 'along' ? survey.grid.lengthAlongM : survey.grid.lengthAcrossM;
  if (startM < fieldM) return;
  const message = `Line ${line.name} is ${fieldM} m long; a recording cannot begin at ${startM} m.`;
  throw new Problem('invalid-request', message, { field: `${field}.startM` });
}
