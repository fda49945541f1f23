import { type Coverage, isAtLeast, type Person, type Swath } from '@jsa/contract';
import { type Database, type Db, inTransaction } from '#db/db.ts';
import {
  nothingHere,
  requireMay,
  type SeenAssessment,
  seeAssessment,
  seeLockedAssessment,
} from '#features/assessments/index.ts';
import { recordAudit } from '#features/audit/index.ts';
import { conflict } from '#http/conflict.ts';
import { type CoverageRow, computeCoverage, insertExplanation, isWithin } from './coverage-queries.ts';
import { readMethod } from './method.ts';
import { findSurveys } from './queries.ts';
import { areRecordingsWithheld } from './sight.ts';
import { swathOf } from './swath.ts';

/** Smaller pieces are summed up, not listed: they are the scalloped edges of swaths. */
const smallestListedM2 = 0.1;
const mostListed = 200;

type SurveySwath = { surveyId: string; number: number; swath: Swath };

async function compute(db: Db, assessmentId: string): Promise<{ row: CoverageRow; swaths: SurveySwath[] }> {
  const swaths = (await findSurveys(db, assessmentId)).map((survey) => {
    const { effectiveMethod } = readMethod(survey);
    const swath = swathOf({ effectiveMethod, lineSpacingM: survey.grid?.lineSpacingM ?? null });
    return { surveyId: survey.id, number: survey.number, swath };
  });
  const widths = swaths.flatMap(({ surveyId, swath }) =>
    swath.widthM === null ? [] : [{ surveyId, widthM: swath.widthM }],
  );
  return { row: await computeCoverage(db, assessmentId, widths), swaths };
}

/** Figures for everybody who may see the recordings; geometry at P4 only. */
export async function readCoverage(db: Db, person: Person, assessmentId: string): Promise<Coverage> {
  return coverageSeen(db, person, await seeAssessment(db, person, assessmentId));
}

async function coverageSeen(db: Db, person: Person, { row, precision }: SeenAssessment): Promise<Coverage> {
  if (areRecordingsWithheld(person, row.receivedAt)) throw nothingHere();
  const computed = await compute(db, row.id);
  return asCoverage(computed.row, computed.swaths, isAtLeast(precision, 'P4'));
}

function asCoverage(row: CoverageRow, swaths: readonly SurveySwath[], seesPlaces: boolean): Coverage {
  const { agreedAreaBasis, agreedM2, coveredM2 } = row;
  const listed = row.gaps.slice(0, mostListed).filter(({ areaM2 }) => areaM2 >= smallestListedM2);
  const listedM2 = listed.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  return {
    agreedAreaBasis,
    agreedM2,
    coveredM2,
    coveredPercent: agreedM2 > 0 ? (100 * coveredM2) / agreedM2 : 0,
    surveys: swaths.map((survey) => {
      const { lineCount, coveredM2: ofSurveyM2 } = row.surveys.find(
        ({ surveyId }) => surveyId === survey.surveyId,
      ) ?? { lineCount: 0, coveredM2: 0 };
      return { ...survey, lineCount, coveredM2: ofSurveyM2 };
    }),
    gaps: listed.map((gap) => (seesPlaces ? gap : { ...gap, area: null, place: null })),
    smallGapsM2: Math.max(0, agreedM2 - coveredM2 - listedM2),
    covered: seesPlaces ? row.covered : null,
  };
}

/** An explanation belongs to a place: whichever piece it lies in after the next line is explained by it. */
export function explainGap(
  db: Database,
  person: Person,
  { assessmentId, place, reason }: { assessmentId: string; place: [number, number]; reason: string },
): Promise<Coverage> {
  return inTransaction(db, async (tx) => {
    const seen = await seeLockedAssessment(tx, person, assessmentId);
    requireMay(person, seen, 'survey');
    if (!isAtLeast(seen.precision, 'P4')) throw nothingHere();
    const { row } = await compute(tx, assessmentId);
    const open = row.gaps.filter(({ cause }) => cause !== 'obstacle').map(({ area }) => area);
    if (!(await isWithin(tx, place, open))) {
      const message =
        'Nothing is left open at this place: it is covered, an obstacle explains it, or it lies outside of the agreed area.';
      throw conflict('nothing-to-explain', message);
    }
    await insertExplanation(tx, { assessmentId, place, reason, personId: person.id });
    await recordAudit(tx, person.id, {
      action: 'survey.explain-gap',
      subjectId: assessmentId,
      details: { reason },
    });
    return coverageSeen(tx, person, seen);
  });
}
