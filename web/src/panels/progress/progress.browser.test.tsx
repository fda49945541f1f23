import type { ProgressReport } from '@jsa/contract';
import { siteStatuses, waitingParties } from '@jsa/contract';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { standInForServer } from '#panels/server-under-test.ts';
import { ProgressScreen } from './index.tsx';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  sessionStorage.clear();
});

const count = {
  id: '11111111-0000-4000-8000-000000000000',
  on: '2019-07-31',
  count: 1653,
  source: 'UNMIK',
  note: '',
};

const inside: NonNullable<ProgressReport['inside']> = {
  bySide: [
    { side: 'inside', count: 2 },
    { side: 'outside', count: 1 },
  ],
  daysInStatus: [{ status: 'reported', count: 2, medianDays: 12.5, mostDays: 20 }],
  waits: waitingParties.map((party) => ({ party, siteCount: 0, positionCount: 1, minutesCount: 0 })),
  digs: {
    results: [
      { result: 'remains-found', count: 0 },
      { result: 'not-found-in-volume', count: 1 },
      { result: 'inconclusive', count: 0 },
    ],
    causes: [{ cause: 'stones', count: 2 }],
    dugVolumeM3: 120.4,
  },
};

function open(change: Partial<ProgressReport> = {}, replies = {}) {
  const byStatus = siteStatuses.map((status) => ({ status, count: status === 'reported' ? 2 : 0 }));
  const report: ProgressReport = {
    ...{ at: '2019-08-01T08:00:00.000Z', siteCount: 2, byStatus, reached: byStatus, byMunicipality: [] },
    ...{ inside, unaccounted: [count], may: { enter: true }, ...change },
  };
  const server = standInForServer({ 'GET /api/progress': () => report, ...replies });
  closers.push(showPanel(<ProgressScreen />, createTestParts()), server.close);
  return server;
}

describe('progress', () => {
  it('tells counts with their sources, both sides in one list, and nothing as a percentage', async () => {
    open();
    await expect.element(page.getByText('1,653 (31 July 2019, UNMIK)')).toBeVisible();
    await expect.element(page.getByText('120 m³ were dug in all.')).toBeVisible();
    expect(document.body.textContent).not.toContain('%');
    const { violations } = await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa'] });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });

  it('shows observers municipalities, and no word of what waits for whom', async () => {
    open({ inside: null, byMunicipality: [{ municipality: 'Demo', count: 2 }], may: { enter: false } });
    await expect.element(page.getByRole('rowheader', { name: 'Demo' })).toBeVisible();
    expect(page.getByText('What waits for whom').elements()).toEqual([]);
    expect(page.getByText('Enter a count').elements()).toEqual([]);
  });

  it('takes a count with its source, however the thousands are written', async () => {
    const server = open({}, { 'POST /api/unaccounted-counts': () => count });
    await userEvent.click(page.getByText('Enter a count'));
    await userEvent.fill(page.getByLabelText('Day on which it was counted'), '2019-07-31');
    await userEvent.fill(page.getByRole('textbox', { name: 'Persons unaccounted for' }), '1 653');
    await userEvent.fill(page.getByLabelText('Source', { exact: true }), 'UNMIK');
    await userEvent.click(page.getByRole('button', { name: 'Keep the count' }));
    await expect
      .poll(() => server.asked.find(({ method }) => method === 'POST')?.body)
      .toEqual({ on: '2019-07-31', count: 1653, source: 'UNMIK', note: '' });
  });

  it('withdraws a count with a reason', async () => {
    const server = open({}, { [`POST /api/unaccounted-counts/${count.id}/withdrawal`]: () => null });
    await userEvent.click(page.getByRole('button', { name: /^Withdraw 1,653/ }));
    await userEvent.fill(page.getByLabelText('Why it is withdrawn'), 'A digit was wrong.');
    await userEvent.click(page.getByRole('button', { name: 'Withdraw', exact: true }));
    await expect
      .poll(() => server.asked.find(({ method }) => method === 'POST')?.body)
      .toEqual({ reason: 'A digit was wrong.' });
  });
});
