import {
  type Delegation,
  type DelegationPosition,
  deferReasons,
  objectReasons,
  type PositionValue,
  type Round,
  type RoundItem,
  type RoundKind,
} from '@jsa/contract';

/** On what a position is given, and by whom. `siteIds` are those of the item. */
export type PositionPlace = {
  readonly roundId: string;
  readonly itemId: string;
  readonly subjectSha256: string;
  readonly delegation: DelegationPosition['delegation'];
  readonly kind: RoundKind;
  readonly siteIds: readonly string[];
};

/** The place of a delegation's position on an item of a round. */
export function placeOn(
  round: Pick<Round, 'id' | 'kind'>,
  item: Pick<RoundItem, 'id' | 'subjects' | 'subjectSha256'>,
  delegation: Delegation,
): PositionPlace {
  const siteIds = item.subjects.map(({ siteId }) => siteId);
  const { id: itemId, subjectSha256 } = item;
  return { roundId: round.id, itemId, subjectSha256, delegation, kind: round.kind, siteIds };
}

export type PositionFaultCode =
  | 'needed'
  | 'only-with-concur'
  | 'only-with-defer'
  | 'only-in-season-list'
  | 'reason-of-another-value'
  | 'not-after-sealing'
  | 'not-of-this-round';

/** One rule that a position breaks, and the field where it does. */
export type PositionFault = { readonly field: keyof DelegationPosition; readonly code: PositionFaultCode };

const reasonsOf: Readonly<Record<PositionValue, readonly string[]>> = {
  concur: [],
  defer: deferReasons,
  object: objectReasons,
};

function reasonFaults({ value, reasonCodes }: DelegationPosition): PositionFault[] {
  const faults: PositionFault[] = [];
  if (value !== 'concur' && reasonCodes.length === 0) faults.push({ field: 'reasonCodes', code: 'needed' });
  if (reasonCodes.some((code) => !reasonsOf[value].includes(code)))
    faults.push({ field: 'reasonCodes', code: 'reason-of-another-value' });
  return faults;
}

function deferFaults({ value, reviewOn, missing, sealedAt }: DelegationPosition): PositionFault[] {
  const isSaid = missing.trim() !== '';
  if (value !== 'defer') {
    const faults: PositionFault[] = [];
    if (reviewOn !== null) faults.push({ field: 'reviewOn', code: 'only-with-defer' });
    if (isSaid) faults.push({ field: 'missing', code: 'only-with-defer' });
    return faults;
  }
  const faults: PositionFault[] = [];
  if (reviewOn === null) faults.push({ field: 'reviewOn', code: 'needed' });
  else if (reviewOn <= sealedAt.slice(0, 10)) faults.push({ field: 'reviewOn', code: 'not-after-sealing' });
  if (!isSaid) faults.push({ field: 'missing', code: 'needed' });
  return faults;
}

function rankingFaults({ value, ranking }: DelegationPosition, place: PositionPlace): PositionFault[] {
  const isWanted = place.kind === 'season-list' && value === 'concur';
  if (!isWanted) return ranking.length === 0 ? [] : [{ field: 'ranking', code: 'only-in-season-list' }];
  if (ranking.length === 0) return [{ field: 'ranking', code: 'needed' }];
  const isForeign = ranking.some((siteId) => !place.siteIds.includes(siteId));
  return isForeign ? [{ field: 'ranking', code: 'not-of-this-round' }] : [];
}

/**
 * The rules between the fields of a position that has the right shape: an objection carries a reason and words, a
 * deferral a reason, a day and what is lacking; conditions belong to a concurrence, a ranking to a season list.
 */
export function positionFaults(position: DelegationPosition, place: PositionPlace): PositionFault[] {
  const faults = [...reasonFaults(position), ...deferFaults(position), ...rankingFaults(position, place)];
  if (position.value === 'object' && position.text.trim() === '')
    faults.push({ field: 'text', code: 'needed' });
  if (position.value !== 'concur' && position.conditions.length > 0)
    faults.push({ field: 'conditions', code: 'only-with-concur' });
  if (position.conditions.some((condition) => condition.trim() === ''))
    faults.push({ field: 'conditions', code: 'needed' });
  if (position.authorName.trim() === '') faults.push({ field: 'authorName', code: 'needed' });
  return faults;
}
