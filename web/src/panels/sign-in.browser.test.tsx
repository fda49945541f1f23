import type { SignedInPerson } from '@jsa/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useInvitation } from './invitation-address.ts';
import { createTestParts, showPanel } from './panels-under-test.tsx';
import { Refusal, standInForServer } from './server-under-test.ts';
import { SignIn } from './sign-in.tsx';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  history.replaceState(null, '', location.pathname);
});

const head: SignedInPerson = {
  id: 'p',
  name: 'Test head',
  email: 'head@example.org',
  organisation: { id: 'o', name: 'Belgrade delegation', kind: 'delegation', delegation: 'belgrade' },
  roles: ['head'],
  secondFactor: 'off',
};

function Door() {
  const [invitation, forget] = useInvitation();
  return <SignIn invitation={invitation} onForgetInvitation={forget} />;
}

/** A stranger before the door of a server that answers so. */
function open(replies: Parameters<typeof standInForServer>[0], language: 'en' | 'sq' = 'en') {
  const server = standInForServer(replies);
  const parts = createTestParts({}, language);
  parts.session.set({ stage: 'signed-out', person: null, isOver: false });
  closers.push(showPanel(<Door />, parts), server.close);
  return { parts, asked: server.asked };
}

async function typeSignIn(email = 'head@example.org', password = 'secret'): Promise<void> {
  await userEvent.fill(page.getByLabelText('E-mail address'), email);
  await userEvent.fill(page.getByLabelText('Password'), password);
  await userEvent.click(page.getByRole('button', { name: 'Sign in', exact: true }));
}

describe('the sign-in', () => {
  it('sends what was typed, without the blanks around the address, and lets in', async () => {
    const { parts, asked } = open({ 'POST /api/session': () => ({ person: head }) });
    await typeSignIn('head@example.org ', ' secret ');
    await expect.poll(() => parts.session.get().stage).toBe('signed-in');
    expect(asked[0]?.body).toEqual({ email: 'head@example.org', password: ' secret ' });
  });

  it('says in the reader’s language that address and password do not belong together', async () => {
    open({ 'POST /api/session': () => new Refusal(401, 'wrong-sign-in') }, 'sq');
    await userEvent.fill(page.getByLabelText('Adresa e e-mailit'), 'a@b.example');
    await userEvent.fill(page.getByLabelText('Fjalëkalimi'), 'x');
    await userEvent.click(page.getByRole('button', { name: 'Kyçu', exact: true }));
    await expect.element(page.getByRole('alert')).toMatchTextContent('nuk përputhen');
  });

  it('says how long the door is closed', async () => {
    const reply = () => new Refusal(429, 'too-many-requests', { retryAfterSeconds: 130 });
    open({ 'POST /api/session': reply });
    await typeSignIn();
    await expect.element(page.getByRole('alert')).toMatchTextContent('Try again in 3 minutes.');
  });

  it('says that the session is over when it was not left on purpose', async () => {
    const { parts } = open({});
    expect(page.getByText('Your session is over', { exact: false }).query()).toBeNull();
    parts.session.set({ stage: 'signed-out', person: null, isOver: true });
    await expect.element(page.getByText('Your session is over', { exact: false })).toBeVisible();
  });

  it('asks for what is missing instead of sending it', async () => {
    const { asked } = open({});
    await userEvent.click(page.getByRole('button', { name: 'Sign in', exact: true }));
    await expect.element(page.getByText('Enter your e-mail address.')).toBeVisible();
    expect(asked).toEqual([]);
  });
});

describe('the second factor', () => {
  it('is asked for after the password, by the app or by a code from paper', async () => {
    const { parts, asked } = open({
      'POST /api/session': () => ({ person: null }),
      'POST /api/session/second-factor': ({ kind }: { kind: string }) =>
        kind === 'app' ? new Refusal(403, 'wrong-code') : { person: head },
    });
    await typeSignIn();
    await userEvent.fill(page.getByLabelText('Six digits from the app'), '123456');
    await userEvent.click(page.getByRole('button', { name: 'Confirm' }));
    await expect.element(page.getByRole('alert')).toMatchTextContent('This code is wrong');
    await userEvent.click(page.getByRole('button', { name: 'Use a recovery code' }));
    await userEvent.fill(page.getByLabelText('Recovery code'), 'abcde-fghij');
    await userEvent.click(page.getByRole('button', { name: 'Confirm' }));
    await expect.poll(() => parts.session.get().stage).toBe('signed-in');
    expect(asked.at(-1)?.body).toEqual({ kind: 'recovery', code: 'abcde-fghij' });
  });

  it('is urged upon whoever should have one, who may set it up or do so later', async () => {
    const key = 'ABCDEFGHIJKLMNOP';
    const recoveryCodes = ['aaaaa-bbbbb', 'ccccc-ddddd'];
    const { parts } = open({
      'POST /api/session': () => ({ person: { ...head, secondFactor: 'urged' } }),
      'POST /api/account/second-factor': () => ({
        uri: `otpauth://totp/x?secret=${key}`,
        key,
        recoveryCodes,
      }),
      'POST /api/account/second-factor/confirmation': () => null,
    });
    await typeSignIn();
    await expect.element(page.getByRole('button', { name: 'Later' })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Set up' }));
    await userEvent.fill(page.getByLabelText('Your password, to go on'), 'secret');
    await userEvent.click(page.getByRole('button', { name: 'Go on' }));
    await expect
      .element(page.getByRole('img', { name: 'Code to scan with an authenticator app' }))
      .toBeVisible();
    await expect.element(page.getByText('ABCD EFGH IJKL MNOP')).toBeVisible();
    await userEvent.fill(page.getByLabelText('Six digits that the app shows now'), '123 456');
    await userEvent.click(page.getByRole('button', { name: 'Confirm' }));
    await expect.element(page.getByText('ccccc-ddddd')).toBeVisible();
    expect(parts.session.get().stage).toBe('signed-out');
    await userEvent.click(page.getByRole('button', { name: 'I have kept them' }));
    await expect.poll(() => parts.session.get().stage).toBe('signed-in');
  });
});

describe('the link of an invitation', () => {
  const organisation = { name: 'Pristina delegation', kind: 'delegation', delegation: 'pristina' };
  const token = 'A'.repeat(43);

  it('says who invites to what, takes name and password, and leads to the sign-in', async () => {
    history.replaceState(null, '', `#invitation=${token}`);
    const { asked } = open({
      'POST /api/invitations/opening': () => ({
        email: 'arta@example.org',
        organisation,
        role: 'member',
        expiresAt: '2026-11-29T10:00:00Z',
      }),
      'POST /api/invitations/acceptance': ({ password }: { password: string }) =>
        password.length < 12 ? new Refusal(422, 'weak-password', { reason: 'short' }) : null,
    });
    await expect.element(page.getByText('Delegation member', { exact: false })).toBeVisible();
    await userEvent.fill(page.getByLabelText('Your name'), 'Arta');
    await userEvent.fill(page.getByLabelText('New password'), 'short');
    await userEvent.click(page.getByRole('button', { name: 'Come in' }));
    await expect.element(page.getByRole('alert')).toMatchTextContent('at least 12 signs');
    await userEvent.fill(page.getByLabelText('New password'), 'lantern-orchard-violin');
    await userEvent.click(page.getByRole('button', { name: 'Come in' }));
    await expect.element(page.getByLabelText('E-mail address')).toHaveValue('arta@example.org');
    expect(location.hash).toBe('');
    expect(asked.at(-1)?.body).toEqual({ token, name: 'Arta', password: 'lantern-orchard-violin' });
  });

  it('does not act for whoever is signed in, and tells them who that is', async () => {
    history.replaceState(null, '', `#invitation=${token}`);
    const { parts, asked } = open({
      'POST /api/invitations/opening': () => new Refusal(410, 'invitation-over', { reason: 'used' }),
    });
    parts.session.set({ stage: 'signed-in', person: head });
    await expect.element(page.getByText('You are signed in as Test head.', { exact: false })).toBeVisible();
    const openedCount = asked.length;
    parts.session.set({ stage: 'signed-out', person: null });
    await expect.poll(() => asked.length).toBeGreaterThan(openedCount);
    parts.session.set({ stage: 'signed-in', person: head });
    await userEvent.click(page.getByRole('button', { name: 'Stay signed in' }));
    expect(location.hash).toBe('');
  });

  it('says when it is no good any more', async () => {
    history.replaceState(null, '', `#invitation=${token}`);
    open({ 'POST /api/invitations/opening': () => new Refusal(410, 'invitation-over', { reason: 'used' }) });
    await expect.element(page.getByRole('alert')).toMatchTextContent('This invitation was used.');
    await userEvent.click(page.getByRole('button', { name: 'To the sign-in' }));
    await expect.element(page.getByLabelText('E-mail address')).toBeVisible();
  });
});
