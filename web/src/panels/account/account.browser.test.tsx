import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { Refusal, standInForServer } from '#panels/server-under-test.ts';
import { AccountScreen } from './index.tsx';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function open(replies: Parameters<typeof standInForServer>[0]) {
  const server = standInForServer({
    'GET /api/session': () => ({ secondFactor: 'on' }),
    'GET /api/account/passkeys': () => ({ passkeys: [] }),
    'GET /api/account/sessions': () => ({ sessions: [] }),
    'GET /api/notifications/mail': () => ({ mail: 'each', isMailSet: true }),
    ...replies,
  });
  closers.push(showPanel(<AccountScreen />, createTestParts()), server.close);
  return server.asked;
}

describe('the account', () => {
  it('lists where one is signed in, and ends a session at a press', async () => {
    const sessions = [
      {
        id: 'this',
        isThisOne: true,
        startedAt: '2026-11-26T08:00:00Z',
        lastSeenAt: '2026-11-26T09:00:00Z',
        ipAddress: '192.0.2.1',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
      {
        id: 'other',
        isThisOne: false,
        startedAt: '2026-11-20T08:00:00Z',
        lastSeenAt: '2026-11-25T21:00:00Z',
        ipAddress: '198.51.100.7',
        userAgent: 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
      },
    ];
    const asked = open({
      'GET /api/account/sessions': () => ({ sessions }),
      'DELETE /api/account/sessions/other': () => null,
    });
    await expect.element(page.getByText('198.51.100.7', { exact: false })).toBeVisible();
    await expect.element(page.getByText('This browser')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'End the session of Chrome, Android' }));
    await expect.poll(() => asked.map(({ method }) => method)).toContain('DELETE');
  });

  it('shows new recovery codes once, for the password', async () => {
    open({
      'POST /api/account/recovery-codes': ({ password }: { password: string }) =>
        password === 'right' ? { recoveryCodes: ['aaaaa-bbbbb'] } : new Refusal(403, 'wrong-password'),
    });
    await userEvent.click(page.getByRole('button', { name: 'New recovery codes' }));
    await userEvent.fill(page.getByLabelText('Your password, to go on'), 'wrong');
    await userEvent.click(page.getByRole('button', { name: 'Go on' }));
    await expect.element(page.getByRole('alert')).toMatchTextContent('This is not your password.');
    await userEvent.fill(page.getByLabelText('Your password, to go on'), 'right');
    await userEvent.click(page.getByRole('button', { name: 'Go on' }));
    await expect.element(page.getByText('aaaaa-bbbbb')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'I have kept them' }));
    expect(page.getByText('aaaaa-bbbbb').query()).toBeNull();
  });

  it('changes the password, and does not leave it in the fields', async () => {
    open({ 'POST /api/account/password': () => null });
    await userEvent.fill(page.getByLabelText('Present password'), 'old');
    await userEvent.fill(page.getByLabelText('New password'), 'lantern-orchard-violin');
    await userEvent.click(page.getByRole('button', { name: 'Change the password' }));
    await expect.element(page.getByText('The password is changed.')).toBeVisible();
    await expect.element(page.getByLabelText('New password')).toHaveValue('');
  });

  it('says what failed, and tries again', async () => {
    let isUp = false;
    open({
      'GET /api/account/passkeys': () => (isUp ? { passkeys: [] } : new Refusal(503, 'not-ready')),
    });
    await expect.element(page.getByText('The server is starting', { exact: false })).toBeVisible();
    isUp = true;
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByText('There is none yet.')).toBeVisible();
  });
});
