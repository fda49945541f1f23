import { isAtLeast, type Person, type WaitingParty, waitingParties } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { findFacts } from './move-queries.ts';
import { awaits } from './offered-moves.ts';
import { precisionFor } from './precision.ts';
import { readSurroundings } from './surroundings.ts';

/** Somebody of a party, as far as the table of moves asks. */
const standIns: Readonly<Record<WaitingParty, Pick<Person, 'roles' | 'organisation'>>> = {
  'head-belgrade': ofDelegation('head', 'belgrade'),
  'head-pristina': ofDelegation('head', 'pristina'),
  'analyst-belgrade': ofDelegation('analyst', 'belgrade'),
  'analyst-pristina': ofDelegation('analyst', 'pristina'),
  secretariat: ofChair('secretariat'),
  chair: ofChair('chair'),
};

function ofDelegation(role: 'analyst' | 'head', delegation: 'belgrade' | 'pristina') {
  return { roles: [role], organisation: { id: '', name: '', kind: 'delegation' as const, delegation } };
}

function ofChair(role: 'chair' | 'secretariat') {
  return { roles: [role], organisation: { id: '', name: '', kind: 'chair' as const, delegation: null } };
}

/** On how many of the sites whose area the reader sees each party could make a step now. */
export async function countAwaiting(db: Db, reader: Person): Promise<ReadonlyMap<WaitingParty, number>> {
  const now = new Date();
  const sites = (await findFacts(db, reader)).filter(({ circle }) =>
    isAtLeast(precisionFor(reader, circle, now), 'P3'),
  );
  const around = await readSurroundings(db, reader, { sites });
  return new Map(
    waitingParties.map((party) => {
      const person = { ...reader, ...standIns[party] };
      return [party, sites.filter((site) => awaits(site, person, around)).length] as const;
    }),
  );
}
