import type { Disclosure, Role } from '@jsa/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { DisclosuresPanel } from './index.tsx';

let close = () => {};
let asked: { line: string; body: unknown }[] = [];
let listed: Disclosure[] = [];
const realFetch = globalThis.fetch;
const siteId = '00000000-0000-4000-8000-00000000000a';

const release: Disclosure = {
  id: '00000000-0000-4000-8000-0000000000d1',
  audience: 'observer',
  precision: 'P1',
  purpose: 'Progress is told to the families.',
  risks: 'None known.',
  expiresOn: '2027-03-01',
  termsSha256: 'a'.repeat(64),
  state: 'requested',
  requestedBy: 'A secretary',
  requestedAt: '2026-11-20T08:00:00Z',
  consents: [{ party: 'chair', person: 'A secretary', consentedAt: '2026-11-20T08:00:00Z' }],
  awaits: ['belgrade', 'pristina'],
  ended: null,
  may: { consent: true, end: true },
};

/** The network's edge. */
function answerFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const method = init.method ?? 'GET';
  const body = init.body === undefined ? undefined : JSON.parse(String(init.body));
  asked.push({ line: `${method} ${input}`, body });
  const reply = method === 'GET' ? listed : release;
  return Promise.resolve(new Response(JSON.stringify(reply), { status: 200 }));
}

function show(role: Role): void {
  const parts = createTestParts();
  const { person } = parts.session.get();
  if (person === null) throw new Error('Nobody is signed in.');
  parts.session.set({ stage: 'signed-in', person: { ...person, roles: [role] } });
  close = showPanel(<DisclosuresPanel siteId={siteId} />, parts);
}

beforeEach(() => {
  asked = [];
  listed = [release];
  sessionStorage.clear();
  globalThis.fetch = answerFetch;
});
afterEach(() => {
  close();
  globalThis.fetch = realFetch;
});

describe('the releases of a site', () => {
  it('name whose consent is lacking, and a consent names the terms it is given to', async () => {
    show('head');
    await expect.element(page.getByText('Pristina delegation: no consent yet')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Consent', exact: true }));
    await userEvent.click(page.getByRole('button', { name: 'Consent to these terms' }));
    await expect
      .poll(() => asked.find(({ line }) => line.endsWith('/consents'))?.body)
      .toEqual({ termsSha256: release.termsSha256 });
  });

  it('are ended with a reason', async () => {
    show('head');
    await userEvent.click(page.getByRole('button', { name: 'Refuse' }));
    await userEvent.fill(page.getByLabelText('Why'), 'The families ask us to wait.');
    await userEvent.click(page.getByRole('button', { name: 'Refuse' }));
    await expect
      .poll(() => asked.find(({ line }) => line.endsWith('/end'))?.body)
      .toEqual({ reason: 'The families ask us to wait.' });
  });

  it('are asked for by a form that keeps what was typed until it is sent', async () => {
    listed = [];
    show('chair');
    await userEvent.click(page.getByRole('button', { name: 'Ask for a release' }));
    await userEvent.fill(page.getByLabelText('What it is for'), 'Progress');
    close();
    show('chair');
    await userEvent.click(page.getByRole('button', { name: 'Ask for a release' }));
    await expect.element(page.getByLabelText('What it is for')).toHaveValue('Progress');
  });

  it('are read by a member without a button to decide', async () => {
    listed = [{ ...release, may: { consent: false, end: false } }];
    show('member');
    await expect.element(page.getByText('Awaits consent')).toBeVisible();
    expect(page.getByRole('button').elements()).toEqual([]);
  });

  it('are not for an analyst, who is told whose they are', async () => {
    show('analyst');
    await expect.element(page.getByText(/decided by the chair and both heads/)).toBeVisible();
    expect(asked).toEqual([]);
  });
});
