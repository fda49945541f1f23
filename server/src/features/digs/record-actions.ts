import { type DigRecord, type KeptDigRecord, owners, type Person } from '@jsa/contract';
import { type Database, type Db, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { notify } from '#features/notifications/index.ts';
import { requireArea } from '#features/sites/index.ts';
import { conflict } from '#http/conflict.ts';
import { nothingHere, Problem } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import { keptRecord, offersOf, partyOf, requireSeen } from './record.ts';
import * as queries from './record-queries.ts';

type Done = { action: string; details?: Record<string, unknown> };

/** Keeps who did what, and answers with what is known now. */
async function conclude(tx: Tx, person: Person, state: queries.DigState, { action, details = {} }: Done) {
  const { siteId } = state;
  await recordAudit(tx, person.id, { action, subjectId: siteId, siteId, details });
  return keptRecord(tx, person, requireSeen(person, await queries.findDigState(tx, person, siteId)));
}

async function lockSeen(tx: Tx, person: Person, siteId: string): Promise<queries.DigState> {
  return requireSeen(person, await queries.lockDigState(tx, person, siteId));
}

function refuseField(field: string, message: string): never {
  throw new Problem('invalid-request', message, { field: `body.${field}` });
}

/** What the schema cannot say: days in their order, areas that are some, and words where the result needs them. */
async function requireComplete(db: Db, record: DigRecord): Promise<void> {
  const { dugFrom, dugUntil, trenches, residual, interruptions, result, volumeStatement } = record;
  const today = new Date().toISOString().slice(0, 10);
  if (dugUntil < dugFrom) refuseField('dugUntil', 'The last day of the dig lies before its first.');
  if (dugUntil > today) refuseField('dugUntil', 'What was dug lies in the past: this day is still to come.');
  for (const [at, { area }] of trenches.entries()) await requireArea(db, `body.trenches/${at}/area`, area);
  if (residual !== null) await requireArea(db, 'body.residual/area', residual.area);
  const backwards = interruptions.findIndex(({ from, until }) => until !== null && until < from);
  if (backwards >= 0)
    refuseField(`interruptions/${backwards}/until`, 'An interruption ends before it begins.');
  if (result === 'not-found-in-volume' && volumeStatement.trim() === '')
    refuseField(
      'volumeStatement',
      'Say in which volume nothing was found: what was planned, what was dug, what was not reached.',
    );
}

function refuseClosed(state: queries.DigState, signs: readonly queries.SignRow[]): never {
  if (signs.length > 0)
    throw conflict(
      'dig-record-signed',
      'A head has signed or refused this record. It is not changed any more.',
    );
  throw conflict(
    'not-excavating',
    `${state.code} is ${state.status}; a dig is recorded while it is excavating.`,
    {
      code: state.code,
    },
  );
}

export function writeRecord(
  db: Database,
  person: Person,
  { siteId, version, record }: { siteId: string; version: number; record: DigRecord },
): Promise<KeptDigRecord> {
  return inTransaction(db, async (tx) => {
    const state = await lockSeen(tx, person, siteId);
    const row = await queries.findRecord(tx, siteId);
    requireVersion(version, row?.version ?? 0);
    const signs = await queries.findSigns(tx, siteId);
    if (!offersOf(person, state, { hasRecord: row !== null, signs }).write) refuseClosed(state, signs);
    await requireComplete(tx, record);
    const { stage } = state;
    await queries.insertRecord(tx, { siteId, stage, version: version + 1, personId: person.id, record });
    await notify(tx, { kind: 'dig-record-written', siteId, to: ['heads'], by: person.id });
    const { result, trenches } = record;
    const details = { version: version + 1, result, trenchCount: trenches.length };
    return conclude(tx, person, state, { action: 'dig.record', details });
  });
}

/** A head who does not sign says why. With the other one's signature or refusal the record is complete. */
export function refuseRecord(
  db: Database,
  person: Person,
  { siteId, version, reason }: { siteId: string; version: number; reason: string },
): Promise<KeptDigRecord> {
  return inTransaction(db, async (tx) => {
    const state = await lockSeen(tx, person, siteId);
    const row = await queries.findRecord(tx, siteId);
    if (row === null) throw conflict('no-dig-record', 'Nothing is recorded yet that could be refused.');
    requireVersion(version, row.version);
    const signs = await queries.findSigns(tx, siteId);
    const { delegation } = person.organisation;
    if (delegation === null || !offersOf(person, state, { hasRecord: true, signs }).refuse)
      throw conflict('dig-record-answered', 'Your delegation has signed or refused this record already.');
    const { stage } = state;
    await queries.insertRefusal(tx, { siteId, stage, version, delegation, reason, personId: person.id });
    const details = { version, delegation, reason };
    return conclude(tx, person, state, { action: 'dig.refuse', details });
  });
}

/** Both heads and the chair are told by the commit of this transaction, which also begins the embargo. */
export function reportFind(db: Database, person: Person, siteId: string): Promise<KeptDigRecord> {
  return inTransaction(db, async (tx) => {
    const state = await lockSeen(tx, person, siteId);
    const signs = await queries.findSigns(tx, siteId);
    if (!offersOf(person, state, { hasRecord: false, signs }).reportFind) {
      if (state.find !== null)
        throw conflict('find-reported', 'This was reported already; all three were told then.');
      refuseClosed(state, []);
    }
    await queries.insertFind(tx, { siteId, stage: state.stage, personId: person.id });
    await notify(tx, { kind: 'remains-found', siteId, to: ['heads', 'chair'], by: null });
    return conclude(tx, person, state, { action: 'dig.find' });
  });
}

/** The embargo ends when the chair and both heads have agreed to it, each for the own side. */
export function endEmbargo(db: Database, person: Person, siteId: string): Promise<KeptDigRecord> {
  return inTransaction(db, async (tx) => {
    const state = await lockSeen(tx, person, siteId);
    const party = partyOf(person);
    if (party === null) throw nothingHere();
    if (state.embargo === null) throw conflict('no-embargo', 'There is no embargo on this site.');
    await queries.insertEmbargoEnd(tx, { siteId, party, personId: person.id });
    const isOver = new Set([...state.embargo.liftedFor, party]).size === owners.length;
    if (isOver) await notify(tx, { kind: 'embargo-ended', siteId, to: ['heads', 'chair'], by: person.id });
    return conclude(tx, person, state, { action: 'dig.end-embargo', details: { party, isOver } });
  });
}
