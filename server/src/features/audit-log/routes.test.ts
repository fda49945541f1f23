import type { AuditHeads, AuditPage, AuditVerdict } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '#app-under-test.ts';
import { type LogUnderTest, openLogUnderTest } from '#audit-log-under-test.ts';
import { inTransaction } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { recordAudit } from '#features/audit/index.ts';
import { verdictsOn } from './verifiers-under-test.ts';

let test: LogUnderTest;
/** Who did the things that the log tells of. */
let doers: Record<'analyst' | 'chair' | 'belgradeHead' | 'pristinaHead', SignedIn>;
let siteIds: Record<'belgrade' | 'pristina', string>;

async function addSiteOf(owner: 'belgrade' | 'pristina', code: string): Promise<string> {
  const { id } = await test.parts.db.one<{ id: string }>(sql`
    insert into app.sites (code, owner, title, status, is_fictional, location, horizontal_uncertainty_m)
    values (${code}, ${owner}, 'DEMO', 'desk-review', true,
            st_setsrid(st_makepoint(21.05, 42.2), 4326), 50) returning id`);
  return id;
}

function write(who: SignedIn | null, action: string, subjectId: string, details = {}): Promise<void> {
  return inTransaction(test.parts.db, (tx) =>
    recordAudit(tx, who?.person.id ?? null, { action, subjectId, details }),
  );
}

beforeAll(async () => {
  test = await openLogUnderTest();
  doers = {
    analyst: await test.as('analyst'),
    chair: await test.as('chair'),
    belgradeHead: await test.as('head', 'belgrade'),
    pristinaHead: await test.as('head', 'pristina'),
  };
  siteIds = {
    belgrade: await addSiteOf('belgrade', 'JSA-2026-901'),
    pristina: await addSiteOf('pristina', 'JSA-2026-902'),
  };
  await write(doers.analyst, 'site.view', siteIds.belgrade);
  await write(doers.chair, 'disclosure.decide', siteIds.pristina, { siteId: siteIds.pristina });
  await write(doers.belgradeHead, 'lead.open', 'a-lead-of-belgrade', { note: 'vault-of-belgrade' });
  await write(doers.chair, 'site.move', siteIds.belgrade);
  await write(null, 'recording.finish', 'a-recording');
  await write(doers.pristinaHead, 'track.view', siteIds.pristina);
});
afterAll(() => test.close());

async function pageFor(who: SignedIn, query = ''): Promise<AuditPage> {
  return (await test.ask(who, { url: `/api/audit?limit=200${query}` })).json();
}

/** What somebody is told of the things above, the oldest first. */
async function actionsFor(who: SignedIn): Promise<string[]> {
  const { entries } = await pageFor(who);
  const told = ['site', 'disclosure', 'lead', 'recording', 'track'];
  return entries
    .map(({ action }) => action)
    .filter((action) => told.includes(action.split('.')[0]))
    .reverse();
}

describe('who is told what', () => {
  it('the chair’s people: their own acts and every disclosure', async () => {
    expect(await actionsFor(doers.chair)).toEqual([
      'site.view',
      'disclosure.decide',
      'site.move',
      'track.view',
    ]);
    expect(await actionsFor(await test.as('secretariat'))).toEqual([
      'site.view',
      'disclosure.decide',
      'track.view',
    ]);
  });

  it('a delegation: its person’s own acts and the disclosures of its own material', async () => {
    expect(await actionsFor(doers.belgradeHead)).toEqual(['site.view', 'lead.open']);
    expect(await actionsFor(await test.as('member', 'belgrade'))).toEqual(['site.view']);
    expect(await actionsFor(doers.pristinaHead)).toEqual(['disclosure.decide', 'track.view']);
    expect(await actionsFor(await test.as('member', 'pristina'))).toEqual([
      'disclosure.decide',
      'track.view',
    ]);
  });

  it('analysts, the field and observers: their own acts', async () => {
    expect(await actionsFor(doers.analyst)).toEqual(['site.view']);
    expect(await actionsFor(await test.as('analyst', 'belgrade'))).toEqual([]);
    expect(await actionsFor(await test.as('field'))).toEqual([]);
    expect(await actionsFor(await test.as('observer'))).toEqual([]);
  });

  it('whoever runs the machines: technical entries, nothing of the content', async () => {
    const admin = await test.as('admin');
    expect(await actionsFor(admin)).toEqual([]);
    const { entries } = await pageFor(admin, '&action=session');
    expect(entries.map(({ person }) => person?.name)).toContain('The chair');
  });
});

describe('an entry', () => {
  it('says who, as what, when, what, on what and from where', async () => {
    await test.ask(doers.chair, { method: 'POST', url: '/api/audit/verify', payload: { keptHead: null } });
    const { entries } = await pageFor(doers.chair, '&action=audit.verify');
    expect(entries[0]).toMatchObject({
      person: { id: doers.chair.person.id, name: 'The chair', organisation: 'Chair', roles: ['chair'] },
      occurredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      action: 'audit.verify',
      subjectId: null,
      details: { fault: null },
      addressClass: 'this-machine',
      userAgentFamily: 'another program',
    });
  });

  it('is found by action, person, subject and period, and paged by its place', async () => {
    const actions = async (query: string) =>
      (await pageFor(doers.chair, query)).entries.map(({ action }) => action);
    expect(await actions('&action=disclosure')).toEqual(['disclosure.decide']);
    expect(await actions(`&action=site.view&personId=${doers.analyst.person.id}`)).toEqual(['site.view']);
    expect(await actions(`&subjectId=${siteIds.pristina}`)).toEqual(['track.view', 'disclosure.decide']);
    const today = new Date().toISOString().slice(0, 10);
    expect(await actions(`&action=site&from=${today}&until=${today}`)).toEqual(['site.move', 'site.view']);
    expect(await actions('&until=2020-01-01')).toEqual([]);

    const first = (await test.ask(doers.chair, { url: '/api/audit?limit=2' })).json() as AuditPage;
    const next = (
      await test.ask(doers.chair, { url: `/api/audit?limit=200&before=${first.nextBefore}` })
    ).json() as AuditPage;
    const all = await pageFor(doers.chair);
    expect([...first.entries, ...next.entries]).toEqual(all.entries);
    expect(next.nextBefore).toBeNull();
  });
});

describe('the check', () => {
  it('finds the log whole, compares it with a head that somebody kept, and is written down itself', async () => {
    const { head, daily } = (
      await test.ask(doers.pristinaHead, { url: '/api/audit/head' })
    ).json() as AuditHeads;
    expect(daily).toEqual([expect.objectContaining({ day: new Date().toISOString().slice(0, 10) })]);
    const ask = async (keptHead: object | null) => {
      const answer = await test.ask(doers.pristinaHead, {
        method: 'POST',
        url: '/api/audit/verify',
        payload: { keptHead },
      });
      return answer.json() as AuditVerdict;
    };
    expect(await ask(null)).toMatchObject({ fault: null, entryCount: head.sequence });
    expect((await ask({ sequence: head.sequence, sha256: head.sha256 })).fault).toBeNull();
    expect((await ask({ sequence: 2, sha256: 'f'.repeat(64) })).fault).toEqual({
      kind: 'contradicts-kept-head',
      sequence: 2,
    });
    const { entries } = await pageFor(doers.pristinaHead, '&action=audit.verify');
    expect(entries).toHaveLength(3);
  });

  it('is refused to those who may only read their own entries', async () => {
    for (const url of ['/api/audit/verify', '/api/audit/export']) {
      const method = url.endsWith('verify') ? 'POST' : 'GET';
      const payload = { keptHead: null };
      const answer = await test.ask(doers.analyst, { method, url, ...(method === 'POST' && { payload }) });
      expect(answer.statusCode).toBe(403);
    }
  });
});

describe('an export for a delegation', () => {
  it('holds the whole chain, but of other entries no more than their seals, and can still be checked', async () => {
    const { body } = await test.ask(doers.pristinaHead, { url: '/api/audit/export' });
    expect(body).not.toContain('vault-of-belgrade');
    expect(body).not.toContain(doers.belgradeHead.person.id);
    expect(body).toContain(siteIds.pristina);
    const lines = body.trimEnd().split('\n');
    const sealsOnly = lines.slice(1, -1).filter((line) => !line.includes('"salt"'));
    expect(Object.keys(JSON.parse(sealsOnly[0]))).toEqual(['sequence', 'previousSha256', 'sha256']);
    // Its own making is the last entry.
    expect(lines.at(-2)).toContain('audit.export');
    for (const { words } of await verdictsOn(body)) {
      expect(words).toContain(`WHOLE: ${lines.length - 2} entries`);
      expect(words).toContain(`${lines.length - 2 - sealsOnly.length} of them with their content`);
    }
  });
});
