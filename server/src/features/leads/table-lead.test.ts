import { listSites, type SiteSummary } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addLeadOf } from './lead-under-test.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
});

afterAll(() => test.close());

const tabling = {
  title: 'DEMO meadow',
  summary: 'The soil of a meadow was moved in spring 1999.',
  hypothesis: 'A cut of about 5 by 3 m is expected.',
  expectedDepthFromM: 0.8,
  expectedDepthToM: 2,
  expectedLengthM: 5,
  expectedWidthM: 3,
  area: null,
  position: [21.05, 42.2],
  horizontalUncertaintyM: 200,
  originalText: '42.20 21.05',
  originalCrs: 'wgs84',
  transformation: 'none; written as WGS 84 in degrees',
  municipality: 'DEMO',
  overrides: [] as { kind: string; text: string; reason: string }[],
};

function table(somebody: SignedIn, id: string, change: object = {}) {
  const headers = { 'if-match': '"1"' };
  return somebody.ask({
    method: 'POST',
    url: `/api/leads/${id}/tabling`,
    headers,
    payload: { ...tabling, ...change },
  });
}

async function siteCount(): Promise<number> {
  return ((await (await test.as('chair')).ask(listSites)).json() as SiteSummary[]).length;
}

describe('putting a lead on the table', () => {
  it('makes a candidate site that both delegations see and that names no lead', async () => {
    const head = await test.as('head', 'pristina');
    const { id } = await addLeadOf(head);
    const answer = await table(head, id);
    expect(answer.statusCode).toBe(201);
    const { code, siteId } = answer.json();
    expect((await head.ask({ url: `/api/leads/${id}` })).json()).toMatchObject({
      status: 'tabled',
      site: { id: siteId, code },
    });
    const other = await test.as('head', 'belgrade');
    const sites = await other.ask(listSites);
    expect(sites.body).toContain(code);
    expect(sites.body).not.toContain(id);
    const site = await test.parts.db.one<{ text: string; owner: string }>(sql`
      select site.owner, to_json(site)::text as text from app.sites site where site.id = ${siteId}`);
    expect(site.owner).toBe('pristina');
    expect(site.text).not.toMatch(/zz/);
    expect(site.text).not.toContain(id);
    expect((await table(head, id)).statusCode).toBe(412);
  });

  it('is refused while the texts hold what may point to a person, without repeating it', async () => {
    const head = await test.as('head');
    const { id } = await addLeadOf(head);
    const before = await siteCount();
    const summary = 'Shown by Marko Petrović, phone 044 123 456.';
    const answer = await table(head, id, { summary });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'redaction-needed' });
    expect(answer.json().details.findings).toEqual([
      expect.objectContaining({ field: 'summary', kind: 'person-name', start: 9, end: 23 }),
      expect.objectContaining({ field: 'summary', kind: 'phone-number' }),
    ]);
    expect(answer.body).not.toMatch(/Petrović|044/);
    expect(await siteCount()).toBe(before);
  });

  it('passes with a reason for each find; the reason is kept in the audit log, the words are not', async () => {
    const head = await test.as('head');
    const { id } = await addLeadOf(head);
    const overrides = [{ kind: 'person-name', text: 'Petrić', reason: 'This is a hamlet.' }];
    const summary = 'The meadow of Donji Petrić was dug up.';
    expect((await table(head, id, { summary, overrides })).statusCode).toBe(201);
    const { details } = await test.parts.db.one<{ details: object }>(sql`
      select details from app.audit_events where action = 'lead.table' and subject_id = ${id}`);
    expect(details).toEqual({
      overridden: [{ field: 'summary', kind: 'person-name', reason: 'This is a hamlet.' }],
    });
  });

  it('takes no reason that names somebody itself', async () => {
    const head = await test.as('head');
    const { id } = await addLeadOf(head);
    const overrides = [{ kind: 'kinship', text: 'brother', reason: 'Marko Petrović agreed.' }];
    const answer = await table(head, id, { summary: 'A brother saw it.', overrides });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain('Petrović');
  });

  it.each([
    [{ caveats: ['own-delegation-only' as const] }, 'own-delegation-only'],
    [{ caveats: ['chair-only' as const] }, 'chair-only'],
    [{ caveats: ['no-tabling' as const] }, 'no-tabling'],
    [{ caveats: ['do-not-table-before' as const], doNotTableBefore: '2999-01-01' }, '2999-01-01'],
  ])('is refused against its handling caveats: %o', async (caveats, named) => {
    const head = await test.as('head');
    const { id } = await addLeadOf(head, caveats);
    const answer = await table(head, id);
    expect(answer.statusCode).toBe(409);
    expect(answer.json().message).toContain(named);
  });

  it('is for the head of the owner, or the chair for what the chair holds', async () => {
    const { id } = await addLeadOf(await test.as('head'));
    expect((await table(await test.as('member'), id)).statusCode).toBe(403);
    expect((await table(await test.as('head', 'pristina'), id)).statusCode).toBe(404);
    expect((await table(await test.as('chair'), id)).statusCode).toBe(404);
    const chairs = await addLeadOf(await test.as('secretariat'));
    expect((await table(await test.as('secretariat'), chairs.id)).statusCode).toBe(403);
    expect((await table(await test.as('chair'), chairs.id)).statusCode).toBe(201);
  });
});
