import { highestTileZoom } from '@jsa/contract';
import { VectorTile } from '@mapbox/vector-tile';
import type { HTTPMethods } from 'fastify';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addHiddenSite, place, saidBy, statementsOf, unknownId } from './hidden-site-under-test.ts';

let test: AppUnderTest;
let observer: SignedIn;
let field: SignedIn;
let siteId: string;

beforeAll(async () => {
  test = await openAppUnderTest();
  siteId = await addHiddenSite(test);
  observer = await test.as('observer');
  field = await test.as('field');
});
afterAll(() => test.close());

function tileAt([longitude, latitude]: readonly [number, number], z: number): string {
  const sin = Math.sin((latitude * Math.PI) / 180);
  const x = Math.floor(((longitude + 180) / 360) * 2 ** z);
  const y = Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** z);
  return `${z}/${x}/${y}`;
}

const asks = [
  ['GET', ''],
  ['GET', '/timeline'],
  ['GET', '/boundary-relation'],
  ['GET', '/clearances'],
  ['GET', '/disclosures'],
  ['GET', '/joint-assessments'],
  ['GET', '/mission-people'],
  ['POST', '/moves'],
] as const;

describe('whoever knows the id of a hidden site', () => {
  it.each(asks)('hears of it by %s %s what is said of one that is not there', async (method, path) => {
    for (const reader of [observer, field])
      for (const ifMatch of ['"1"', '"2"', '*']) {
        const askFor = (id: string) =>
          reader.ask({
            method: method as HTTPMethods,
            url: `/api/sites/${id}${path}`,
            headers: { 'if-match': ifMatch, 'if-none-match': ifMatch },
            ...(method === 'POST' && { payload: { action: 'withdraw', reason: 'An attack.' } }),
          });
        await askFor(siteId); // The first look of a person may be written down; the second is like any other.
        const [hidden, hiddenCount] = await statementsOf(() => askFor(siteId));
        const [missing, missingCount] = await statementsOf(() => askFor(unknownId));
        expect(saidBy(hidden)).toEqual(saidBy(missing));
        expect(hiddenCount).toBe(missingCount);
        expect(hiddenCount).toBeGreaterThan(0);
      }
  });
});

describe('lists, search and filters', () => {
  it('are empty for a reader of nothing, whatever is asked', async () => {
    const queries = [
      '',
      '?text=orchard',
      '?text=JSA-2026',
      '?status=proposed',
      '?owner=belgrade',
      '?awaitsMe=true',
    ];
    for (const query of [...queries, '?side=undetermined', '?awaitsMe=false'])
      for (const reader of [observer, field]) {
        const answer = await reader.ask({ url: `/api/sites${query}` });
        expect([query, answer.statusCode, answer.body]).toEqual([query, 200, '[]']);
      }
  });

  it('of clearances are not there for those who read none', async () => {
    for (const reader of [observer, field])
      expect((await reader.ask({ url: '/api/clearances' })).statusCode).toBe(404);
  });

  it.each(['JSA-2026-801', 'Hidden orchard', 'Fictional municipality', 'J'])(
    'find %s as little as words that nobody wrote',
    async (text) => {
      const found = await observer.ask({ url: `/api/search?text=${encodeURIComponent(text)}` });
      const nonsense = await observer.ask({ url: '/api/search?text=qqqq' });
      expect(saidBy(found)).toEqual(saidBy(nonsense));
    },
  );

  it.each(["' or '1'='1", "%' or true --", '%', '_', "\\'; drop table app.sites; --"])(
    'take %s for the words that it is',
    async (text) => {
      const chair = await test.as('chair');
      const found = await chair.ask({ url: `/api/sites?text=${encodeURIComponent(text)}` });
      expect([found.statusCode, found.body]).toEqual([200, '[]']);
      expect((await chair.ask({ url: `/api/sites?status=${encodeURIComponent(text)}` })).statusCode).toBe(
        400,
      );
      expect((await chair.ask({ url: '/api/sites' })).json()).toHaveLength(1);
    },
  );

  it('have no order or box that a place could be probed by', async () => {
    const chair = await test.as('chair');
    const plain = await chair.ask({ url: '/api/sites' });
    for (const query of ['?bbox=21,42,21.1,42.3', '?sort=distance', '?near=21.05,42.2', '?limit=0'])
      expect((await chair.ask({ url: `/api/sites${query}` })).body).toBe(plain.body);
  });
});

describe('tiles', () => {
  it('over a hidden site are those of empty ground, down to the deepest zoom', async () => {
    for (const reader of [observer, field])
      for (let z = 0; z <= 22; z++)
        for (const source of ['sites', 'survey-lines']) {
          const here = await reader.ask({ url: `/api/map-tiles/${source}/${tileAt(place, z)}` });
          const elsewhere = await reader.ask({ url: `/api/map-tiles/${source}/${tileAt([-150, -40], z)}` });
          expect(saidBy(here)).toEqual(saidBy(elsewhere));
        }
  });

  it('hold no more of a released site than was released: of a municipality nothing', async () => {
    const chair = await test.as('chair');
    await test.parts.db.run(sql`
      insert into app.disclosures (site_id, audience, precision, purpose, risks, expires_at, decided_by)
      values (${siteId}, 'observer', 'P1', 'test', 'none', now() + interval '1 day', ${chair.person.id})`);
    const detail = (await observer.ask({ url: `/api/sites/${siteId}` })).json();
    for (let z = 0; z <= highestTileZoom; z++) {
      const tile = await observer.ask({ url: `/api/map-tiles/sites/${tileAt(place, z)}` });
      const { layers } = new VectorTile(new PbfReader(tile.rawPayload));
      expect(Object.values(layers).map(({ length }) => length)).toEqual([]);
    }
    expect(detail).toMatchObject({ precision: 'P1', place: null, cell: null, boundary: null, nearSites: [] });
    expect(JSON.stringify(detail)).not.toMatch(/21\.05|42\.2/);
    await test.parts.db.run(sql`delete from app.disclosures`);
  });
});

describe('codes', () => {
  const numbered = /JSA-\d{4}-\d{3}/;

  it('tell those who see roughly where a site lies neither its number nor how often it was changed', async () => {
    const chair = await test.as('chair');
    const { db } = test.parts;
    for (const precision of ['P1', 'P2'] as const) {
      await db.run(sql`
        insert into app.disclosures (site_id, audience, precision, purpose, risks, expires_at, decided_by)
        values (${siteId}, 'observer', ${precision}, 'test', 'none', now() + interval '1 day', ${chair.person.id})`);
      const [{ code }] = (await observer.ask({ url: '/api/sites' })).json() as { code: string }[];
      expect(code).toBe(`JSA-${siteId.slice(0, 6).toUpperCase()}`);
      const detail = await observer.ask({ url: `/api/sites/${siteId}` });
      expect(detail.json()).toMatchObject({ code, version: 0 });
      const found = await observer.ask({ url: `/api/search?text=${code}` });
      expect(found.json().sites).toMatchObject([{ id: siteId, code }]);
      const timeline = await observer.ask({ url: `/api/sites/${siteId}/timeline` });
      const tiles = await Promise.all(
        Array.from({ length: highestTileZoom + 1 }, (_, z) =>
          observer.ask({ url: `/api/map-tiles/sites/${tileAt(place, z)}` }),
        ),
      );
      for (const { statusCode, body, rawPayload, headers } of [detail, found, timeline, ...tiles]) {
        expect(statusCode).toBeLessThan(300);
        expect(`${body} ${rawPayload.toString('latin1')} ${JSON.stringify(headers)}`).not.toMatch(numbered);
      }
      // The number is no way to it either.
      expect((await observer.ask({ url: '/api/search?text=JSA-2026-8' })).json().sites).toEqual([]);
      await db.run(sql`delete from app.disclosures`);
    }
  });
});

describe('looking as somebody else', () => {
  it.each([
    ['observer', undefined, 'as=chair'],
    ['field', undefined, 'as=analyst'],
    ['member', 'belgrade', 'as=analyst'],
    ['head', 'belgrade', 'as=head&delegation=pristina'],
    ['analyst', undefined, 'as=secretariat'],
  ] as const)('is refused to %s %s for %s', async (role, delegation, query) => {
    const reader = await test.as(role, delegation);
    for (const url of ['/api/sites', `/api/map-tiles/sites/${tileAt(place, 8)}`, '/api/search'])
      expect((await reader.ask({ url: `${url}?text=J&${query}` })).statusCode).toBe(403);
  });
});

describe('what a request brings along', () => {
  it('does not set whose a site is, its status, its code or its version', async () => {
    const chair = await test.as('chair');
    const headers = { 'if-match': '"1"' };
    const payload = {
      title: 'DEMO: Renamed orchard',
      owner: 'pristina',
      status: 'found',
      code: 'JSA-2026-999',
      version: 77,
    };
    await chair.ask({ method: 'PATCH', url: `/api/sites/${siteId}`, headers, payload });
    const site = (await chair.ask({ url: `/api/sites/${siteId}` })).json();
    expect(site).toMatchObject({ owner: 'belgrade', status: 'proposed', code: 'JSA-2026-801', version: 2 });
  });
});

describe('a session', () => {
  it('sees nothing from the moment on at which its appointment is over', async () => {
    const leaving = await test.signInNew('member');
    expect((await leaving.ask({ url: `/api/sites/${siteId}` })).statusCode).toBe(200);
    await test.parts.db.run(sql`
      update app.appointments set valid_from = current_date - 2, valid_until = current_date - 1
      where person_id = ${leaving.person.id}`);
    for (const url of [`/api/sites/${siteId}`, '/api/sites', '/api/search?text=J', '/api/recordings'])
      expect((await leaving.ask({ url })).statusCode).toBe(404);
  });
});

describe('the description of the API', () => {
  it('holds nothing of what is kept', async () => {
    const { body } = await test.app.inject({ url: '/api/openapi.json' });
    expect(body).not.toMatch(/JSA-2026-8|orchard|21\.05/i);
  });
});
