import type { Notification } from '@jsa/contract';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MailChoiceSection } from '#panels/account/mail-choice.tsx';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { standInForServer } from '#panels/server-under-test.ts';
import { noteTold } from '#state/evidence.ts';
import { NotificationBell } from './index.tsx';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
const told = (change: Partial<Notification> = {}): Notification => ({
  ...{ id: id('1'), kind: 'round-opened', at: '2018-10-01T08:00:00.000Z', readAt: null },
  ...{ roundId: id('2'), siteId: null, code: 'JSA-R-2018-001', ...change },
});

function open(list: () => Notification[]) {
  const answer = () => {
    const newest = list();
    return { unreadCount: newest.filter(({ readAt }) => readAt === null).length, newest };
  };
  const server = standInForServer({
    'GET /api/notifications': answer,
    'POST /api/notifications/read': () => null,
  });
  const parts = createTestParts();
  closers.push(showPanel(<NotificationBell />, parts), server.close);
  return { ...server, parts };
}

describe('the bell', () => {
  it('counts what is unread, leads there, and marks it as read', async () => {
    const { asked, parts } = open(() => [told()]);
    await userEvent.click(page.getByRole('button', { name: '1 thing awaits you' }));
    const { violations } = await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa'] });
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: /JSA-R-2018-001 was opened/ }));
    expect(parts.view.get()).toMatchObject({ screen: 'rounds', roundId: id('2') });
    await expect.poll(() => asked.find(({ method }) => method === 'POST')?.body).toEqual({ ids: [id('1')] });
  });

  it('leads from a find to the site’s dig', async () => {
    const { parts } = open(() => [
      told({ kind: 'remains-found', roundId: null, siteId: id('3'), code: 'JSA-2018-001' }),
    ]);
    await userEvent.click(page.getByRole('button', { name: '1 thing awaits you' }));
    await userEvent.click(page.getByRole('button', { name: /concerns you at once/ }));
    expect(parts.selection.get().siteId).toBe(id('3'));
    expect(parts.view.get()).toMatchObject({ screen: 'map', detail: 'site', siteTab: 'dig' });
  });

  it('rings when the server says that something awaits', async () => {
    let newest: Notification[] = [];
    const { parts } = open(() => newest);
    await expect.element(page.getByRole('button', { name: 'Nothing awaits you' })).toBeVisible();
    newest = [told(), told({ id: id('4') })];
    noteTold(parts.evidence);
    await expect.element(page.getByRole('button', { name: '2 things await you' })).toBeVisible();
  });
});

describe('mail', () => {
  it('is chosen, and it is said when nothing can be sent', async () => {
    const server = standInForServer({
      'GET /api/notifications/mail': () => ({ mail: 'each', isMailSet: false }),
      'PUT /api/notifications/mail': ({ mail }: { mail: string }) => ({ mail, isMailSet: false }),
    });
    closers.push(showPanel(<MailChoiceSection />, createTestParts()), server.close);
    await expect.element(page.getByText('has no mail server', { exact: false })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: /Each time/ }));
    await userEvent.click(page.getByRole('option', { name: 'Once a day' }));
    await expect.element(page.getByRole('button', { name: /Once a day/ })).toBeVisible();
    expect(server.asked.find(({ method }) => method === 'PUT')?.body).toEqual({ mail: 'daily' });
  });
});
