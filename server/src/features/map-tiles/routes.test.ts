import { clustersUpToZoom } from '@jsa/contract';
import { VectorTile } from '@mapbox/vector-tile';
import type { LightMyRequestResponse } from 'fastify';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addSite } from '#features/sites/index.ts';

let test: AppUnderTest;
let siteId: string;

/** A fictional place, on a whole 0.05° intersection. */
const position: [number, number] = [21.05, 42.2];

beforeAll(async () => {
  test = await openAppUnderTest();
  const added = await addSite(test.parts.db, {
    code: 'JSA-2026-001',
    owner: 'belgrade',
    title: 'DEMO: a fictional place',
    status: 'proposed',
    isFictional: true,
    position,
    horizontalUncertaintyM: 50,
  });
  siteId = added.id;
});
afterAll(() => test.close());

function tileAt([longitude, latitude]: readonly [number, number], z: number) {
  const x = Math.floor(((longitude + 180) / 360) * 2 ** z);
  const sin = Math.sin((latitude * Math.PI) / 180);
  const y = Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** z);
  return { z, x, y };
}

async function askTile(reader: SignedIn, source: string, { z, x, y }: { z: number; x: number; y: number }) {
  return reader.ask({ url: `/api/map-tiles/${source}/${z}/${x}/${y}` });
}

/** Without what changes from one request to the next, whatever they ask. */
function steadyHeaders({ headers }: LightMyRequestResponse) {
  const { date: _, 'x-ratelimit-remaining': __, 'x-ratelimit-reset': ___, ...steady } = headers;
  return steady;
}

/** Every point of the layer, as degrees, with its tags. */
async function pointsIn(reader: SignedIn, place: { z: number; x: number; y: number }) {
  const { rawPayload } = await askTile(reader, 'sites', place);
  const layer = new VectorTile(new PbfReader(rawPayload)).layers.sites;
  return Array.from({ length: layer?.length ?? 0 }, (_, index) => {
    const feature = layer.feature(index);
    const { geometry } = feature.toGeoJSON(place.x, place.y, place.z);
    return { properties: feature.properties, position: (geometry as { coordinates: number[] }).coordinates };
  });
}

describe('a map tile', () => {
  it('holds a site where it lies for those who may see that', async () => {
    for (const reader of [await test.as('chair'), await test.as('head', 'belgrade')]) {
      const [site] = await pointsIn(reader, tileAt(position, 14));
      expect(site.properties).toMatchObject({ id: siteId, code: 'JSA-2026-001', precision: 'P4' });
      expect(site.position[0]).toBeCloseTo(position[0], 4);
      expect(site.position[1]).toBeCloseTo(position[1], 4);
    }
  });

  it('is the same nothing for an observer whether or not there is a site', async () => {
    const observer = await test.as('observer');
    const [full, empty] = [
      await askTile(observer, 'sites', tileAt(position, 14)),
      await askTile(observer, 'sites', tileAt([20.5, 43.5], 14)),
    ];
    expect(full.rawPayload).toHaveLength(0);
    expect(steadyHeaders(full)).toEqual(steadyHeaders(empty));
    expect(full.headers.etag).toBeUndefined();
  });

  it('holds the middle of the 1 km cell, in the tile of that middle only, where no more was released', async () => {
    const chair = await test.as('chair');
    await test.parts.db.run(sql`
      insert into app.disclosures (site_id, audience, precision, purpose, risks, expires_at, decided_by)
      values (${siteId}, 'observer', 'P2', 'progress', 'none known', now() + interval '1 day', ${chair.person.id})`);
    const observer = await test.as('observer');
    const cell = await test.parts.db.one<{ x: number; y: number }>(sql`
      select st_x(st_centroid(cell)) as x, st_y(st_centroid(cell)) as y from app.sites where id = ${siteId}`);
    const [site] = await pointsIn(observer, tileAt([cell.x, cell.y], 16));
    expect(site.properties).toMatchObject({ id: siteId, precision: 'P2' });
    expect(site.position[0]).toBeCloseTo(cell.x, 4);
    expect(site.position[1]).toBeCloseTo(cell.y, 4);
    // Tiles of 300 m: the place itself lies in another one than the middle of its cell.
    const own = tileAt(position, 18);
    expect(own).not.toEqual(tileAt([cell.x, cell.y], 18));
    expect(await pointsIn(observer, own)).toEqual([]);
    await test.parts.db.run(sql`delete from app.disclosures`);
  });

  it('counts far out only the sites that the reader sees', async () => {
    for (let number = 2; number < 6; number++) {
      await addSite(test.parts.db, {
        code: `JSA-2026-00${number}`,
        owner: 'pristina',
        title: 'DEMO: another fictional place',
        status: 'proposed',
        isFictional: true,
        position,
        horizontalUncertaintyM: 50,
      });
    }
    const [cluster] = await pointsIn(await test.as('chair'), tileAt(position, clustersUpToZoom));
    expect(cluster.properties).toEqual({ siteCount: 5 });
    expect(await pointsIn(await test.as('observer'), tileAt(position, clustersUpToZoom))).toEqual([]);
  });

  it('holds every site on its own for a map that shows only some of them', async () => {
    const { z, x, y } = tileAt(position, clustersUpToZoom);
    const chair = await test.as('chair');
    const { rawPayload } = await chair.ask({ url: `/api/map-tiles/sites/${z}/${x}/${y}?clusters=false` });
    expect(new VectorTile(new PbfReader(rawPayload)).layers.sites.length).toBe(5);
  });

  it('places the symbol within the area for who may see the area but not the typed point', async () => {
    // A fictional square a kilometre and more off its site's point.
    await test.parts.db.run(sql`
      update app.sites set area = st_multi(st_makeenvelope(21.065, 42.195, 21.075, 42.205, 4326)), owner = 'pristina'
      where id = ${siteId}`);
    const place = tileAt([21.07, 42.2], 14);
    const ofSite = async (reader: SignedIn) =>
      (await pointsIn(reader, place)).find(({ properties }) => properties.id === siteId);
    const other = await ofSite(await test.as('head', 'belgrade'));
    expect(other?.properties).toMatchObject({ precision: 'P3' });
    expect(other?.position[0]).toBeGreaterThan(21.065);
    const own = await pointsIn(await test.as('head', 'pristina'), tileAt(position, 14));
    const site = own.find(({ properties }) => properties.id === siteId);
    expect(site?.position[0]).toBeCloseTo(position[0], 4);
  });

  it('holds for a preview what the previewed role sees', async () => {
    const { z, x, y } = tileAt(position, 14);
    const chair = await test.as('chair');
    const preview = await chair.ask({ url: `/api/map-tiles/sites/${z}/${x}/${y}?as=observer` });
    expect(preview.statusCode).toBe(200);
    expect(preview.rawPayload).toHaveLength(0);
  });

  it('is empty beyond the edge of the world, and a zoom that there is not is refused', async () => {
    const chair = await test.as('chair');
    expect((await askTile(chair, 'sites', { z: 3, x: 8, y: 0 })).rawPayload).toHaveLength(0);
    expect((await askTile(chair, 'sites', { z: 21, x: 0, y: 0 })).statusCode).toBe(400);
    expect((await askTile(chair, 'graves', { z: 3, x: 0, y: 0 })).statusCode).toBe(400);
  });
});
