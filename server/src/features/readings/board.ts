import {
  delegations,
  type Person,
  type Reading,
  type ReadingBoard,
  type ReadingParty,
  readingParties,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import type { SeenSurvey } from '#features/surveys/index.ts';
import { findReadings, type ReadingRow } from './queries.ts';

/** For whom somebody reads. */
export function partyOf({ organisation }: Person): ReadingParty {
  return organisation.delegation ?? 'neutral';
}

const isSealed = ({ sealedAt }: Pick<ReadingRow, 'sealedAt'>) => sealedAt !== null;

/** An analyst of each delegation has sealed a first reading: from then on all sealed ones lie open to all. */
export function areRevealed(rows: readonly ReadingRow[]): boolean {
  return delegations.every((delegation) =>
    rows.some((row) => row.party === delegation && !row.isInformed && isSealed(row)),
  );
}

function asReading({ personId: _, ...row }: ReadingRow): Reading {
  return row;
}

/** The person's draft, or the last of what they sealed. */
export function presentOf(rows: readonly ReadingRow[], person: Person): ReadingRow | undefined {
  return rows.findLast(({ personId }) => personId === person.id);
}

/** A first reading at any time after the receipt; an informed one once the own first is sealed and all lie open. */
export function mayWrite(person: Person, { row }: SeenSurvey, rows: readonly ReadingRow[]): boolean {
  if (!person.roles.includes('analyst') || row.receivedAt === null) return false;
  const own = rows.filter(({ personId }) => personId === person.id);
  if (own.length === 0 || own.some((each) => !isSealed(each))) return true;
  return own.length === 1 && areRevealed(rows);
}

/** What the person may know of the readings of a survey: before the reveal the own ones, and who else is done. */
export async function boardFor(db: Db, person: Person, seen: SeenSurvey): Promise<ReadingBoard> {
  const rows = await findReadings(db, seen.survey.id);
  const revealed = areRevealed(rows);
  return {
    surveyId: seen.survey.id,
    signs: readingParties.map((party) => ({
      party,
      isSealed: rows.some((row) => row.party === party && !row.isInformed && isSealed(row)),
    })),
    areRevealed: revealed,
    mine: rows.filter(({ personId }) => personId === person.id).map(asReading),
    readings: revealed ? rows.filter(isSealed).map(asReading) : [],
    may: { write: mayWrite(person, seen, rows) },
  };
}
