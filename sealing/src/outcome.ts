import {
  type Delegation,
  type DelegationPosition,
  outcomeGrid,
  type RoundKind,
  type RoundOutcome,
} from '@jsa/contract';

export type BothPositions = Readonly<Record<Delegation, DelegationPosition>>;

const nothing: Omit<RoundOutcome, 'kind'> = {
  reviewOn: null,
  concurrenceKeptOf: null,
  answersFirst: null,
  conditions: [],
  rankedByBoth: [],
  rankedByOne: [],
  referral: null,
};

/** Spaces and order make no other condition; other words do, even where they mean the same: people decide that. */
function conditionsOf({ conditions }: DelegationPosition): Set<string> {
  return new Set(conditions.map((condition) => condition.replace(/\s+/g, ' ').trim().normalize('NFC')));
}

function agreed({ belgrade, pristina }: BothPositions): RoundOutcome {
  const [first, second] = [conditionsOf(belgrade), conditionsOf(pristina)];
  const isSame = first.size === second.size && [...first].every((condition) => second.has(condition));
  const conditions = [...new Set([...first, ...second])];
  return { ...nothing, kind: isSame ? 'agreed' : 'agreed-conditions-differ', conditions };
}

/**
 * What both rank, by the sum of both ranks; of equals the one whose lower place is higher, then by id. Then what one
 * alone ranks, by its place there; of equal places Belgrade's first, as always in the alphabet.
 */
function ranked({ belgrade, pristina }: BothPositions): RoundOutcome {
  const placeIn = (ranking: readonly string[]) => new Map(ranking.map((siteId, place) => [siteId, place]));
  const places = { belgrade: placeIn(belgrade.ranking), pristina: placeIn(pristina.ranking) };
  const both = belgrade.ranking.flatMap((siteId) => {
    const other = places.pristina.get(siteId);
    const own = places.belgrade.get(siteId);
    return own === undefined || other === undefined
      ? []
      : [{ siteId, sum: own + other, lower: Math.max(own, other) }];
  });
  both.sort((a, b) => a.sum - b.sum || a.lower - b.lower || (a.siteId < b.siteId ? -1 : 1));
  const alone = (delegation: Delegation, other: Delegation) =>
    [...places[delegation]].flatMap(([siteId, place]) =>
      places[other].has(siteId) ? [] : [{ delegation, siteId, place }],
    );
  const one = [...alone('belgrade', 'pristina'), ...alone('pristina', 'belgrade')];
  one.sort((a, b) => a.place - b.place || (a.delegation < b.delegation ? -1 : 1));
  return {
    ...nothing,
    kind: 'ranked',
    rankedByBoth: both.map(({ siteId }) => siteId),
    rankedByOne: one.map(({ delegation, siteId }) => ({ delegation, siteId })),
  };
}

/** What two positions come to: the grid of the contract, and after it conditions, days and rankings. Never the chair's word. */
export function outcomeOf(kind: RoundKind, positions: BothPositions): RoundOutcome {
  const { belgrade, pristina } = positions;
  const result = outcomeGrid[belgrade.value][pristina.value];
  if (result === 'agreed') return kind === 'season-list' ? ranked(positions) : agreed(positions);

  const whoSaid = (value: DelegationPosition['value']): Delegation | null =>
    belgrade.value === value ? 'belgrade' : pristina.value === value ? 'pristina' : null;
  if (result !== 'deferred') return { ...nothing, kind: result };
  const days = [belgrade.reviewOn, pristina.reviewOn].filter((day) => day !== null).sort();
  return {
    ...nothing,
    kind: 'deferred',
    reviewOn: days[0] ?? null,
    concurrenceKeptOf: whoSaid('concur'),
    answersFirst: whoSaid('object'),
  };
}
