import type { ProgressReport } from '@jsa/contract';
import { csvParse } from 'd3-dsv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addSite } from '#features/sites/index.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
  for (const [number, status] of [
    [1, 'proposed'],
    [2, 'reported'],
    [3, 'reported'],
  ] as const)
    await addSite(test.parts.db, {
      code: `JSA-2026-80${number}`,
      title: 'DEMO: a fictional place',
      ...{ status, owner: 'belgrade', isFictional: true },
      ...{ position: [21.05, 42.2], horizontalUncertaintyM: 20, municipality: `Demo ${number}` },
    });
});
afterAll(() => test.close());

async function read(person: SignedIn): Promise<ProgressReport> {
  return (await person.ask({ url: '/api/progress' })).json() as ProgressReport;
}

const countOf = ({ byStatus }: ProgressReport, status: string) =>
  byStatus.find((each) => each.status === status)?.count;

function enter(person: SignedIn, change: object = {}) {
  const payload = { on: '2019-07-31', count: 1653, source: 'UNMIK, "July" report', note: '', ...change };
  return person.ask({ method: 'POST', url: '/api/unaccounted-counts', payload });
}

async function release(code: string): Promise<void> {
  await test.parts.db.run(sql`
    insert into app.disclosures (site_id, audience, precision, purpose, risks, expires_at, decided_by)
    select site.id, 'observer', 'P1', 'Test', 'None', now() + interval '1 day', person.id
    from app.sites site, (select id from app.people limit 1) person where site.code = ${code}`);
}

describe('progress', () => {
  it('counts for a delegation the sites that it may know of, and what waits for each party', async () => {
    const report = await read(await test.as('head', 'pristina'));
    expect(report.siteCount).toBe(3);
    expect([countOf(report, 'proposed'), countOf(report, 'reported'), countOf(report, 'found')]).toEqual([
      1, 2, 0,
    ]);
    const waits = report.inside?.waits ?? [];
    // Each head has still to acknowledge the proposed site.
    expect(waits.find(({ party }) => party === 'head-belgrade')?.siteCount).toBe(1);
    expect(waits.find(({ party }) => party === 'head-pristina')?.siteCount).toBe(1);
    expect(report.inside?.daysInStatus.map(({ status, count }) => [status, count])).toEqual([
      ['proposed', 1],
      ['reported', 2],
    ]);
  });

  it('tells observers of nothing but what was released to them, not even as a number', async () => {
    const observer = await test.as('observer');
    expect(await read(observer)).toMatchObject({ siteCount: 0, byMunicipality: [], inside: null });
    await release('JSA-2026-802');
    const report = await read(observer);
    expect([report.siteCount, countOf(report, 'reported'), countOf(report, 'proposed')]).toEqual([1, 1, 0]);
    expect(report.byMunicipality).toEqual([{ municipality: 'Demo 2', count: 1 }]);
  });

  it('gives to the outside the same whoever asks for it', async () => {
    const chair = await test.as('chair');
    const observer = await test.as('observer');
    await enter(chair);
    const ask = async (person: SignedIn, path: string) =>
      (await person.ask({ url: `/api/progress.${path}` })).body;
    const [forChair, forObserver] = [await ask(chair, 'csv'), await ask(observer, 'csv')];
    expect(forChair).toBe(forObserver);
    const rows = csvParse(forChair.replace('\uFEFF', ''));
    expect(rows.map(({ what, value, source, date }) => [what, value, source, date?.length])).toEqual([
      ['Joint report made', '1', 'the record of the working group', 10],
      ['Candidate sites, Demo 2', '1', 'the record of the working group', 10],
      ['Persons unaccounted for', '1653', 'UNMIK, "July" report', 10],
    ]);
    const picture = await ask(chair, 'svg?language=sr-Cyrl');
    expect(picture).toMatch(/^<svg xmlns=/);
    expect(picture).toContain('1653');
    expect(picture).toContain('UNMIK, &quot;July&quot; report');
    expect(picture).not.toMatch(/<script|href|JSA-2026|42\.2/);
  });
});

describe('a count of persons unaccounted for', () => {
  it('is withdrawn with a reason and stays on record, and is never changed', async () => {
    const secretariat = await test.as('secretariat');
    const { id } = (await enter(secretariat, { count: 7 })).json() as { id: string };
    const url = `/api/unaccounted-counts/${id}/withdrawal`;
    const payload = { reason: 'A digit was wrong.' };
    expect((await secretariat.ask({ method: 'POST', url, payload })).statusCode).toBe(204);
    expect((await secretariat.ask({ method: 'POST', url, payload })).statusCode).toBe(404);
    expect((await read(secretariat)).unaccounted.some((each) => each.id === id)).toBe(false);
    const { db } = test.parts;
    await expect(db.run(sql`update app.unaccounted_counts set count = 8 where id = ${id}`)).rejects.toThrow(
      'withdrawn, not changed',
    );
    await expect(db.run(sql`delete from app.unaccounted_counts where id = ${id}`)).rejects.toThrow();
  });

  it.each([
    ['without a source', { source: ' ' }, 'body.source'],
    ['of a day to come', { on: '2099-01-01' }, 'body.on'],
    ['below nothing', { count: -1 }, 'body.count'],
  ])('is not taken %s', async (_, change, field) => {
    const refused = await enter(await test.as('secretariat'), change);
    expect([refused.statusCode, refused.json().details.field]).toEqual([400, field]);
  });

  it('is entered by the chair and the secretariat alone', async () => {
    expect((await enter(await test.as('head', 'belgrade'))).statusCode).toBe(403);
  });
});
