import type { Person, ReportContent, ReportWords } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { findReadings } from '#features/readings/index.ts';
import { readCoverage, type SeenSurvey } from '#features/surveys/index.ts';
import { krippendorffAlpha } from './agreement.ts';
import { compareReadings } from './compare.ts';
import { countCells, findOverlaps } from './queries.ts';

const nothing = { en: '', sq: '', 'sr-Latn': '' };

export const emptyWords: ReportWords = {
  summary: nothing,
  statements: [],
  detectability: null,
  detectabilityReason: nothing,
};

/** All that a joint report says: the sealed readings compared, what could be seen, and the words beside it. */
export async function contentOf(
  db: Db,
  person: Person,
  told: { seen: SeenSurvey; written: ReportWords; revision: number; siteCode: string },
): Promise<ReportContent> {
  const { seen, written, revision, siteCode } = told;
  const surveyId = seen.survey.id;
  const sealed = (await findReadings(db, surveyId)).filter(({ sealedAt }) => sealedAt !== null);
  const first = sealed.filter(({ isInformed }) => !isInformed);
  const cells = await countCells(db, surveyId);
  const coverage = await readCoverage(db, person, seen.row.id);
  const useful = first.flatMap(({ content }) =>
    content.usefulDepthM === null ? [] : [content.usefulDepthM],
  );
  return {
    format: 'jsa-joint-report/1',
    ...{ revision, surveyId, siteCode, surveyNumber: seen.survey.number, missionNumber: seen.row.number },
    readings: sealed.map(({ party, reader, isInformed, sha256, sealedAt, content }) => ({
      ...{ party, reader, isInformed, sha256: sha256 ?? '', sealedAt: new Date(sealedAt ?? 0).toISOString() },
      ...{ detectability: content.detectability, usefulDepthM: content.usefulDepthM },
      anomalyCount: content.anomalies.length,
    })),
    groups: compareReadings(sealed, await findOverlaps(db, surveyId)),
    agreement: {
      alpha: krippendorffAlpha(first.length, cells),
      cellCount: cells.reduce((sum, { cellCount }) => sum + cellCount, 0),
    },
    coverage: { agreedM2: coverage.agreedM2, coveredM2: coverage.coveredM2 },
    usefulDepthM: useful.length === 0 ? null : Math.min(...useful),
    written,
  };
}
