import { createHash } from 'node:crypto';
import {
  delegations,
  type Minutes,
  type MinutesAnswer,
  type MinutesDraft,
  type MinutesRecord,
  type Person,
} from '@jsa/contract';
import { untranslated } from '@jsa/papers';
import { canonicalJson, sha256Hex } from '@jsa/sealing';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { auditHead, recordAudit } from '#features/audit/index.ts';
import { notify } from '#features/notifications/index.ts';
import { tellOfRound } from '#features/rounds/index.ts';
import { conflict } from '#http/conflict.ts';
import { nothingHere, Problem } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import type { VaultKeys } from '#vault/vault-keys.ts';
import { contentOf, emptyDraft } from './content.ts';
import { minutesPdf } from './pdf.ts';
import * as queries from './queries.ts';
import { offersOf, readMinutesFor, requireEnded } from './reading.ts';
import { signText } from './signing-key.ts';

type Asked = { roundId: string; version: number };

type Done = { roundId: string; action: string; details?: Record<string, unknown>; sha256?: string };

/** Keeps who did what, tells everybody that it changed, and answers with what it says now. */
async function conclude(tx: Tx, person: Person, { roundId, action, details = {}, sha256 }: Done) {
  await recordAudit(tx, person.id, {
    ...{ action, subjectId: roundId, details: { roundId, ...details } },
    ...(sha256 !== undefined && { subjectSha256: sha256 }),
  });
  await tellOfRound(tx, roundId);
  return readMinutesFor(tx, person, roundId);
}

function refuseNotDraft(state: string): never {
  const message =
    state === 'frozen'
      ? 'These minutes are frozen: both heads have answered.'
      : 'These minutes are offered to both heads. Take them back to change them.';
  throw conflict('minutes-not-draft', message, { state });
}

/** The chair's people write; nobody else knows of it before it is offered. */
export function writeMinutes(
  db: Database,
  person: Person,
  { roundId, version, draft }: Asked & { draft: MinutesDraft },
): Promise<Minutes> {
  return inTransaction(db, async (tx) => {
    const row = await queries.lockMinutes(tx, roundId);
    const round = await requireEnded(tx, person, roundId);
    requireVersion(version, row?.version ?? 0);
    if (row !== null && row.state !== 'draft') refuseNotDraft(row.state);
    const stray = draft.notes.find((note) => !round.items.some(({ number }) => number === note.number));
    if (stray !== undefined)
      throw new Problem('invalid-request', `The round has no item ${stray.number}.`, { field: 'body.notes' });
    await queries.putDraft(tx, { roundId, personId: person.id, draft });
    return conclude(tx, person, { roundId, action: 'minutes.write' });
  });
}

/** Fixes the words and asks both heads about them at the same moment. */
export function offerMinutes(db: Database, person: Person, { roundId, version }: Asked): Promise<Minutes> {
  return inTransaction(db, async (tx) => {
    const row = await queries.lockMinutes(tx, roundId);
    const round = await requireEnded(tx, person, roundId);
    requireVersion(version, row?.version ?? 0);
    if (row !== null && row.state !== 'draft') refuseNotDraft(row.state);
    const written = row?.draft ?? emptyDraft;
    const lacking = untranslated(written);
    if (lacking.length > 0) {
      const what = lacking.map(({ place, languages }) => `${place}: ${languages.join(', ')}`).join('; ');
      const message = `What was written in one language is written in all three before the minutes are offered. Still missing: ${what}.`;
      throw conflict('minutes-untranslated', message, { what });
    }
    if (row === null) await queries.putDraft(tx, { roundId, personId: person.id, draft: written });
    const content = contentOf(round, written, (row?.revision ?? 0) + 1);
    const contentSha256 = await sha256Hex(canonicalJson(content));
    await queries.setState(tx, { roundId, state: 'offered', revision: content.revision });
    await queries.insertRevision(tx, { roundId, content, contentSha256, personId: person.id });
    await notify(tx, { kind: 'minutes-offered', roundId, to: ['heads'], by: person.id });
    const details = { revision: content.revision };
    return conclude(tx, person, { roundId, action: 'minutes.offer', details, sha256: contentSha256 });
  });
}

/** Answers that were given stay on record with the revision that they answered to. */
export function takeBackMinutes(
  db: Database,
  person: Person,
  { roundId, version, reason }: Asked & { reason: string },
): Promise<Minutes> {
  return inTransaction(db, async (tx) => {
    const row = await queries.lockMinutes(tx, roundId);
    await requireEnded(tx, person, roundId);
    if (row === null) throw nothingHere();
    requireVersion(version, row.version);
    if (row.state !== 'offered')
      throw conflict(
        'minutes-not-offered',
        'Only minutes that both heads are being asked about are taken back.',
        {
          state: row.state,
        },
      );
    await queries.setState(tx, { roundId, state: 'draft', revision: row.revision });
    return conclude(tx, person, {
      roundId,
      action: 'minutes.take-back',
      details: { revision: row.revision, reason },
    });
  });
}

type Given = Pick<MinutesAnswer, 'answer' | 'reservation' | 'language'> & {
  roundId: string;
  contentSha256: string;
};

function requireSaid({ answer, reservation }: Given): void {
  const said = reservation.trim() !== '';
  if (said === (answer === 'reserves')) return;
  const message =
    answer === 'reserves'
      ? 'Write the reservation as it is to stand in the minutes.'
      : 'Who approves adds no reservation. Choose the other answer for it.';
  throw new Problem('invalid-request', message, { field: 'body.reservation' });
}

/** What a head answers for the delegation. The second answer freezes the minutes: record, signature and paper at once. */
export function answerMinutes(
  db: Database,
  vault: VaultKeys,
  { person, given }: { person: Person; given: Given },
): Promise<Minutes> {
  return inTransaction(db, async (tx) => {
    const { roundId, contentSha256, answer, language } = given;
    const row = await queries.lockMinutes(tx, roundId);
    await requireEnded(tx, person, roundId);
    const { delegation } = person.organisation;
    if (row === null || delegation === null || row.state === 'draft') throw nothingHere();
    const answers = await queries.findAnswers(tx, roundId, row.revision);
    const answered = answers.map((each) => each.delegation);
    if (answered.includes(delegation))
      throw conflict('answered-already', 'Your delegation has answered to these minutes already.');
    if (!offersOf(person, row.state, answered).answer)
      throw conflict('minutes-not-offered', 'These minutes do not wait for an answer.', { state: row.state });
    const offered = await queries.findRevision(tx, roundId, row.revision);
    if (offered?.contentSha256 !== contentSha256)
      throw conflict(
        'other-minutes',
        'The minutes were changed after you read them. Read them again, then answer.',
      );
    requireSaid(given);
    const reservation = given.reservation.trim();
    const { revision } = row;
    await queries.insertAnswer(tx, {
      ...{ roundId, revision, delegation, answer, reservation, language },
      personId: person.id,
    });
    if (answers.length + 1 === delegations.length) await freeze(tx, vault, { roundId, revision });
    const details = { revision, answer, delegation };
    return conclude(tx, person, { roundId, action: 'minutes.answer', details, sha256: contentSha256 });
  });
}

/** Both have answered. What is signed says the head of the log as it stands before this transaction's own entries. */
async function freeze(
  tx: Tx,
  vault: VaultKeys,
  { roundId, revision }: { roundId: string; revision: number },
): Promise<void> {
  const offered = await queries.findRevision(tx, roundId, revision);
  if (offered === null) throw nothingHere();
  const { sequence, sha256 } = await auditHead(tx);
  const answers = (await queries.findAnswers(tx, roundId, revision)).map((each) => ({
    ...each,
    at: new Date(each.at).toISOString(),
  }));
  const record: MinutesRecord = {
    format: 'jsa-minutes-record/1',
    ...offered,
    answers,
    auditHead: { sequence, sha256 },
    frozenAt: new Date().toISOString(),
  };
  const { kid, signed } = await signText(tx, vault, canonicalJson(record));
  const pdf = await minutesPdf(record, { kid, signed });
  const pdfSha256 = createHash('sha256').update(pdf).digest('hex');
  await queries.setState(tx, { roundId, state: 'frozen', revision });
  await queries.insertFrozen(tx, { roundId, record, signed, kid, pdf, pdfSha256 });
  const to = ['chair', 'heads', 'members', 'secretariat'] as const;
  await notify(tx, { kind: 'minutes-frozen', roundId, to, by: null });
  const details = { revision, kid, pdfSha256 };
  await recordAudit(tx, null, {
    ...{ action: 'minutes.freeze', subjectId: roundId, subjectSha256: offered.contentSha256 },
    details: { roundId, ...details },
  });
}
