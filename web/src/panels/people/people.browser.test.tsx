import type { PersonEntry, Role } from '@jsa/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { standInForServer } from '#panels/server-under-test.ts';
import { PeopleScreen } from './index.tsx';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  sessionStorage.clear();
});

const belgrade = {
  id: 'b',
  name: 'Belgrade delegation',
  kind: 'delegation',
  delegation: 'belgrade',
} as const;
const chair = { id: 'c', name: 'Chair', kind: 'chair', delegation: null } as const;

function entry(
  id: string,
  name: string,
  role: Role,
  organisation: PersonEntry['organisation'] = belgrade,
): PersonEntry {
  const appointment = {
    id: `appointment-${id}`,
    role,
    validFrom: '2026-01-05',
    validUntil: '2027-01-04',
    endedAt: null,
    appointedBy: 'Test head',
    endedBy: null,
    state: 'held' as const,
  };
  const email = `${id}@example.org`;
  return { id, name, email, organisation, roles: [role], isActive: true, appointments: [appointment] };
}

function open(role: Role, replies: Parameters<typeof standInForServer>[0] = {}) {
  const organisation =
    role === 'admin' ? ({ id: 'h', name: 'Host', kind: 'host', delegation: null } as const) : belgrade;
  const parts = createTestParts();
  const person = { id: 'p', name: 'Asker', email: 'a@example.org', organisation, roles: [role] };
  parts.session.set({ stage: 'signed-in', person });
  const server = standInForServer({
    'GET /api/people': () => ({
      people: [entry('one', 'Ana', 'member'), entry('two', 'The chair', 'chair', chair)].filter(
        (one) => role === 'admin' || one.organisation === belgrade,
      ),
    }),
    'GET /api/organisations': () => ({ organisations: role === 'admin' ? [belgrade, chair] : [belgrade] }),
    'GET /api/invitations': () => ({ invitations: [] }),
    ...replies,
  });
  closers.push(showPanel(<PeopleScreen />, parts), server.close);
  return server.asked;
}

describe('the people', () => {
  it('of one’s own organisation are shown to a member, who changes nothing', async () => {
    open('member');
    await expect.element(page.getByText('Ana', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('region', { name: 'Belgrade delegation' })).toBeVisible();
    expect(page.getByRole('button').elements()).toEqual([]);
  });

  it('come by a link that is shown once', async () => {
    const token = 'B'.repeat(43);
    const asked = open('head', {
      'POST /api/invitations': ({ email }: { email: string }) => ({
        invitation: { email, expiresAt: '2026-11-29T10:00:00Z' },
        token,
      }),
    });
    await userEvent.fill(page.getByLabelText('E-mail address of the person'), 'new@example.org');
    await userEvent.click(page.getByRole('button', { name: 'Make a link' }));
    await expect.element(page.getByText(`${location.origin}/#invitation=${token}`)).toBeVisible();
    const body = asked.find(({ method }) => method === 'POST')?.body;
    expect(body).toEqual({
      email: 'new@example.org',
      organisationId: 'b',
      role: 'analyst',
      validUntil: null,
    });
    await userEvent.click(page.getByRole('button', { name: 'Done' }));
    expect(page.getByText(token, { exact: false }).query()).toBeNull();
  });

  it('are invited later with what was typed before, and what was sent is forgotten', async () => {
    const address = page.getByLabelText('E-mail address of the person');
    open('head');
    await userEvent.fill(address, 'new@example.org');
    for (const close of closers.splice(0)) close();
    open('head', {
      'POST /api/invitations': ({ email }: { email: string }) => ({
        invitation: { email, expiresAt: '2026-11-29T10:00:00Z' },
        token: 'B'.repeat(43),
      }),
    });
    await expect.element(address).toHaveValue('new@example.org');
    await userEvent.click(page.getByRole('button', { name: 'Make a link' }));
    await userEvent.click(page.getByRole('button', { name: 'Done' }));
    await expect.element(address).toHaveValue('');
    expect(sessionStorage.length).toBe(0);
  });

  it('are appointed, and lose a role only after a second question', async () => {
    const asked = open('head', {
      'POST /api/people/one/appointments': () => ({ id: 'x' }),
      'POST /api/appointments/appointment-one/end': () => null,
    });
    await userEvent.click(page.getByRole('button', { name: 'Appoint Ana' }));
    await userEvent.click(page.getByRole('button', { name: 'Appoint', exact: true }));
    await expect.poll(() => asked.map(({ path }) => path)).toContain('/api/people/one/appointments');
    await userEvent.click(page.getByText('Appointments', { exact: true }));
    await userEvent.click(
      page.getByRole('button', { name: 'End the appointment of Ana: Delegation member' }),
    );
    await expect.element(page.getByText('Ana loses the role', { exact: false })).toBeVisible();
    expect(asked.some(({ path }) => path.endsWith('/end'))).toBe(false);
    await userEvent.click(page.getByRole('button', { name: 'End', exact: true }));
    await expect.poll(() => asked.some(({ path }) => path.endsWith('/end'))).toBe(true);
  });

  it('are all shown to the administrator, who deactivates and adds organisations', async () => {
    open('admin');
    await expect.element(page.getByText('The chair')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Deactivate Ana' })).toBeVisible();
    await expect.element(page.getByText('Add an organisation')).toBeVisible();
  });
});
