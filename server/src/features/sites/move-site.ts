import type { MissingCondition, Person, SiteAction, SiteMove, SiteMoveRequest } from '@jsa/contract';
import { siteMoves } from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { Problem } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import { roundGuards, type Said, unmetGuards, unmetPerson, unmetSaid } from './conditions.ts';
import { lockFacts, type SiteFacts, setStatus, sign } from './move-queries.ts';
import { movesFrom, offerMoves } from './offered-moves.ts';
import { precisionFor } from './precision.ts';
import { readSurroundings } from './surroundings.ts';

export type Move = SiteMoveRequest & { siteId: string };

function nothingHere(): Problem {
  return new Problem('not-found', 'There is nothing here.');
}

/** The facts of a site that the person may know of, locked; for them any other does not exist. */
async function lockKnownSite(tx: Tx, person: Person, siteId: string): Promise<SiteFacts> {
  const site = await lockFacts(tx, person, siteId);
  if (site === null || precisionFor(person, site.circle, new Date()) === 'P0') throw nothingHere();
  return site;
}

/** Refused aloud, whatever the site is like: no row of the table with this action names a role of theirs. */
function requireRole(person: Person, action: SiteAction): void {
  const rows = siteMoves.filter((move) => move.action === action && move.roles.length > 0);
  const isForThem = rows.some(({ roles }) => roles.some((role) => person.roles.includes(role)));
  if (rows.length > 0 && !isForThem) throw new Problem('not-permitted', 'Your role does not include this.');
}

function refuse(
  site: SiteFacts,
  action: SiteAction,
  missing: MissingCondition[],
  allowed: SiteAction[],
): never {
  const why = missing.map(({ message }) => message).join(' ');
  const message = `${site.code} is ${site.status}; it cannot ${action} now. ${why}`;
  throw new Problem('transition-forbidden', message, { status: site.status, action, allowed, missing });
}

function otherStatus(site: SiteFacts, action: SiteAction): MissingCondition {
  const from = siteMoves.filter((move) => move.action === action).map((move) => move.from ?? 'nothing');
  const message = `It leads on from ${[...new Set(from)].join(', ')}.`;
  return { code: 'other-status', message, values: { status: site.status } };
}

async function makeMove(
  tx: Tx,
  site: SiteFacts,
  { move, personId, delegation, said, mergedInto }: Made,
): Promise<void> {
  const { action, from, to, signs } = move;
  const reason = said.reason?.trim() ?? '';
  if (signs !== null) {
    const seenIds = signs === 'duplicates' ? site.nearIds : [];
    const signature = { siteId: site.id, stage: site.stage, kind: signs, note: reason, seenIds };
    await sign(tx, { ...signature, delegation, personId: personId as string });
  } else {
    const reviewOn = said.reviewOn ?? '';
    const hold = to === 'on-hold' ? { from: site.status, reason, reviewOn } : null;
    const { plannedFrom: first, plannedUntil: last } = said;
    const planned =
      move.takes.includes('plannedFrom') && first !== undefined && last !== undefined
        ? { from: first, until: last }
        : null;
    await setStatus(tx, site.id, { to, hold, planned, mergedInto: mergedInto?.id ?? null });
  }
  const { reviewOn, plannedFrom, plannedUntil } = said;
  await recordAudit(tx, personId, {
    action: signs === null ? 'site.move' : 'site.sign',
    subjectId: site.id,
    details: {
      ...{ action, from, to, version: site.version + 1 },
      ...(signs !== null && { kind: signs, delegation }),
      ...(reason !== '' && { reason }),
      ...(reviewOn !== undefined && to === 'on-hold' && { reviewOn }),
      ...(move.takes.includes('plannedFrom') && { plannedFrom, plannedUntil }),
      ...(mergedInto && { mergedInto: mergedInto.code }),
    },
  });
}

type Made = {
  move: SiteMove;
  personId: string | null;
  delegation: Person['organisation']['delegation'];
  said: Said;
  mergedInto: { id: string; code: string } | null;
};

/**
 * Moves a site by the table, or leaves the signature that a move waits for. What is missing is refused in words, with
 * what the person can do instead.
 */
async function moveSite(
  tx: Tx,
  person: Person,
  { siteId, action, version, ...said }: Move & { version: number },
): Promise<void> {
  const site = await lockKnownSite(tx, person, siteId);
  requireRole(person, action);
  requireVersion(version, site.version);
  const around = await readSurroundings(tx, person, { sites: [site], said });
  const move = movesFrom(site).find((row) => row.action === action);
  const missing =
    move === undefined
      ? [otherStatus(site, action)]
      : [
          ...unmetPerson(move, site, person),
          ...unmetGuards(move, { site, person, around, said }),
          ...unmetSaid(move, { said, around }),
        ];
  if (move === undefined || missing.length > 0) {
    const offered = offerMoves(site, person, await readSurroundings(tx, person, { sites: [site] }));
    const allowed = offered.filter((one) => one.isYours && one.missing.length === 0).map((one) => one.action);
    refuse(site, action, missing, allowed);
  }
  const { delegation } = person.organisation;
  const mergedInto = move.to === 'merged' ? around.mergeTarget : null;
  await makeMove(tx, site, { move, personId: person.id, delegation, said, mergedInto });
}

/** An act of its own, on the version that the person saw. */
export function moveSiteByHand(
  db: Database,
  person: Person,
  move: Move & { version: number },
): Promise<void> {
  return inTransaction(db, (tx) => moveSite(tx, person, move));
}

/** What a move by a round needs, with the conditions that the round itself does not meet and that are not met yet. */
async function judgeForRound(tx: Tx, person: Person, { siteId, action }: RoundMove) {
  const site = await lockKnownSite(tx, person, siteId);
  const move = movesFrom(site).find((row) => row.action === action);
  if (move === undefined || !move.guards.some((guard) => roundGuards.includes(guard)))
    return { site, move: null, missing: [otherStatus(site, action)] };
  const around = await readSurroundings(tx, person, { sites: [site] });
  const unmet = unmetGuards(move, { site, person, around, said: {} });
  const missing = unmet.filter(({ code }) => !roundGuards.some((guard) => guard === code));
  return { site, move, missing };
}

type RoundMove = { siteId: string; action: SiteAction };

/** What stands against the move of a site if both delegations concurred in a round now. The site is locked by it. */
export async function unmetForRound(
  tx: Tx,
  person: Person,
  asked: RoundMove,
): Promise<readonly MissingCondition[]> {
  return (await judgeForRound(tx, person, asked)).missing;
}

/**
 * For decision rounds: makes the move to which both delegations concurred. `person` is who recorded it; the round's own
 * condition is met by the call, the others must be met as ever.
 */
export async function moveSiteByRound(
  tx: Tx,
  person: Person,
  { siteId, action, roundId }: RoundMove & { roundId: string },
): Promise<void> {
  const { site, move, missing } = await judgeForRound(tx, person, { siteId, action });
  if (move === null || missing.length > 0) refuse(site, action, missing, []);
  await setStatus(tx, siteId, { to: move.to, hold: null, mergedInto: null });
  const { from, to } = move;
  await recordAudit(tx, person.id, {
    action: 'site.move',
    subjectId: siteId,
    details: { action, from, to, version: site.version + 1, roundId },
  });
}

/** For the demonstration: walks a fictional site by the table without its conditions, each step in the audit log. */
export async function walkFictionalSite(
  tx: Tx,
  person: Person,
  { siteId, actions }: { siteId: string; actions: readonly SiteAction[] },
): Promise<void> {
  for (const action of actions) {
    const site = await lockKnownSite(tx, person, siteId);
    const move = movesFrom(site).find((row) => row.action === action);
    if (move === undefined || !site.isFictional) refuse(site, action, [otherStatus(site, action)], []);
    const { delegation } = person.organisation;
    await makeMove(tx, site, { move, personId: person.id, delegation, said: {}, mergedInto: null });
  }
}
