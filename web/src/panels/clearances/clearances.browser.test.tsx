import type { SiteClearances } from '@jsa/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { standInForServer } from '#panels/server-under-test.ts';
import { noteSiteChange } from '#state/evidence.ts';
import { ClearancesScreen } from './index.tsx';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

type Line = SiteClearances['lines'][number];

function row(number: number, lines: readonly Pick<Line, 'kind' | 'state'>[], changes: Partial<Line> = {}) {
  return {
    siteId: `00000000-0000-4000-8000-00000000000${number}`,
    code: `JSA-2026-00${number}`,
    title: `Demo site ${number}`,
    status: 'survey-ready',
    isFictional: true,
    lines: lines.map((line) => ({
      ...line,
      activity: 'survey',
      coveredFraction: 1,
      validUntil: null,
      ...changes,
    })),
  };
}

function open(board: () => unknown) {
  const parts = createTestParts();
  const server = standInForServer({ 'GET /api/clearances': board });
  closers.push(showPanel(<ClearancesScreen />, parts), server.close);
  return parts;
}

const inOrder = row(1, [{ kind: 'landowner', state: 'valid' }], { validUntil: '2027-09-23' });
// As near to whole as two areas that are one come.
const nearlyWhole = row(4, [{ kind: 'landowner', state: 'valid' }], { coveredFraction: 0.999_95 });
const notQuite = row(5, [{ kind: 'landowner', state: 'valid' }], { coveredFraction: 0.999_8 });
const partial = row(2, [{ kind: 'landowner', state: 'valid' }], { coveredFraction: 0.604 });

describe('the board of clearances', () => {
  it('takes for covered whole what the server takes for it, and rounds no gap away', async () => {
    open(() => [nearlyWhole, notQuite]);
    await expect.element(page.getByText('covers 99.9 %')).toBeVisible();
    expect(page.getByText(/covers/).elements()).toHaveLength(1);
  });

  it('tells state, end and what is not covered, and can be narrowed to what needs somebody', async () => {
    open(() => [inOrder, partial, row(3, [{ kind: 'landowner', state: 'missing' }], { coveredFraction: 0 })]);
    await expect.element(page.getByText('until 23 September 2027')).toBeVisible();
    await expect.element(page.getByText('covers 60.4 %')).toBeVisible();
    await userEvent.click(page.getByText('Only what is missing or ends soon'));
    const codes = () =>
      page
        .getByRole('rowheader')
        .elements()
        .map(({ textContent }) => textContent);
    await expect.poll(() => codes().length).toBe(2);
    expect(codes().join()).not.toContain('JSA-2026-001');
  });

  it('follows what others note, and leads to the site’s own clearances', async () => {
    let board = [row(1, [{ kind: 'landowner', state: 'missing' }], { coveredFraction: 0 })];
    const parts = open(() => board);
    await expect.element(page.getByText('Missing', { exact: true })).toBeVisible();
    board = [inOrder];
    noteSiteChange(parts.evidence, inOrder.siteId);
    await expect.element(page.getByText('Valid', { exact: true })).toBeVisible();
    await userEvent.click(page.getByRole('link', { name: 'Clearances of JSA-2026-001' }));
    expect(parts.selection.get().siteId).toBe(inOrder.siteId);
    expect(parts.view.get()).toMatchObject({ screen: 'map', detail: 'site', siteTab: 'clearances' });
  });

  it('says what comes next where no site needs a clearance yet', async () => {
    open(() => []);
    await expect.element(page.getByText(/No site needs a clearance yet/)).toBeVisible();
  });
});
