import { delegations, type OfferedMove, type Person, type SiteMove, siteMoves } from '@jsa/contract';
import { type Surroundings, unmetGuards, unmetPerson } from './conditions.ts';
import type { SiteFacts } from './move-queries.ts';

/** The rows of the table that lead on from where the site stands; from on hold there is one way back. */
export function movesFrom({ status, heldStatus }: Pick<SiteFacts, 'status' | 'heldStatus'>): SiteMove[] {
  return siteMoves.filter(
    ({ from, action, to }) => from === status && (action !== 'resume' || to === heldStatus),
  );
}

/** A signature that both delegations have given is awaited of nobody any more. */
function isSignedByBoth({ signs, whose }: SiteMove, { signatures }: SiteFacts): boolean {
  if (signs === null || whose !== 'each-delegation') return false;
  return delegations.every((each) =>
    signatures.some(({ kind, delegation }) => kind === signs && delegation === each),
  );
}

/** What can be done next, by the reader or by others, and what each waits for. */
export function offerMoves(site: SiteFacts, person: Person, around: Surroundings): OfferedMove[] {
  return movesFrom(site)
    .filter((move) => !isSignedByBoth(move, site))
    .map((move) => {
      const forPerson = unmetPerson(move, site, person);
      const forSite = unmetGuards(move, { site, person, around, said: {} });
      const isYours = !forPerson.some(({ code }) => code !== 'already-signed');
      const { action, to, takes, isStep } = move;
      return { action, to, takes: [...takes], isStep, isYours, missing: [...forPerson, ...forSite] };
    })
    .filter(({ isStep, isYours }) => isStep || isYours);
}

/** Whether the site waits for this person: a step that they can take now, and that still is to be taken. */
export function awaits(site: SiteFacts, person: Person, around: Surroundings): boolean {
  return movesFrom(site).some((move) => {
    if (!move.isStep || unmetPerson(move, site, person).length > 0) return false;
    if (unmetGuards(move, { site, person, around, said: {} }).length > 0) return false;
    if (move.action === 'resume') return (site.reviewOn ?? '') <= around.today;
    if (move.signs !== 'duplicates') return true;
    const seen = new Set(site.signatures.flatMap(({ seenIds }) => seenIds));
    const wasLookedAt = site.signatures.some(({ kind }) => kind === 'duplicates');
    return !wasLookedAt || site.nearIds.some((id) => !seen.has(id));
  });
}
