import { type Delegation, type DelegationPosition, delegations, positionValues } from '@jsa/contract';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from './index.ts';
import { deferral, objection, positionOf, siteIds } from './sealing-under-test.ts';

const said = { concur: {}, defer: deferral, object: objection } as const;
type Said = Partial<DelegationPosition>;

function both(belgrade: Said, pristina: Said) {
  return {
    belgrade: positionOf({ ...belgrade, delegation: 'belgrade' }),
    pristina: positionOf({ ...pristina, delegation: 'pristina' }),
  };
}

const grid = [
  ['concur', 'concur', 'agreed'],
  ['concur', 'defer', 'deferred'],
  ['concur', 'object', 'not-agreed'],
  ['defer', 'defer', 'deferred'],
  ['defer', 'object', 'deferred'],
  ['object', 'object', 'closed-without-action'],
] as const;

describe('what two positions come to', () => {
  it.each(grid)('%s and %s: %s, whichever delegation said which', (one, other, kind) => {
    expect(outcomeOf('dig', both(said[one], said[other])).kind).toBe(kind);
    expect(outcomeOf('dig', both(said[other], said[one])).kind).toBe(kind);
  });

  it('is the same with both delegations exchanged, but for who is named', () => {
    const exchanged: Record<Delegation, Delegation> = { belgrade: 'pristina', pristina: 'belgrade' };
    for (const one of positionValues)
      for (const other of positionValues) {
        const here = outcomeOf('assess', both(said[one], said[other]));
        const there = outcomeOf('assess', both(said[other], said[one]));
        const turned = (delegation: Delegation | null) =>
          delegation === null ? null : exchanged[delegation];
        expect(there).toEqual({
          ...here,
          concurrenceKeptOf: turned(here.concurrenceKeptOf),
          answersFirst: turned(here.answersFirst),
        });
      }
  });

  it('is deferred to the earlier of two days', () => {
    const outcome = outcomeOf('dig', both(deferral, { ...deferral, reviewOn: '2027-02-01' }));
    expect(outcome).toMatchObject({ kind: 'deferred', reviewOn: '2027-02-01', concurrenceKeptOf: null });
  });

  it('keeps the concurrence of the one until the day that the other named', () => {
    expect(outcomeOf('dig', both({}, deferral))).toMatchObject({
      reviewOn: '2027-04-01',
      concurrenceKeptOf: 'belgrade',
      answersFirst: null,
    });
  });

  it('answers an objection first where the other defers', () => {
    expect(outcomeOf('dig', both(objection, deferral))).toMatchObject({ answersFirst: 'belgrade' });
  });

  it('is agreed where conditions are the same in another order and with other spaces', () => {
    const [one, other] = [
      ['Dry  ground', 'Ordnance cleared'],
      ['Ordnance cleared ', 'Dry ground'],
    ];
    const outcome = outcomeOf('dig', both({ conditions: one }, { conditions: other }));
    expect(outcome).toMatchObject({ kind: 'agreed', conditions: ['Dry ground', 'Ordnance cleared'] });
  });

  it('goes to consultation where conditions differ', () => {
    const outcome = outcomeOf('dig', both({ conditions: ['Dry ground'] }, {}));
    expect(outcome).toMatchObject({ kind: 'agreed-conditions-differ', conditions: ['Dry ground'] });
  });
});

describe('a season list', () => {
  const [a = '', b = '', c = '', d = ''] = siteIds;
  const ranked = (belgrade: string[], pristina: string[]) =>
    outcomeOf('season-list', both({ ranking: belgrade }, { ranking: pristina }));

  it('shows the overlap first, by the sum of both places', () => {
    expect(ranked([a, b, c], [c, a, b])).toMatchObject({
      kind: 'ranked',
      rankedByBoth: [a, c, b],
      rankedByOne: [],
    });
  });

  it('sets of equal sums the one first that neither puts low', () => {
    // b: places 2 and 2; a: 1 and 3; c: 3 and 1.
    expect(ranked([a, b, c], [c, b, a]).rankedByBoth).toEqual([b, a, c]);
  });

  it('names whose alone the others are, by their place, and balances nothing', () => {
    expect(ranked([a, b], [c, d]).rankedByOne).toEqual([
      { delegation: 'belgrade', siteId: a },
      { delegation: 'pristina', siteId: c },
      { delegation: 'belgrade', siteId: b },
      { delegation: 'pristina', siteId: d },
    ]);
    expect(delegations).toEqual(['belgrade', 'pristina']);
  });
});
