import type { AgreedDig, KeptDigPlan, KeptDigRecord, SiteArea } from '@jsa/contract';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { Refusal, standInForServer } from '#panels/server-under-test.ts';
import { DigsScreen, DigTab } from './index.tsx';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  sessionStorage.clear();
});

const siteId = '11111111-0000-4000-8000-000000000000';
const area: SiteArea = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [21.05, 42.2],
        [21.0501, 42.2],
        [21.0501, 42.2001],
        [21.05, 42.2],
      ],
    ],
  ],
};

const plan: KeptDigPlan = {
  version: 1,
  plan: {
    ...{ area, depthM: 2.5, method: 'machine-then-hand', methodNote: 'A smooth bucket' },
    ...{ stopRules: 'Anything that may be human.', residualRule: 'It is decided on again.' },
  },
  ...{ writtenBy: 'The secretariat', writtenAt: '2018-09-20T08:00:00.000Z', areaM2: 50, frozenIn: null },
  may: { write: true },
};

const nothingDug: KeptDigRecord = {
  ...{ version: 0, record: null, writtenBy: null, writtenAt: null, volumes: null, find: null, embargo: null },
  signs: (['belgrade', 'pristina'] as const).map((delegation) => ({
    ...{ delegation, did: null, name: null, at: null, reason: '' },
  })),
  may: { write: true, refuse: false, reportFind: true, liftEmbargo: false },
};

function openTab(kept: { plan?: KeptDigPlan; record?: KeptDigRecord } = {}, replies = {}) {
  const server = standInForServer({
    [`GET /api/sites/${siteId}/dig-plan`]: () => kept.plan ?? plan,
    [`GET /api/sites/${siteId}/dig-record`]: () => kept.record ?? nothingDug,
    ...replies,
  });
  const parts = createTestParts();
  closers.push(showPanel(<DigTab siteId={siteId} />, parts), server.close);
  return { ...server, parts };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabelText(name, { exact: true });

async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa'],
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('the plan of a dig', () => {
  it('is told in words, and drawn on the map as long as it is open', async () => {
    const { parts } = openTab();
    await expect.element(page.getByText('Anything that may be human.')).toBeVisible();
    await expect.element(page.getByText('2.5 m')).toBeVisible();
    expect(parts.work.get().shownByPanel.dig?.map(({ kind }) => kind)).toEqual(['preview']);
    for (const close of closers.splice(0)) close();
    expect(parts.work.get().shownByPanel.dig).toBeUndefined();
  });

  it('is sent with the version that it changes, and says what is wanting before it is sent', async () => {
    const { asked } = openTab({}, { [`PUT /api/sites/${siteId}/dig-plan`]: () => ({ ...plan, version: 2 }) });
    await userEvent.click(button('Change the plan'));
    await userEvent.fill(field('Depth below the surface, m'), '99');
    await userEvent.click(button('Keep the plan'));
    await expect.element(page.getByText('A depth in metres, more than 0 and at most 20.')).toBeVisible();
    expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
    // People type what their keyboard has.
    await userEvent.fill(field('Depth below the surface, m'), '1,8');
    expect(await faults()).toEqual([]);
    await userEvent.click(button('Keep the plan'));
    await expect.element(button('Change the plan')).toBeVisible();
    expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ depthM: 1.8, area });
  });

  it('keeps what was typed when the server refuses it', async () => {
    const refusal = () => new Refusal(409, 'conflict', { reason: 'plan-closed', code: 'JSA-2026-001' });
    openTab({}, { [`PUT /api/sites/${siteId}/dig-plan`]: refusal });
    await userEvent.click(button('Change the plan'));
    await userEvent.fill(field('What stops the work'), 'Water');
    await userEvent.click(button('Keep the plan'));
    await expect
      .element(page.getByText('The plan of JSA-2026-001 is not changed now', { exact: false }))
      .toBeVisible();
    await expect.element(field('What stops the work')).toHaveValue('Water');
  });
});

describe('what was dug', () => {
  it('says what is wanting, each thing where it is', async () => {
    const { asked } = openTab();
    await userEvent.click(button('Record what was dug'));
    await userEvent.click(button('Add an anomaly'));
    await userEvent.click(button('Add an interruption'));
    await userEvent.click(button('Keep the record'));
    for (const sentence of [
      'Give the first and the last day, in their order.',
      'Each trench needs an outline and the depth that was reached.',
      'Give each anomaly its name.',
      'Each interruption needs its first day and by whom.',
      'Say in which volume nothing was found.',
    ])
      await expect.element(page.getByText(sentence)).toBeVisible();
    expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
    expect(await faults()).toEqual([]);
  });

  it('is refused with a reason by a head who does not sign', async () => {
    const record: KeptDigRecord = {
      ...nothingDug,
      version: 3,
      record: {
        ...{ dugFrom: '2018-10-08', dugUntil: '2018-10-12', trenches: [{ area, depthM: 2.5 }] },
        residual: { area, because: 'Ground water' },
        tested: [{ name: 'A1', cause: 'stones', depthM: 1.4, note: '' }],
        ...{ untested: '', interruptions: [], result: 'not-found-in-volume', note: '' },
        ...{ volumeStatement: 'Nothing down to 2.5 m.', familiesInformed: null },
      },
      volumes: {
        ...{ plannedAreaM2: 50, plannedVolumeM3: 125, dugAreaM2: 40, dugVolumeM3: 100 },
        ...{ notOpenedM2: 10, outsidePlanM2: 0 },
      },
      may: { write: false, refuse: true, reportFind: false, liftEmbargo: false },
    };
    const { asked, parts } = openTab(
      { record },
      { [`POST /api/sites/${siteId}/dig-record/refusal`]: () => ({ ...record, may: nothingDug.may }) },
    );
    await expect.element(page.getByText('40.0 m², 100.0 m³')).toBeVisible();
    await expect.element(page.getByText('A1: stones, 1.4 m')).toBeVisible();
    expect(parts.work.get().shownByPanel.dig?.map(({ kind }) => kind)).toEqual([
      'preview',
      'covered',
      'not-covered',
    ]);
    await userEvent.click(button('Refuse to sign'));
    await userEvent.fill(field('Why your delegation does not sign'), 'Not measured.');
    await userEvent.click(button('Refuse with this reason'));
    await expect
      .poll(() => asked.find(({ method }) => method === 'POST')?.body)
      .toEqual({ reason: 'Not measured.' });
  });

  it('asks once more before remains are reported, and says what that does', async () => {
    const reported = { ...nothingDug, find: { at: '2018-10-10T09:00:00.000Z', by: 'The lead' } };
    const embargo = { since: '2018-10-10T09:00:00.000Z', liftedFor: ['belgrade'] };
    const { asked } = openTab({}, { [`POST /api/sites/${siteId}/find`]: () => ({ ...reported, embargo }) });
    await userEvent.click(button('Report remains'));
    await expect
      .element(page.getByText('Both heads and the chair are told at this moment', { exact: false }))
      .toBeVisible();
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
    await userEvent.click(button('Report now'));
    await expect
      .element(page.getByText('Still waiting for: Pristina delegation, Chair', { exact: false }))
      .toBeVisible();
  });
});

describe('the list of digs', () => {
  const dig: AgreedDig = {
    ...{
      place: 1,
      siteId,
      code: 'JSA-2026-004',
      title: 'DEMO: a place',
      status: 'dig-agreed',
      isFictional: true,
    },
    ...{ isHeld: false, plan: plan.plan, planAreaM2: 50, plannedFrom: null, plannedUntil: null },
    agreedIn: {
      ...{
        roundId: siteId,
        code: 'JSA-R-2026-001',
        at: '2018-10-04T09:00:00.000Z',
        conditions: ['Dry ground'],
      },
    },
    season: { roundCode: 'JSA-R-2026-002', place: 1 },
    clearances: [
      { kind: 'judicial-order', state: 'expires-soon', coveredFraction: 1, validUntil: '2026-12-20' },
    ],
  };

  it('tells order, agreement, plan and permissions, and leads to the map', async () => {
    const server = standInForServer({ 'GET /api/dig-list': () => [dig] });
    const parts = createTestParts();
    closers.push(showPanel(<DigsScreen />, parts), server.close);
    for (const said of [
      '1 of what both ranked in JSA-R-2026-002',
      'Dry ground',
      'Expires soon',
      'until 20 December 2026',
    ])
      await expect.element(page.getByText(said)).toBeVisible();
    expect(await faults()).toEqual([]);
    await userEvent.click(page.getByRole('link', { name: 'Show JSA-2026-004 on the map' }));
    expect(parts.selection.get().siteId).toBe(siteId);
    expect(parts.view.get()).toMatchObject({ screen: 'map', detail: 'site', siteTab: 'dig' });
  });

  it('says what comes next where nothing is agreed', async () => {
    const server = standInForServer({ 'GET /api/dig-list': () => [] });
    closers.push(showPanel(<DigsScreen />, createTestParts()), server.close);
    await expect.element(page.getByText('When both delegations concur', { exact: false })).toBeVisible();
  });
});
