import type { Person, Round, RoundDraft, RoundOutcome } from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { notify } from '#features/notifications/index.ts';
import { currentSealingKeys } from '#features/sealing-keys/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import { freeze } from './opening.ts';
import { setOutcome, setWithoutPosition } from './position-queries.ts';
import * as queries from './queries.ts';
import { itemOf, readRoundFor, requireKnown } from './reading.ts';
import { offersOf, readerOf } from './sight.ts';

type Asked = { id: string; version: number };

export const noOutcome: Omit<RoundOutcome, 'kind'> = {
  reviewOn: null,
  concurrenceKeptOf: null,
  answersFirst: null,
  conditions: [],
  rankedByBoth: [],
  rankedByOne: [],
  referral: null,
};

function requireDraft(round: queries.RoundRow): void {
  if (round.state === 'draft') return;
  const message = `${round.code} was opened: what it says is frozen. Prepare a new round for anything else.`;
  throw conflict('round-frozen', message, { state: round.state });
}

function requireFuture(deadline: string): void {
  if (Date.parse(deadline) > Date.now()) return;
  const message = 'The deadline has passed already. Set one that leaves both delegations time.';
  throw new Problem('invalid-request', message, { field: 'body.deadline' });
}

async function lockAsked(tx: Tx, person: Person, { id, version }: Asked): Promise<queries.RoundRow> {
  const round = requireKnown(person, await queries.lockRound(tx, id));
  requireVersion(version, round.version);
  return round;
}

/** Keeps who did what with the round, tells everybody that it changed, and answers with what it says now. */
export async function conclude(
  tx: Tx,
  person: Person,
  done: {
    roundId: string;
    action: string;
    subjectId: string;
    details?: Record<string, unknown>;
    owner?: 'belgrade' | 'pristina';
    subjectSha256?: string;
  },
): Promise<Round> {
  const { roundId, action, subjectId, details = {}, owner, subjectSha256 } = done;
  await recordAudit(tx, person.id, {
    action,
    subjectId,
    ...(owner && { owner }),
    ...(subjectSha256 && { subjectSha256 }),
    details: { roundId, ...details },
  });
  await queries.tellOfRound(tx, roundId);
  return readRoundFor(tx, person, roundId);
}

export function draftRound(db: Database, person: Person, draft: RoundDraft): Promise<Round> {
  return inTransaction(db, async (tx) => {
    requireFuture(draft.deadline);
    const { id } = await queries.insertRound(tx, draft, person.id);
    const details = { kind: draft.kind, siteCount: draft.siteIds.length };
    return conclude(tx, person, { roundId: id, action: 'round.draft', subjectId: id, details });
  });
}

export function changeRound(
  db: Database,
  person: Person,
  asked: Asked & { draft: RoundDraft },
): Promise<Round> {
  return inTransaction(db, async (tx) => {
    const round = await lockAsked(tx, person, asked);
    requireDraft(round);
    requireFuture(asked.draft.deadline);
    await queries.updateDraft(tx, round.id, asked.draft);
    return conclude(tx, person, { roundId: round.id, action: 'round.change', subjectId: round.id });
  });
}

/** Both delegations are given the same pack at the same moment: the commit of this transaction. */
export function openRound(db: Database, person: Person, asked: Asked): Promise<Round> {
  return inTransaction(db, async (tx) => {
    const round = await lockAsked(tx, person, asked);
    requireDraft(round);
    if (round.isOver) requireFuture(round.deadline);
    if (!(await currentSealingKeys(tx)).has('chair')) {
      const message = 'The chair has no sealing key yet; positions could not be sealed. Make one first.';
      throw conflict('no-chair-key', message);
    }
    const { items, pack, packSha256 } = await freeze(tx, person, round);
    const code = await queries.nextRoundCode(tx);
    await queries.setOpen(tx, { id: round.id, code, pack, packSha256, personId: person.id });
    for (const item of items) await queries.insertItem(tx, { roundId: round.id, ...item });
    await notify(tx, { kind: 'round-opened', roundId: round.id, to: ['heads', 'members'], by: person.id });
    const siteIds = round.siteIds;
    const details = { code, kind: round.kind, deadline: round.deadline, siteIds };
    const subjectSha256 = packSha256;
    return conclude(tx, person, {
      ...{ roundId: round.id, action: 'round.open', subjectId: round.id },
      ...{ details, subjectSha256 },
    });
  });
}

export function extendRound(
  db: Database,
  person: Person,
  asked: Asked & { deadline: string; reason: string },
): Promise<Round> {
  return inTransaction(db, async (tx) => {
    const round = await lockAsked(tx, person, asked);
    if (round.state !== 'open')
      throw conflict('round-not-open', 'Only an open round has a deadline to extend.', {
        state: round.state,
      });
    const { deadline, reason } = asked;
    requireFuture(deadline);
    if (Date.parse(deadline) <= Date.parse(round.deadline)) {
      const message = 'A deadline is only ever set later: nobody loses time that was given.';
      throw new Problem('invalid-request', message, { field: 'body.deadline' });
    }
    await queries.extend(tx, { roundId: round.id, deadline, reason, personId: person.id });
    await notify(tx, { kind: 'round-extended', roundId: round.id, to: ['heads'], by: person.id });
    const details = { deadline, reason };
    return conclude(tx, person, { roundId: round.id, action: 'round.extend', subjectId: round.id, details });
  });
}

/** After the deadline: a position is missing, or was released and never published. The server's shares are destroyed. */
export function closeItem(
  db: Database,
  person: Person,
  { itemId, reason }: { itemId: string; reason: string },
): Promise<Round> {
  return inTransaction(db, async (tx) => {
    const round = requireKnown(person, await queries.lockRoundOfItem(tx, itemId));
    const item = itemOf(round, itemId);
    if (!offersOf(round, item, readerOf(person)).closeWithout) {
      const message =
        'An item is closed without a position after the deadline only, where one is missing or nothing was published.';
      throw conflict('not-without-position', message, { state: item.state });
    }
    await setWithoutPosition(tx, { itemId, reason, outcome: { ...noOutcome, kind: 'no-position' } });
    await queries.endIfDone(tx, round.id);
    const details = { itemNumber: item.number, reason };
    return conclude(tx, person, {
      roundId: round.id,
      action: 'round.close-item',
      subjectId: itemId,
      details,
    });
  });
}

/** Says where a matter lies that the round did not settle. */
export function referItem(
  db: Database,
  person: Person,
  { itemId, ...referral }: { itemId: string } & NonNullable<RoundOutcome['referral']>,
): Promise<Round> {
  return inTransaction(db, async (tx) => {
    const round = requireKnown(person, await queries.lockRoundOfItem(tx, itemId));
    const item = itemOf(round, itemId);
    if (item.outcome === null || !offersOf(round, item, readerOf(person)).refer) {
      const message = 'Only what a round did not settle is referred.';
      throw conflict('settled-by-round', message, { state: item.state });
    }
    await setOutcome(tx, itemId, { ...item.outcome, referral });
    const details = { itemNumber: item.number, to: referral.to };
    return conclude(tx, person, { roundId: round.id, action: 'round.refer', subjectId: itemId, details });
  });
}
