import type { SiteDetail } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { inTransaction } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { recordAudit } from '#features/audit/index.ts';
import { addBoundaryEdition } from '#features/boundaries/index.ts';
import { look, move, proposalAt, propose } from './sites-under-test.ts';

let test: AppUnderTest;
let belgrade: SignedIn;

beforeAll(async () => {
  test = await openAppUnderTest();
  belgrade = await test.as('head', 'belgrade');
});
afterAll(() => test.close());

describe('two who edit at once', () => {
  const edit = (by: SignedIn, { id, version }: SiteDetail, change: object) =>
    by.ask({
      method: 'PATCH',
      url: `/api/sites/${id}`,
      headers: { 'if-match': `"${version}"` },
      payload: change,
    });

  it('lose nothing: the second is told what the first wrote', async () => {
    const site = await propose(belgrade);
    const secretariat = await test.as('secretariat');
    const first = await edit(secretariat, site, { title: 'Fictional orchard' });
    expect(first.json()).toMatchObject({ title: 'Fictional orchard', version: 2 });
    expect(first.headers.etag).toBe('"2"');
    const second = await edit(belgrade, site, { hypothesis: 'Two filled pits.' });
    expect(second.statusCode).toBe(412);
    expect(second.json()).toMatchObject({
      code: 'stale',
      details: { version: 2, present: { title: 'Fictional orchard', version: 2 } },
    });
    const merged = await edit(belgrade, second.json().details.present, { hypothesis: 'Two filled pits.' });
    expect(merged.json()).toMatchObject({
      title: 'Fictional orchard',
      information: { hypothesis: 'Two filled pits.', expectedDepthToM: 2.5 },
    });
  });

  it('keep every version with its hash', async () => {
    const site = await propose(belgrade);
    await edit(belgrade, site, { expectedDepthToM: null });
    const versions = await test.parts.db.many<{ version: number; depth: number | null }>(sql`
      select version, (content ->> 'expectedDepthToM')::float as depth from app.site_versions
      where site_id = ${site.id} order by version`);
    expect(versions).toEqual([
      { version: 1, depth: 2.5 },
      { version: 2, depth: null },
    ]);
  });

  it('are the own side and those who keep order; the other side is refused', async () => {
    const site = await propose(belgrade);
    const other = await edit(await test.as('head', 'pristina'), site, { title: 'Ours' });
    expect(other.statusCode).toBe(403);
    await move(belgrade, site.id, 'withdraw', { reason: 'A mistake of the archive.' });
    const late = await edit(belgrade, await look(belgrade, site.id), { title: 'Again' });
    expect(late.statusCode).toBe(409);
  });
});

describe('how much of a site somebody is told', () => {
  it('is its point as typed for its own side, its area for the other', async () => {
    const site = await propose(belgrade, proposalAt([21.05, 43.2]));
    const other = await look(await test.as('head', 'pristina'), site.id);
    expect(other).toMatchObject({ precision: 'P3', isEditable: false });
    expect(other.place?.original).toBeNull();
    expect(other.place?.area).toEqual(site.place?.area);
    expect(other.information?.summary).toBe(site.information?.summary);
  });

  it('is no word of the summary for an analyst, who must not be told what to see', async () => {
    const site = await propose(belgrade);
    const analyst = await test.as('analyst', 'pristina');
    const seen = await analyst.ask({ url: `/api/sites/${site.id}` });
    expect(seen.json()).toMatchObject({ information: null, informationWithheld: 'until-own-reading' });
    expect(seen.body).not.toContain('aerial');
    const found = await analyst.ask({ url: '/api/sites?text=aerial' });
    expect(found.json()).toEqual([]);
  });

  it('is the municipality alone for an observer, and only after a release', async () => {
    const site = await propose(
      belgrade,
      proposalAt([21.95, 42.8], { municipality: 'Fictional municipality' }),
    );
    const observer = await test.as('observer');
    expect((await observer.ask({ url: `/api/sites/${site.id}` })).statusCode).toBe(404);
    await test.parts.db.run(sql`
      insert into app.disclosures (site_id, audience, precision, purpose, risks, expires_at, decided_by)
      values (${site.id}, 'observer', 'P1', 'p', 'r', now() + interval '1 day', ${belgrade.person.id})`);
    const answer = await observer.ask({ url: `/api/sites/${site.id}` });
    expect(answer.json()).toMatchObject({
      precision: 'P1',
      municipality: 'Fictional municipality',
      owner: null,
      place: null,
      boundary: null,
      cell: null,
      information: null,
      moves: [],
      nearSites: [],
    });
    expect(answer.body).not.toMatch(/21\.9|42\.8/);
    await inTransaction(test.parts.db, (tx) =>
      recordAudit(tx, null, { action: 'recording.start', subjectId: null, siteId: site.id }),
    );
    const chairs = (await (await test.as('chair')).ask({ url: `/api/sites/${site.id}/timeline` })).json();
    expect(chairs.map(({ action }: { action: string }) => action)).not.toContain('recording.start');
    const timeline = (await observer.ask({ url: `/api/sites/${site.id}/timeline` })).json();
    // Neither the day, nor the place in the audit log, which would tell how much else was done.
    for (const { at } of timeline) expect(at).toMatch(/^\d{4}-\d\d$/);
    expect(timeline.map(({ id }: { id: string }) => id)).toEqual(
      timeline.map((_: unknown, index: number) => String(timeline.length - index)),
    );
    const seen = (await observer.ask({ url: `/api/sites/${site.id}` })).json();
    expect(seen.statusSince).toMatch(/^\d{4}-\d\d$/);
    expect(timeline.map(({ action, by }: { action: string; by: string | null }) => [action, by])).toEqual([
      ['site.propose', null],
    ]);
    expect((await observer.ask({ url: '/api/sites?owner=belgrade' })).json()).toEqual([]);
  });
});

describe('the ABL', () => {
  it('is related to a site when it is made, and again when its place is corrected', async () => {
    await addBoundaryEdition(test.parts.db, {
      name: 'Straight line for tests',
      source: 'test',
      licence: 'none',
      dataDate: '2026-01-01',
      isOfficial: false,
      accuracyM: 100,
      accuracyP95M: 50,
      line: [
        [20.3, 43.0],
        [21.6, 43.0],
      ],
    });
    const site = await propose(belgrade, proposalAt([21.05, 43.2]));
    const near = await belgrade.ask({
      method: 'PATCH',
      url: `/api/sites/${site.id}`,
      headers: { 'if-match': '"1"' },
      payload: { place: proposalAt([21.05, 43.05]).place },
    });
    const distances = [site, near.json() as SiteDetail].map(({ boundary }) =>
      boundary?.editions.map(({ editionName, distanceKm }) => [editionName, Math.round(distanceKm)]),
    );
    // The shortest way between the line's ends bows 0.2 km to the north of the parallel.
    expect(distances).toEqual([[['Straight line for tests', 22]], [['Straight line for tests', 5]]]);
  });
});

describe('sites on the same ground', () => {
  it('are shown to those who may see both, with what lies between them', async () => {
    const one = await propose(belgrade, proposalAt([21.05, 42.2]));
    const pristina = await test.as('head', 'pristina');
    const two = await propose(pristina, proposalAt([21.0508, 42.2]));
    const far = await propose(pristina, proposalAt([21.06, 42.2]));
    const seen = await look(await test.as('secretariat'), one.id);
    expect(seen.nearSites).toEqual([
      expect.objectContaining({ code: two.code, isOverlapping: true, distanceM: 0, owner: 'pristina' }),
    ]);
    const { nearSites } = await look(pristina, far.id);
    expect(nearSites).toEqual([]);
  });
});
