import type { MissingCondition, Person, Round } from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { moveSiteByRound } from '#features/sites/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { conclude } from './actions.ts';
import { aimOf } from './opening.ts';
import { setSiteMove } from './position-queries.ts';
import { type ItemRow, lockRoundOfItem, type RoundRow } from './queries.ts';
import { itemOf, requireKnown } from './reading.ts';
import { offersOf, readerOf } from './sight.ts';

/**
 * Moves the site of an agreed item. What was agreed stands even where another condition of the move is not met any more:
 * then the item says what is missing, and the site follows when that is there.
 */
export async function moveSites(
  tx: Tx,
  person: Person,
  { round, item }: { round: RoundRow; item: ItemRow },
): Promise<boolean> {
  const { action } = aimOf[round.kind];
  const [subject] = item.subjects;
  if (action === null || subject === undefined) return false;
  try {
    await moveSiteByRound(tx, person, { siteId: subject.siteId, action, roundId: round.id });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'transition-forbidden') throw error;
    const missing = (error.details?.missing ?? []) as MissingCondition[];
    await setSiteMove(tx, item.id, { state: 'waits', missing });
    return false;
  }
  await setSiteMove(tx, item.id, { state: 'moved', missing: [] });
  return true;
}

/** Tries the agreed move again, once what was missing is there. */
export function moveSiteOf(db: Database, person: Person, { itemId }: { itemId: string }): Promise<Round> {
  return inTransaction(db, async (tx) => {
    const round = requireKnown(person, await lockRoundOfItem(tx, itemId));
    const item = itemOf(round, itemId);
    if (!offersOf(round, item, readerOf(person)).moveSite)
      throw conflict('no-site-to-move', 'No site waits here to be moved.', { state: item.state });
    const isMoved = await moveSites(tx, person, { round, item });
    const details = { itemNumber: item.number, isMoved };
    return conclude(tx, person, { roundId: round.id, action: 'round.move-site', subjectId: itemId, details });
  });
}
