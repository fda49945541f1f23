import {
  isAtLeast,
  type Person,
  type Survey,
  type SurveyMetadata,
  type SurveyVersion,
  type UnassignedRecording,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { nothingHere, seeAssessment, whatMay } from '#features/assessments/index.ts';
import { metadataOf } from './metadata.ts';
import { findSurveys, findUnassigned } from './queries.ts';
import { areRecordingsWithheld, asSeen, seeSurvey } from './sight.ts';
import { suggestLine } from './suggest-line.ts';
import { findSurveyVersions } from './version-queries.ts';

export async function readSurveys(db: Db, person: Person, assessmentId: string): Promise<Survey[]> {
  const seen = await seeAssessment(db, person, assessmentId);
  return (await findSurveys(db, assessmentId)).map((survey) => asSeen(person, { ...seen, survey }));
}

export async function readMetadata(db: Db, person: Person, surveyId: string): Promise<SurveyMetadata> {
  const seen = await seeSurvey(db, person, surveyId);
  if (areRecordingsWithheld(person, seen.survey.receivedAt)) throw nothingHere();
  return metadataOf(db, seen);
}

/** The content of a version holds tracks: it is for those who may see the recordings, as surveyed. */
export async function readVersions(db: Db, person: Person, surveyId: string): Promise<SurveyVersion[]> {
  const { precision, survey } = await seeSurvey(db, person, surveyId);
  const versions = await findSurveyVersions(db, surveyId);
  const seesContent = isAtLeast(precision, 'P4') && !areRecordingsWithheld(person, survey.receivedAt);
  return versions.map((version) => ({ ...version, content: seesContent ? version.content : null }));
}

/** For those who put recordings on lines; a recording whose name speaks for a taken line is suggested for it all the same. */
export async function readUnassigned(
  db: Db,
  person: Person,
  surveyId: string,
): Promise<UnassignedRecording[]> {
  const { row, survey } = await seeSurvey(db, person, surveyId);
  if (!whatMay(person, row).survey) throw nothingHere();
  return (await findUnassigned(db, row.siteId)).map((recording) => ({
    ...recording,
    suggestedLineId: suggestLine(recording.name, survey.lines),
  }));
}
