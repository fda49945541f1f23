import { isAtLeast, type Person, type Survey } from '@jsa/contract';
import type { Db, Tx } from '#db/db.ts';
import {
  nothingHere,
  type SeenAssessment,
  seeAssessment,
  seeLockedAssessment,
} from '#features/assessments/index.ts';
import { readMethod } from './method.ts';
import { findSurvey, type SurveyRow } from './queries.ts';

export type SeenSurvey = SeenAssessment & { readonly survey: SurveyRow };

/**
 * Until the receipt neither delegation sees a recording, then both do at once. Analysts and those who keep order see
 * them throughout.
 */
export function areRecordingsWithheld({ roles }: Person, receivedAt: string | null): boolean {
  const speaksForADelegation = roles.some((role) => role === 'head' || role === 'member');
  const seesThemAnyway = roles.some(
    (role) => role === 'chair' || role === 'secretariat' || role === 'analyst',
  );
  return receivedAt === null && speaksForADelegation && !seesThemAnyway;
}

/** The survey as the person may see it; refused as what does not exist when they may not. */
export async function seeSurvey(db: Db, person: Person, surveyId: string): Promise<SeenSurvey> {
  const survey = await findSurvey(db, surveyId);
  if (survey === null) throw nothingHere();
  return { ...(await seeAssessment(db, person, survey.assessmentId)), survey };
}

/** The same with its mission locked, and with it all its surveys, until the transaction ends. */
export async function seeLockedSurvey(tx: Tx, person: Person, surveyId: string): Promise<SeenSurvey> {
  const found = await findSurvey(tx, surveyId);
  if (found === null) throw nothingHere();
  const seen = await seeLockedAssessment(tx, person, found.assessmentId);
  const survey = await findSurvey(tx, surveyId);
  if (survey === null) throw nothingHere();
  return { ...seen, survey };
}

export function asSeen(person: Person, { survey, precision }: SeenSurvey): Survey {
  const areWithheld = areRecordingsWithheld(person, survey.receivedAt);
  const lines = survey.lines.map((line) => ({ ...line, recordings: areWithheld ? [] : line.recordings }));
  const seesGrid = isAtLeast(precision, 'P4');
  const { effectiveMethod, fromHeaders, findings } = readMethod({ method: survey.method, lines });
  return {
    id: survey.id,
    assessmentId: survey.assessmentId,
    number: survey.number,
    kind: survey.kind,
    version: survey.version,
    method: { ...readMethod({ method: survey.method, lines: [] }).effectiveMethod },
    effectiveMethod,
    fromHeaders,
    findings,
    grid: seesGrid ? survey.grid : null,
    lines: lines.map(({ recordings, ...line }) => ({
      ...line,
      recordings: recordings.map(({ header, recordedAt, trackSource, ...recording }) => ({
        ...recording,
        trackSource: seesGrid ? trackSource : null,
      })),
    })),
    areRecordingsWithheld: areWithheld,
    receivedAt: survey.receivedAt,
  };
}
