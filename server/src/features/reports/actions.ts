import {
  delegations,
  type InEachLanguage,
  type JointReport,
  type Person,
  type ReportAnswer,
  type ReportContent,
  type ReportWords,
} from '@jsa/contract';
import { canonicalJson, sha256Hex } from '@jsa/sealing';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { findSiteCode } from '#features/sites/index.ts';
import { type SeenSurvey, seeLockedSurvey } from '#features/surveys/index.ts';
import { conflict } from '#http/conflict.ts';
import { nothingHere } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import { contentOf, emptyWords } from './content.ts';
import * as queries from './queries.ts';
import { offersOf, reportFor, requireRevealed } from './reading.ts';

type Asked = { surveyId: string; version: number };
type Done = { action: string; details?: Record<string, unknown>; sha256?: string };

async function conclude(tx: Tx, person: Person, seen: SeenSurvey, { action, details = {}, sha256 }: Done) {
  await recordAudit(tx, person.id, {
    ...{ action, subjectId: seen.survey.id, siteId: seen.row.siteId, details },
    ...(sha256 !== undefined && { subjectSha256: sha256 }),
  });
  return reportFor(tx, person, seen);
}

async function lock(tx: Tx, person: Person, { surveyId, version }: Asked) {
  const seen = await seeLockedSurvey(tx, person, surveyId);
  await requireRevealed(tx, seen);
  const row = await queries.findReport(tx, surveyId);
  requireVersion(version, row?.version ?? 0);
  return { seen, row };
}

function requireDraft(row: queries.ReportRow | null): void {
  if (row === null || row.state === 'draft') return;
  const message =
    row.state === 'frozen' ? 'This report is frozen.' : 'This report is offered. Take it back to change it.';
  throw conflict('report-not-draft', message, { state: row.state });
}

export function writeReport(
  db: Database,
  person: Person,
  { written, ...asked }: Asked & { written: ReportWords },
): Promise<JointReport> {
  return inTransaction(db, async (tx) => {
    const { seen, row } = await lock(tx, person, asked);
    requireDraft(row);
    await queries.putWords(tx, { surveyId: asked.surveyId, personId: person.id, written });
    return conclude(tx, person, seen, { action: 'report.write' });
  });
}

const isWhole = (words: InEachLanguage) => Object.values(words).every((text) => text.trim() !== '');

/** A statement on each group, a summary, and what the survey could see: each in three languages. */
function lackingIn({ groups, written }: ReportContent): string[] {
  const { summary, statements, detectability, detectabilityReason } = written;
  const unsaid = groups.filter(
    ({ number }) => !statements.some((each) => each.number === number && isWhole(each.words)),
  );
  return [
    ...(isWhole(summary) ? [] : ['summary']),
    ...unsaid.map(({ number }) => String(number)),
    ...(detectability === null || !isWhole(detectabilityReason) ? ['detectability'] : []),
  ];
}

export function offerReport(db: Database, person: Person, asked: Asked): Promise<JointReport> {
  return inTransaction(db, async (tx) => {
    const { surveyId } = asked;
    const { seen, row } = await lock(tx, person, asked);
    requireDraft(row);
    const written = row?.written ?? emptyWords;
    const revision = (row?.revision ?? 0) + 1;
    const siteCode = await findSiteCode(tx, seen.row.siteId);
    const content = await contentOf(tx, person, { seen, written, revision, siteCode });
    const what = lackingIn(content);
    if (what.length > 0) {
      const message = `The report is not complete in all three languages: ${what.join(', ')}.`;
      throw conflict('report-incomplete', message, { what: what.join(', ') });
    }
    const contentSha256 = await sha256Hex(canonicalJson(content));
    await queries.setState(tx, { surveyId, state: 'offered', revision });
    await queries.insertRevision(tx, { surveyId, content, contentSha256, personId: person.id });
    return conclude(tx, person, seen, {
      action: 'report.offer',
      details: { revision },
      sha256: contentSha256,
    });
  });
}

export function takeBackReport(db: Database, person: Person, asked: Asked): Promise<JointReport> {
  return inTransaction(db, async (tx) => {
    const { seen, row } = await lock(tx, person, asked);
    if (row === null || row.state !== 'offered')
      throw conflict('report-not-offered', 'Only an offered report is taken back.', { state: row?.state });
    await queries.setState(tx, { surveyId: asked.surveyId, state: 'draft', revision: row.revision });
    return conclude(tx, person, seen, { action: 'report.take-back', details: { revision: row.revision } });
  });
}

type Given = Pick<ReportAnswer, 'dissent' | 'language'> & { surveyId: string; contentSha256: string };

/** An analyst answers for the delegation. The second answer freezes the report; a dissent stands in it word for word. */
export function answerReport(
  db: Database,
  person: Person,
  { surveyId, contentSha256, language, ...given }: Given,
): Promise<JointReport> {
  return inTransaction(db, async (tx) => {
    const seen = await seeLockedSurvey(tx, person, surveyId);
    await requireRevealed(tx, seen);
    const row = await queries.findReport(tx, surveyId);
    const { delegation } = person.organisation;
    if (row === null || delegation === null) throw nothingHere();
    const { revision } = row;
    const answered = (await queries.findAnswers(tx, surveyId, revision)).map((each) => each.delegation);
    if (!offersOf(person, row.state, answered).answer)
      throw conflict('report-not-offered', 'This report does not wait for an answer of your delegation.', {
        state: row.state,
      });
    const offered = await queries.findRevision(tx, surveyId, revision);
    if (offered?.contentSha256 !== contentSha256)
      throw conflict('other-report', 'The report was changed after you read it. Read it again, then answer.');
    const dissent = given.dissent.trim();
    await queries.insertAnswer(tx, {
      surveyId,
      revision,
      delegation,
      dissent,
      language,
      personId: person.id,
    });
    if (answered.length + 1 === delegations.length) {
      const answers = await queries.findAnswers(tx, surveyId, revision);
      const reportSha256 = await sha256Hex(
        canonicalJson(JSON.parse(JSON.stringify({ content: offered.content, answers }))),
      );
      await queries.setState(tx, { surveyId, state: 'frozen', revision, reportSha256 });
      await recordAudit(tx, null, {
        ...{
          action: 'report.freeze',
          subjectId: surveyId,
          siteId: seen.row.siteId,
          subjectSha256: reportSha256,
        },
        details: { revision },
      });
    }
    const details = { revision, delegation, hasDissent: dissent !== '' };
    return conclude(tx, person, seen, { action: 'report.answer', details, sha256: contentSha256 });
  });
}
