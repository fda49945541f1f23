import type { DelegationPosition } from '@jsa/contract';
import { describe, expect, it } from 'vitest';
import { positionFaults } from './index.ts';
import { deferral, objection, place, positionOf, siteIds } from './sealing-under-test.ts';

const season = { ...place, kind: 'season-list' as const, siteIds: siteIds.slice(0, 3) };

const cases: [string, Partial<DelegationPosition>, string[]][] = [
  ['a concurrence', {}, []],
  ['a concurrence on conditions', { conditions: ['Dry ground'] }, []],
  ['a deferral with day, reason and what is lacking', deferral, []],
  ['an objection with reason and words', objection, []],
  ['a concurrence with a reason', { reasonCodes: ['safety'] }, ['reasonCodes reason-of-another-value']],
  ['a deferral without a day', { ...deferral, reviewOn: null }, ['reviewOn needed']],
  [
    'a deferral to the day of sealing',
    { ...deferral, reviewOn: '2026-11-27' },
    ['reviewOn not-after-sealing'],
  ],
  ['a deferral that lacks nothing', { ...deferral, missing: ' ' }, ['missing needed']],
  ['a deferral without a reason', { ...deferral, reasonCodes: [] }, ['reasonCodes needed']],
  [
    'a deferral with the reason of an objection',
    { ...deferral, reasonCodes: ['already-searched'] },
    ['reasonCodes reason-of-another-value'],
  ],
  ['an objection without words', { ...objection, text: ' \n' }, ['text needed']],
  ['an objection without a reason', { ...objection, reasonCodes: [] }, ['reasonCodes needed']],
  ['an objection with a day', { ...objection, reviewOn: '2027-01-01' }, ['reviewOn only-with-defer']],
  [
    'an objection on conditions',
    { ...objection, conditions: ['Dry ground'] },
    ['conditions only-with-concur'],
  ],
  ['an empty condition', { conditions: [' '] }, ['conditions needed']],
  ['nobody as its author', { authorName: ' ' }, ['authorName needed']],
  ['a ranking outside a season list', { ranking: [siteIds[0] ?? ''] }, ['ranking only-in-season-list']],
];

describe('the rules for a position', () => {
  it.each(cases)('judge %s', (_, said, faults) => {
    const found = positionFaults(positionOf(said), place).map(({ field, code }) => `${field} ${code}`);
    expect(found).toEqual(faults);
  });

  it('want a ranking in a season list, of its sites only', () => {
    const found = (ranking: string[]) => positionFaults(positionOf({ ranking }, season), season);
    expect(found([])).toEqual([{ field: 'ranking', code: 'needed' }]);
    expect(found([siteIds[3] ?? ''])).toEqual([{ field: 'ranking', code: 'not-of-this-round' }]);
    expect(found([siteIds[1] ?? ''])).toEqual([]);
  });
});
