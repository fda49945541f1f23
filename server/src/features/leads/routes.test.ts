import { randomUUID } from 'node:crypto';
import { type LeadDetail, leadCaveats, leadStatuses, listLeadOpenings, listLeads } from '@jsa/contract';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addLeadOf, newLead, traceOf } from './lead-under-test.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
});

afterAll(() => test.close());

function change(id: string, version: number | null, payload: object): InjectOptions {
  const headers = version === null ? {} : { 'if-match': `"${version}"` };
  return { method: 'PATCH', url: `/api/leads/${id}`, headers, payload };
}

describe('a lead', () => {
  it('is read by its owner with grading, dates, caveats and place, and without statement and source key', async () => {
    const head = await test.as('head');
    const { id } = await addLeadOf(head);
    const answer = await head.ask({ url: `/api/leads/${id}` });
    expect(answer.headers.etag).toBe('"1"');
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(answer.json()).toMatchObject({
      owner: 'belgrade',
      status: 'held',
      reference: newLead.reference,
      sourceReliability: 'B',
      informationCredibility: 2,
      learntOn: '2026-03-01',
      caveats: ['do-not-contact-source'],
      caveatText: newLead.caveatText,
      place: newLead.place,
      hasSourceKey: true,
      unreadable: null,
    });
    expect(answer.body).not.toMatch(/zzstatement|zzsourcekey/);
  });

  it('does not exist for the other delegation, the chair, analysts and administrators, nor can they count it', async () => {
    const { id } = await addLeadOf(await test.as('head'));
    const others = await Promise.all([
      test.as('head', 'pristina'),
      test.as('member', 'pristina'),
      test.as('chair'),
      test.as('secretariat'),
      test.as('analyst'),
      test.as('analyst', 'belgrade'),
      test.as('admin'),
      test.as('observer'),
      test.as('field'),
    ]);
    const asks = (lead: string): InjectOptions[] => [
      { url: `/api/leads/${lead}` },
      { url: `/api/leads/${lead}/closed` },
      change(lead, 1, { learntOn: '2026-01-01' }),
      change(lead, 9, { learntOn: '2026-01-01' }),
      change(lead, null, { learntOn: '2026-01-01' }),
      {
        method: 'POST',
        url: `/api/leads/${lead}/withdrawal`,
        headers: { 'if-match': '"1"' },
        payload: { reason: 'none' },
      },
      { method: 'POST', url: `/api/leads/${lead}/openings`, payload: { reason: 'curiosity' } },
    ];
    for (const other of others) {
      const aboutThis = await Promise.all(asks(id).map((ask) => other.ask(ask)));
      const aboutNothing = await Promise.all(asks(randomUUID()).map((ask) => other.ask(ask)));
      expect(aboutThis.map(traceOf)).toEqual(aboutNothing.map(traceOf));
      expect(aboutThis[0].statusCode).toBe(404);
      for (const list of [listLeads, listLeadOpenings]) {
        const listed = await other.ask(list);
        expect(listed.body).not.toContain(id);
        if (listed.statusCode === 200) expect(listed.json()).toEqual([]);
      }
    }
  });

  it('is held by the chair for itself alone', async () => {
    const chair = await test.as('chair');
    const { id, owner } = await addLeadOf(chair);
    expect(owner).toBe('chair');
    expect((await (await test.as('secretariat')).ask({ url: `/api/leads/${id}` })).statusCode).toBe(200);
    expect((await (await test.as('head')).ask({ url: `/api/leads/${id}` })).statusCode).toBe(404);
  });

  it('keeps every version, and a change says which of them it was made to', async () => {
    const head = await test.as('head');
    const { id } = await addLeadOf(head);
    const member = await test.as('member');
    const changed = await member.ask(change(id, 1, { sourceReliability: 'C', caveatText: '' }));
    expect(changed.json()).toMatchObject({ version: 2, sourceReliability: 'C', caveatText: '' });
    const late = await head.ask(change(id, 1, { sourceReliability: 'A' }));
    expect(late.statusCode).toBe(412);
    expect(late.json()).toMatchObject({ code: 'stale', details: { version: 2 } });
    expect((await head.ask(change(id, null, { sourceReliability: 'A' }))).statusCode).toBe(428);
    const { versions } = (await head.ask({ url: `/api/leads/${id}` })).json() as LeadDetail;
    expect(versions.map(({ version, fields }) => [version, fields])).toEqual([
      [2, ['sourceReliability', 'caveatText']],
      [1, Object.keys(newLead)],
    ]);
  });

  it('is written once when two people change it at the same moment', async () => {
    const head = await test.as('head');
    const { id } = await addLeadOf(head);
    const answers = await Promise.all(
      (['A', 'C', 'D'] as const).map((sourceReliability) => head.ask(change(id, 1, { sourceReliability }))),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412]);
  });

  it('is withdrawn with a reason instead of being deleted, and is not changed after that', async () => {
    const head = await test.as('head');
    const { id } = await addLeadOf(head);
    const withdrawal = { method: 'POST' as const, url: `/api/leads/${id}/withdrawal` };
    const payload = { reason: 'It was told twice.' };
    const answer = await head.ask({ ...withdrawal, headers: { 'if-match': '"1"' }, payload });
    expect(answer.json()).toMatchObject({
      status: 'withdrawn',
      withdrawalReason: payload.reason,
      version: 2,
    });
    const again = await head.ask({ ...withdrawal, headers: { 'if-match': '"2"' }, payload });
    expect(again.json()).toMatchObject({ code: 'transition-forbidden' });
    expect((await head.ask(change(id, 2, { learntOn: '2026-01-01' }))).statusCode).toBe(409);
    await expect(test.parts.db.run(sql`delete from app.lead_versions where lead_id = ${id}`)).rejects.toThrow(
      'never changed',
    );
    await expect(
      test.parts.db.run(sql`update app.lead_versions set learnt_on = '2020-01-01' where lead_id = ${id}`),
    ).rejects.toThrow('never changed');
  });

  it.each([
    [{ reference: 'Marko Petrović' }, 'The reference looks like the name or number of a person'],
    [{ sourceKey: '+383 44 123 456' }, 'The key to the source looks like the name or number of a person'],
    [{ learntOn: '2999-01-01' }, 'lies in the future'],
    [{ learntOn: '2026-02-31' }, 'body.learntOn'],
    [{ doNotTableBefore: '2027-01-01' }, 'needs the caveat'],
    [{ caveats: ['do-not-table-before'] }, 'needs that day'],
    [{ caveats: ['burn-after-reading'] }, 'body.caveats'],
    [{ sourceReliability: 'G' }, 'body.sourceReliability'],
    [{ informationCredibility: 7 }, 'body.informationCredibility'],
    [{ statement: '   ' }, 'body.statement'],
    [{ place: { ...newLead.place, position: [42.2, 210.5] } }, 'not on Earth'],
    [{ place: { ...newLead.place, horizontalUncertaintyM: null } }, 'how uncertain the point is'],
    [{ place: { ...newLead.place, position: null, words: ' ' } }, 'The place is empty'],
  ])('is refused with a sentence that repeats none of its words: %o', async (spoilt, sentence) => {
    const payload = { ...newLead, ...spoilt };
    const answer = await (await test.as('head')).ask({ method: 'POST', url: '/api/leads', payload });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().message).toContain(sentence);
    expect(answer.body).not.toMatch(/zz|Petrović|123 456/);
  });
});

describe('the lists of the database', () => {
  it.each([
    ['leads_status_check', leadStatuses],
    ['lead_versions_caveats_check', leadCaveats],
  ])('%s has the words of the contract, in its order', async (check, words) => {
    const { definition } = await test.parts.db.one<{ definition: string }>(sql`
      select pg_get_constraintdef(oid) as definition from pg_constraint where conname = ${check}`);
    expect([...definition.matchAll(/'([^']+)'::text/g)].map(([, word]) => word)).toEqual(words);
  });
});

describe('the redaction check', () => {
  it('answers what it found, with place and pattern, and keeps nothing', async () => {
    const payload = { text: 'It was told by Marko Petrović.' };
    const ask = { method: 'POST' as const, url: '/api/leads/redaction-check', payload };
    expect((await (await test.as('member')).ask(ask)).json()).toEqual([
      { kind: 'person-name', reason: 'first-name-and-surname', start: 15, end: 29, text: 'Marko Petrović' },
    ]);
    expect((await (await test.as('observer')).ask(ask)).statusCode).toBe(404);
  });
});
