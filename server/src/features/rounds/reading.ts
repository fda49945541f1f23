import {
  isAtLeast,
  type Person,
  type PublishedPosition,
  type Round,
  type RoundSubject,
  type RoundSummary,
  type SiteDecision,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { readPrecisions, seesPlace } from '#features/sites/index.ts';
import { nothingHere } from '#http/problem.ts';
import { findPublished, positionOf } from './position-queries.ts';
import {
  findDecisions,
  findRound,
  findRoundState,
  findRounds,
  type ItemRow,
  type RoundRow,
} from './queries.ts';
import { knowsOf, readerOf, roundFor, summaryFor } from './sight.ts';

export async function readRounds(db: Db, person: Person): Promise<RoundSummary[]> {
  const reader = readerOf(person);
  return (await findRounds(db))
    .filter((round) => knowsOf(reader, round))
    .map((round) => summaryFor(person, round));
}

/** A round in whatever state it is, or nothing for whoever may not know of it. */
export function requireKnown(person: Person, round: RoundRow | null): RoundRow {
  if (round === null || !knowsOf(readerOf(person), round)) throw nothingHere();
  return round;
}

export function itemOf(round: RoundRow, itemId: string): ItemRow {
  const item = round.items.find(({ id }) => id === itemId);
  if (item === undefined) throw nothingHere();
  return item;
}

/** The round as the person sees it now, with what was published. */
export async function readRoundFor(db: Db, person: Person, roundId: string): Promise<Round> {
  const round = requireKnown(person, await findRound(db, roundId));
  const published = new Map<string, PublishedPosition[]>();
  for (const row of await findPublished(db, roundId))
    published.set(row.itemId, [...(published.get(row.itemId) ?? []), positionOf(row)]);
  return withSeenAreas(db, person, roundFor(person, round, published));
}

/** A plan's area is a place like any other: whoever does not see the site's area is not given it. */
async function withSeenAreas(db: Db, person: Person, round: Round): Promise<Round> {
  if (round.kind !== 'dig') return round;
  const precisions = await readPrecisions(db, person);
  const seen = (subject: RoundSubject): RoundSubject =>
    subject.digPlan === undefined || isAtLeast(precisions.get(subject.siteId) ?? 'P0', 'P3')
      ? subject
      : { ...subject, digPlan: { ...subject.digPlan, area: null } };
  return { ...round, items: round.items.map((item) => ({ ...item, subjects: item.subjects.map(seen) })) };
}

/** The rounds that are open, as far as the person may know of them. */
export async function readOpenRounds(db: Db, person: Person): Promise<Round[]> {
  const open = (await findRounds(db)).filter(({ state }) => state === 'open');
  return open.map((round) => roundFor(person, round, new Map()));
}

/** What was decided on a site, for those who see its area. */
export async function readDecisions(db: Db, person: Person, siteId: string): Promise<SiteDecision[]> {
  if (!(await seesPlace(db, person, siteId))) throw nothingHere();
  return findDecisions(db, siteId);
}

/** Whether there is such a round for the person. */
export async function knowsOfRound(db: Db, person: Person, roundId: string): Promise<boolean> {
  const state = await findRoundState(db, roundId);
  return state !== null && knowsOf(readerOf(person), state);
}
