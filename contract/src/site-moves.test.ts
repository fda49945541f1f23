import { describe, expect, it } from 'vitest';
import { finalSiteStatuses, siteMoves } from './site-moves.ts';
import { siteActions, siteGuards } from './site-offers.ts';
import { type SiteStatus, siteStatuses } from './site-status.ts';

function reachedFrom(start: readonly SiteStatus[], moves = siteMoves): Set<SiteStatus> {
  const reached = new Set(start);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { from, to } of moves) if (from !== null && reached.has(from)) reached.add(to);
  }
  return reached;
}

describe('the moves of a candidate site', () => {
  it('reach every status from the proposal', () => {
    expect([...reachedFrom(['proposed'])].sort()).toEqual([...siteStatuses].sort());
  });

  it('begin at one place only', () => {
    expect(siteMoves.filter(({ from }) => from === null).map(({ to }) => to)).toEqual(['proposed']);
  });

  it('leave a final status by new information alone', () => {
    for (const status of finalSiteStatuses) {
      const leaving = siteMoves.filter(({ from, to }) => from === status && to !== status);
      expect(
        leaving.map(({ action, to, guards }) => ({ action, to, guards })),
        status,
      ).toEqual([{ action: 'reopen', to: 'desk-review', guards: ['new-information'] }]);
    }
  });

  it('never lead to excavation without both delegations in a round', () => {
    const withoutRounds = siteMoves.filter(({ guards }) => !guards.some((guard) => /^round-/.test(guard)));
    const reached = reachedFrom(['proposed'], withoutRounds);
    // On hold leads back only to where the site was held.
    for (const status of [
      'assessment-agreed',
      'dig-agreed',
      'closed-without-dig',
      'excavating',
      'found',
    ] as const)
      expect(
        reachedFrom(
          ['proposed'],
          withoutRounds.filter(({ action }) => action !== 'resume'),
        ).has(status),
      ).toBe(false);
    expect(reached.has('on-hold')).toBe(true);
  });

  it('mean one thing: an action leads from a status to one other, save back from hold', () => {
    const keys = siteMoves
      .filter(({ from }) => from !== 'on-hold')
      .map(({ from, action }) => `${from} ${action}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('use every action and every condition that has a name', () => {
    expect(new Set(siteMoves.map(({ action }) => action))).toEqual(new Set(siteActions));
    expect(new Set(siteMoves.flatMap(({ guards }) => guards))).toEqual(new Set(siteGuards));
  });

  it('stay where they are exactly when they leave a signature', () => {
    for (const { from, to, signs, action } of siteMoves) expect(from === to, action).toBe(signs !== null);
  });

  it('are never made by hand where a round makes them', () => {
    for (const { guards, roles, action } of siteMoves)
      if (guards.some((guard) => /^round-/.test(guard))) expect(roles, action).toEqual([]);
  });

  it('need a reason wherever they end, pause or turn back', () => {
    const turns = siteMoves.filter(
      ({ to, from, isStep }) => !isStep || from === 'on-hold' || to === 'withdrawn',
    );
    for (const { takes, action } of turns) expect(takes, action).toContain('reason');
  });
});
