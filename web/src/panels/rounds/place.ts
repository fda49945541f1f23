import type { Delegation, Round, RoundItem } from '@jsa/contract';
import type { PositionPlace } from '@jsa/sealing';

/** On what a position of a delegation is given. */
export function placeOf(round: Round, item: RoundItem, delegation: Delegation): PositionPlace {
  return {
    roundId: round.id,
    itemId: item.id,
    subjectSha256: item.subjectSha256,
    delegation,
    kind: round.kind,
    siteIds: item.subjects.map(({ siteId }) => siteId),
  };
}

/** Neither stands first for ever: the order on the screen changes from round to round, for everybody alike. */
export function orderOf(round: Round): readonly [Delegation, Delegation] {
  const number = Number(/\d+$/.exec(round.code ?? '')?.[0] ?? 1);
  return number % 2 === 1 ? ['belgrade', 'pristina'] : ['pristina', 'belgrade'];
}
