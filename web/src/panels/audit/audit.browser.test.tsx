import type { AuditEntry, AuditVerdict } from '@jsa/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Language } from '#i18n/languages.ts';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { AuditScreen } from './index.tsx';

let close = () => {};
const fetchOfTheBrowser = window.fetch;
let asked: string[] = [];
let verdict: AuditVerdict;

const head = {
  sequence: 1204,
  sha256: 'c0ffee'.repeat(10).padEnd(64, '0'),
  occurredAt: '2026-11-26T09:15:31.123456Z',
};

function entry(sequence: number, change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    sequence,
    sha256: 'a'.repeat(64),
    occurredAt: '2026-11-26T09:15:31.123456Z',
    person: {
      id: '00000000-0000-4000-8000-000000000001',
      name: 'Ana Example',
      organisation: 'Neutral experts',
      roles: ['analyst'],
    },
    action: 'site.view',
    subjectId: '00000000-0000-4000-8000-000000000002',
    subjectSha256: null,
    siteId: '00000000-0000-4000-8000-000000000002',
    owner: 'belgrade',
    details: {},
    addressClass: 'private-network',
    userAgentFamily: 'Firefox',
    ...change,
  };
}

function answerTo(path: string, query: URLSearchParams): unknown {
  if (path === '/api/audit/head') return { head, daily: [{ day: '2026-11-25', ...head, sequence: 1100 }] };
  if (path === '/api/audit/verify') return verdict;
  if (query.get('action') === 'lead') return { entries: [], nextBefore: null };
  if (query.get('before') === '1203') return { entries: [entry(7, { person: null })], nextBefore: null };
  return {
    entries: [entry(1204), entry(1203, { action: 'test.unheard-of', details: { note: 'a word' } })],
    nextBefore: 1203,
  };
}

beforeEach(() => {
  asked = [];
  verdict = { entryCount: 1204, head, fault: null, durationMs: 12 };
  window.fetch = async (input, init) => {
    const address = new URL(String(input), location.href);
    if (!address.pathname.startsWith('/api/')) return fetchOfTheBrowser(input, init);
    asked.push(`${address.pathname}${address.search} ${init?.body ?? ''}`.trim());
    return Response.json(answerTo(address.pathname, address.searchParams));
  };
});
afterEach(() => {
  close();
  window.fetch = fetchOfTheBrowser;
});

function open(role: 'chair' | 'analyst', language: Language = 'en'): void {
  const parts = createTestParts({}, language);
  const organisation = { id: 'o', name: 'Chair', kind: 'chair', delegation: null } as const;
  parts.session.set({
    person: { id: 'p', name: 'Reader', email: 'r@example.org', organisation, roles: [role] },
  });
  close = showPanel(<AuditScreen />, parts);
}

describe('the audit log on screen', () => {
  it('tells each act in words, who and when, and its details when they are opened', async () => {
    open('chair');
    const first = page.getByRole('listitem').filter({ hasText: 'Exact place of a site shown' });
    await expect.element(first).toMatchTextContent('Ana Example Analyst · Neutral experts');
    await expect.element(first).toMatchTextContent('26 November 2026 09:15:31 UTC');
    await userEvent.click(first.getByText('Details'));
    await expect.element(first.getByText('a private network, Firefox')).toBeVisible();
    await expect.element(page.getByText('test.unheard-of').first()).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Older entries' }));
    await expect.element(page.getByText('The server', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Older entries' })).not.toBeInTheDocument();
  });

  it('is filtered by kind, period, person and thing, and says what to do when nothing fits', async () => {
    open('chair');
    await userEvent.click(page.getByRole('button', { name: /Concerning/ }));
    await userEvent.click(page.getByRole('option', { name: 'Leads' }));
    await expect.element(page.getByText('No entry fits.', { exact: false })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Show all again' }));
    await userEvent.fill(page.getByLabelText('From (UTC)'), '2026-11-01');
    await expect.poll(() => asked.at(-1)).toBe('/api/audit?from=2026-11-01');
    const first = page.getByRole('listitem').filter({ hasText: 'Exact place of a site shown' });
    await userEvent.click(first.getByText('Details'));
    await userEvent.click(first.getByRole('button', { name: 'Only acts of Ana Example' }));
    await expect.element(page.getByText('Acts of Ana Example', { exact: true })).toBeVisible();
    expect(asked.at(-1)).toContain('personId=00000000-0000-4000-8000-000000000001');
  });

  it('is checked, also against a head that the reader kept', async () => {
    open('chair');
    await userEvent.click(page.getByRole('button', { name: 'Check the whole log' }));
    await expect.element(page.getByText('The log is whole: 1,204 entries', { exact: false })).toBeVisible();
    const number = page.getByLabelText('Number of the entry');
    await userEvent.fill(number, '1,100');
    await userEvent.click(page.getByRole('button', { name: 'Check the whole log' }));
    await expect.element(page.getByText('64 characters', { exact: false })).toBeVisible();
    verdict = { ...verdict, fault: { kind: 'contradicts-kept-head', sequence: 1100 } };
    await userEvent.fill(page.getByRole('textbox', { name: 'Fingerprint (SHA-256)' }), 'AB'.repeat(32));
    await userEvent.click(page.getByRole('button', { name: 'Check the whole log' }));
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent(/not whole. Entry 1,100: .* the log was written anew/);
    const sent = `/api/audit/verify {"keptHead":{"sequence":1100,"sha256":"${'ab'.repeat(32)}"}}`;
    expect(asked).toContain(sent);
  });

  it('shows the head to everyone, and offers check and export to those who may', async () => {
    open('analyst');
    await expect.element(page.getByText(head.sha256).first()).toBeVisible();
    await expect.element(page.getByText('No. 1,204').first()).toBeVisible();
    expect(page.getByRole('button', { name: 'Check the whole log' }).query()).toBeNull();
    expect(page.getByText('Export the log').query()).toBeNull();
  });

  it('says what went wrong and asks again', async () => {
    const answering = window.fetch;
    window.fetch = async () => Promise.reject(new TypeError('no network'));
    open('analyst');
    const again = page.getByRole('region', { name: 'Entries' }).getByRole('button', { name: 'Try again' });
    await expect.element(again).toBeVisible();
    window.fetch = answering;
    await userEvent.click(again);
    await expect.element(page.getByText('Exact place of a site shown')).toBeVisible();
  });
});
