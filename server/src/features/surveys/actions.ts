import type { LineAssignment, Person, SurveyDraft, SurveyGrid, SurveyMethod } from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { requireMay, requireReason, seeLockedAssessment } from '#features/assessments/index.ts';
import { recordAudit } from '#features/audit/index.ts';
import { conflict } from '#http/conflict.ts';
import type { Problem } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import { putRecordingsOnLines } from './assignments.ts';
import { gridOf, layLines, requireGrid } from './grids.ts';
import { findSurvey, insertSurvey, lockRecordings, putLines, updateGrid, updateMethod } from './queries.ts';
import { type SeenSurvey, seeLockedSurvey } from './sight.ts';
import { placeRecordings } from './tracks.ts';
import { insertSurveyVersion } from './version-queries.ts';

export function addSurvey(
  db: Database,
  person: Person,
  { assessmentId, draft }: { assessmentId: string; draft: SurveyDraft },
): Promise<SeenSurvey> {
  return inTransaction(db, async (tx) => {
    const seen = await seeLockedAssessment(tx, person, assessmentId);
    requireMay(person, seen, 'survey');
    if (seen.row.receivedAt !== null) throw sealed();
    const id = await writeSurvey(tx, { assessmentId, siteId: seen.row.siteId, draft, personId: person.id });
    return seeLockedSurvey(tx, person, id);
  });
}

/** Writes a survey of a mission that may have one, with the lines of its grid. */
export async function writeSurvey(
  tx: Tx,
  asked: { assessmentId: string; siteId: string; draft: SurveyDraft; personId: string | null },
): Promise<string> {
  const { assessmentId, siteId, draft, personId } = asked;
  const grid = gridOf(draft);
  if (grid !== null) await requireGrid(tx, siteId, grid);
  const { kind, method } = draft;
  const { id, number } = await insertSurvey(tx, { assessmentId, kind, method, grid, personId });
  if (grid !== null) await layLines(tx, { id, lines: [] }, grid);
  await recordAudit(tx, personId, {
    action: 'survey.add',
    subjectId: id,
    details: { assessmentId, number, kind },
  });
  return id;
}

type Change = {
  surveyId: string;
  version: number;
  reason?: string | undefined;
  /** No reason opens it again: what both delegations received does not come, go or move. */
  endsWithReceipt?: true;
};

/** One change of a survey: seen, locked, of the present version; what it said before is kept, tracks and all. */
function change(
  db: Database,
  person: Person,
  { surveyId, version, reason, endsWithReceipt }: Change,
  work: (tx: Tx, seen: SeenSurvey) => Promise<{ action: string; details: Record<string, unknown> }>,
): Promise<SeenSurvey> {
  return inTransaction(db, async (tx) => {
    const seen = await seeLockedSurvey(tx, person, surveyId);
    requireMay(person, seen, 'survey');
    requireVersion(version, seen.survey.version);
    if (endsWithReceipt && seen.row.receivedAt !== null) throw sealed();
    const why = requireReason(seen.row, reason);
    await insertSurveyVersion(tx, seen.survey, { personId: person.id, reason: why });
    const { action, details } = await work(tx, seen);
    await recordAudit(tx, person.id, {
      action: `survey.${action}`,
      subjectId: surveyId,
      details: { ...details, version: version + 1, ...(why && { reason: why }) },
    });
    const survey = await findSurvey(tx, surveyId);
    return { ...seen, survey: survey ?? seen.survey };
  });
}

export function changeMethod(
  db: Database,
  person: Person,
  { method, ...asked }: Change & { method: SurveyMethod },
): Promise<SeenSurvey> {
  return change(db, person, asked, async (tx, { survey }) => {
    await updateMethod(tx, survey.id, method);
    const before: Record<string, unknown> = survey.method;
    const fields = Object.entries(method).flatMap(([name, value]) => (before[name] === value ? [] : [name]));
    return { action: 'change-method', details: { fields } };
  });
}

/** Tracks that come from the grid are computed anew; the old ones stay in the old version. */
export function changeGrid(
  db: Database,
  person: Person,
  { grid, ...asked }: Change & { grid: SurveyGrid },
): Promise<SeenSurvey> {
  return change(db, person, asked, async (tx, { survey, row }) => {
    if (survey.kind !== 'grid') throw conflict('track-has-no-grid', 'A survey along tracks has no grid.');
    await requireGrid(tx, row.siteId, grid);
    const recordingIds = survey.lines.flatMap(({ recordings }) => recordings.map(({ id }) => id));
    await lockRecordings(tx, { siteId: row.siteId, recordingIds });
    await layLines(tx, survey, grid);
    await updateGrid(tx, survey.id, grid);
    await placeRecordings(tx, survey.id);
    return { action: 'change-grid', details: { recordingCount: recordingIds.length } };
  });
}

export function addTrackLine(
  db: Database,
  person: Person,
  { name, ...asked }: Change & { name: string },
): Promise<SeenSurvey> {
  return change(db, person, { ...asked, endsWithReceipt: true }, async (tx, { survey }) => {
    if (survey.kind !== 'track')
      throw conflict('line-of-grid', 'The lines of a grid follow from the grid: change the grid.');
    if (survey.lines.some((line) => line.name === name))
      throw conflict('line-name-taken', `This survey has a line ${name} already.`, { field: 'body.name' });
    const position = Math.max(-1, ...survey.lines.map((line) => line.position)) + 1;
    await putLines(tx, survey.id, [{ direction: null, position, name }]);
    return { action: 'add-line', details: { name } };
  });
}

export function assignRecordings(
  db: Database,
  person: Person,
  { assignments, ...asked }: Change & { assignments: readonly LineAssignment[] },
): Promise<SeenSurvey> {
  return change(db, person, { ...asked, endsWithReceipt: true }, async (tx, seen) => {
    await putRecordingsOnLines(
      tx,
      { survey: seen.survey, siteId: seen.row.siteId, personId: person.id },
      assignments,
    );
    const details = { assignments: assignments.map(({ recordingId, lineId }) => ({ recordingId, lineId })) };
    return { action: 'assign-recordings', details };
  });
}

function sealed(): Problem {
  const message =
    'Both delegations have received this mission: its recordings are sealed. Plan another mission for what is missing.';
  return conflict('recordings-sealed', message);
}
