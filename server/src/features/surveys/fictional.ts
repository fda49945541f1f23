import type { SurveyDraft } from '@jsa/contract';
import { type Database, inTransaction } from '#db/db.ts';
import {
  addFictionalAssessment,
  type FictionalAssessment,
  receiveFictionalAssessment,
} from '#features/assessments/index.ts';
import { writeSurvey } from './actions.ts';
import { putRecordingsOnLines } from './assignments.ts';
import { findSurvey } from './queries.ts';

export type FictionalMission = FictionalAssessment & {
  survey: SurveyDraft;
  /** Recordings of the site by the names of the lines that they lie on. */
  recordingIdByLine: Readonly<Record<string, string>>;
};

/** For the demonstration: a mission with one survey on a grid, received by both delegations; all of it or nothing. */
export function addFictionalMission(db: Database, mission: FictionalMission): Promise<string> {
  return inTransaction(db, async (tx) => {
    const { siteId, survey: draft, recordingIdByLine } = mission;
    const assessmentId = await addFictionalAssessment(tx, mission);
    const surveyId = await writeSurvey(tx, { assessmentId, siteId, draft, personId: null });
    const survey = await findSurvey(tx, surveyId);
    if (survey === null) throw new Error('A survey of the demonstration is gone.');
    const assignments = Object.entries(recordingIdByLine).map(([name, recordingId]) => {
      const line = survey.lines.find((each) => each.name === name);
      if (!line) throw new Error(`The grid of the demonstration has no line ${name}.`);
      return { recordingId, lineId: line.id, startM: 0, lengthM: null, walked: 'as-planned' as const };
    });
    await putRecordingsOnLines(tx, { survey, siteId, personId: null }, assignments);
    await receiveFictionalAssessment(tx, assessmentId, mission);
    return assessmentId;
  });
}
