import type { Disclosure, SiteSummary } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addSite } from '#features/sites/index.ts';

let test: AppUnderTest;
let secretariat: SignedIn;
let belgrade: SignedIn;
let pristina: SignedIn;
let observer: SignedIn;
let siteCount = 0;

beforeAll(async () => {
  test = await openAppUnderTest();
  secretariat = await test.as('secretariat');
  belgrade = await test.as('head', 'belgrade');
  pristina = await test.as('head', 'pristina');
  observer = await test.as('observer');
});

afterAll(() => test.close());

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

async function addFictionalSite(): Promise<string> {
  siteCount++;
  const { id } = await addSite(test.parts.db, {
    code: `JSA-2026-${500 + siteCount}`,
    title: 'DEMO: a fictional place',
    status: 'proposed',
    owner: 'belgrade',
    isFictional: true,
    position: [21.05, 42.2],
    horizontalUncertaintyM: 20,
  });
  return id;
}

const terms = {
  audience: 'observer',
  precision: 'P1',
  purpose: 'Progress is told to the families.',
  risks: 'None known.',
  expiresOn: dayFromNow(30),
} as const;

async function request(by: SignedIn, siteId: string, change: object = {}) {
  return by.ask({
    method: 'POST',
    url: `/api/sites/${siteId}/disclosures`,
    payload: { ...terms, ...change },
  });
}

function consent(by: SignedIn, { id, termsSha256 }: Disclosure) {
  return by.ask({ method: 'POST', url: `/api/disclosures/${id}/consents`, payload: { termsSha256 } });
}

function end(by: SignedIn, { id }: Disclosure) {
  return by.ask({ method: 'POST', url: `/api/disclosures/${id}/end`, payload: { reason: 'It is over.' } });
}

async function sees(person: SignedIn, siteId: string): Promise<boolean> {
  const sites = (await person.ask({ url: '/api/sites' })).json() as SiteSummary[];
  return sites.some(({ id }) => id === siteId);
}

describe('a release to a wider circle', () => {
  it('is in force when the chair and both heads consented, and is over when one of them says so', async () => {
    const siteId = await addFictionalSite();
    const asked = (await request(secretariat, siteId)).json() as Disclosure;
    expect(asked).toMatchObject({ state: 'requested', awaits: ['belgrade', 'pristina'] });
    await consent(belgrade, asked);
    expect(await sees(observer, siteId)).toBe(false);

    expect((await consent(pristina, asked)).json()).toMatchObject({ state: 'in-force', awaits: [] });
    expect(await sees(observer, siteId)).toBe(true);
    const seen = (await observer.ask({ url: `/api/sites/${siteId}` })).json();
    expect(seen).toMatchObject({ precision: 'P1', place: null, cell: null, information: null });

    expect((await end(pristina, asked)).json()).toMatchObject({ state: 'ended', may: { end: false } });
    expect(await sees(observer, siteId)).toBe(false);
  });

  it('needs three sides: nobody consents for another, or twice', async () => {
    const asked = (await request(belgrade, await addFictionalSite())).json() as Disclosure;
    expect((await consent(belgrade, asked)).statusCode).toBe(409);
    expect((await consent(await test.as('chair'), asked)).json()).toMatchObject({ awaits: ['pristina'] });
    expect((await consent(secretariat, asked)).statusCode).toBe(409);
    expect((await consent(await test.as('member', 'pristina'), asked)).statusCode).toBe(403);
  });

  it('is consented to as it is worded: a consent to other terms is none', async () => {
    const asked = (await request(secretariat, await addFictionalSite())).json() as Disclosure;
    const other = await consent(belgrade, { ...asked, termsSha256: '0'.repeat(64) });
    expect([other.statusCode, other.json().code]).toEqual([409, 'conflict']);
  });

  it('may be refused before it is in force, and is not consented to after', async () => {
    const asked = (await request(secretariat, await addFictionalSite())).json() as Disclosure;
    expect((await end(belgrade, asked)).json()).toMatchObject({ state: 'ended' });
    expect((await consent(pristina, asked)).statusCode).toBe(409);
  });

  it.each([
    ['yesterday', -1],
    ['in more than a year', 366],
  ])('does not end %s', async (_, days) => {
    const answer = await request(secretariat, await addFictionalSite(), { expiresOn: dayFromNow(days) });
    expect(answer.json()).toMatchObject({ code: 'invalid-request', details: { field: 'body.expiresOn' } });
  });

  it('never goes as far as the metre', async () => {
    expect((await request(secretariat, await addFictionalSite(), { precision: 'P4' })).statusCode).toBe(400);
  });

  it('is kept by the database from coming into force by one hand', async () => {
    const siteId = await addFictionalSite();
    const { id } = (await request(secretariat, siteId)).json() as Disclosure;
    const forced = test.parts.db.run(sql`
      insert into app.disclosures (request_id, site_id, audience, precision, purpose, risks, expires_at, decided_by)
      select id, site_id, audience, precision, purpose, risks, expires_at, requested_by
      from app.disclosure_requests where id = ${id}`);
    await expect(forced).rejects.toThrow('consent');
  });

  it('is written down as a disclosure, without its words', async () => {
    const siteId = await addFictionalSite();
    const asked = (await request(secretariat, siteId)).json() as Disclosure;
    await end(belgrade, asked);
    const entries = await test.parts.db.many<{ action: string; siteId: string; details: object }>(sql`
      select action, site_id as "siteId", details from app.audit_events
      where subject_id = ${asked.id} order by occurred_at, id`);
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'disclosure.consent',
      'disclosure.refuse',
      'disclosure.request',
    ]);
    expect(entries.every((entry) => entry.siteId === siteId)).toBe(true);
    expect(JSON.stringify(entries)).not.toContain(terms.purpose);
  });

  it('is listed for those who may know of the site, and is nothing to all others', async () => {
    const siteId = await addFictionalSite();
    await request(secretariat, siteId);
    const listOf = (person: SignedIn, id = siteId) => person.ask({ url: `/api/sites/${id}/disclosures` });
    const seen = (await listOf(await test.as('member', 'belgrade'))).json() as Disclosure[];
    expect(seen).toMatchObject([{ state: 'requested', may: { consent: false, end: false } }]);
    for (const role of ['analyst', 'field', 'observer', 'admin'] as const)
      expect((await listOf(await test.as(role))).statusCode).toBe(404);
    expect((await listOf(secretariat, '00000000-0000-4000-8000-000000000000')).statusCode).toBe(404);
  });
});
