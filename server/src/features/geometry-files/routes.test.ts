import { type GeometryFile, type Role, readGeometryFile } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { geoPackageOf, shpOf, zipOf } from '#geometry/files-under-test.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
});

afterAll(() => test.close());

async function send(
  payload: string | Buffer,
  { role = 'head', query = '', name = 'zona%20e%20interesit.geojson' } = {},
) {
  const reader = await test.as(role as Role);
  return reader.ask({
    method: readGeometryFile.method,
    url: `${readGeometryFile.url}${query}`,
    headers: { 'x-file-name': name, 'content-type': 'application/geo+json' },
    payload,
  });
}

const bowTie = {
  type: 'Polygon',
  coordinates: [
    [
      [21, 43],
      [21.1, 43.1],
      [21.1, 43],
      [21, 43.1],
      [21, 43],
    ],
  ],
};

describe('a geometry file that is sent', () => {
  it('is answered in WGS 84, with its own name and hash', async () => {
    const answer = await send(JSON.stringify({ type: 'Point', coordinates: [21.05, 43.05] }));
    expect(answer.statusCode).toBe(200);
    const file: GeometryFile = answer.json();
    expect(file).toMatchObject({ fileName: 'zona e interesit.geojson', format: 'geojson', findings: [] });
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(file.features[0].geometry).toEqual({ type: 'Point', coordinates: [21.05, 43.05] });
  });

  it('is read whichever program wrote it', async () => {
    const place = [
      [21.05, 43.05],
      [21.1, 43.1],
    ] as const;
    const kml = `<kml><Placemark><Point><coordinates>21.05,43.05</coordinates></Point></Placemark></kml>`;
    const gpx = `<gpx><wpt lat="43.05" lon="21.05"/></gpx>`;
    const wgs84 = { id: 4326, name: 'WGS 84', organisation: 'EPSG', code: 4326 };
    for (const [format, bytes] of [
      ['kml', kml],
      ['gpx', gpx],
      ['kmz', zipOf({ 'doc.kml': kml })],
      ['shapefile', zipOf({ 'a.shp': shpOf(place), 'a.prj': 'GEOGCS["WGS 84"]' })],
      ['geopackage', geoPackageOf(place, wgs84)],
    ] as const) {
      const file: GeometryFile = (await send(Buffer.from(bytes))).json();
      expect(file).toMatchObject({ format, crs: { chosen: 'wgs84' } });
      expect(file.features[0].geometry?.coordinates.flat().slice(0, 2)).toEqual([21.05, 43.05]);
    }
  });

  it('says where an area crosses itself', async () => {
    const { findings }: GeometryFile = (await send(JSON.stringify(bowTie))).json();
    expect(findings).toEqual([{ code: 'self-crossing', feature: 0, vertex: null, position: [21.05, 43.05] }]);
  });

  it('is refused with the reason and the place when it cannot be read', async () => {
    const answer = await send('{"type":"LineString","coordinates":[[21,43],[21.1]]}');
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toEqual({
      code: 'unreadable-geometry',
      message: 'zona e interesit.geojson: Vertex 2 of feature 1 is not two numbers.',
      details: { reason: 'not-a-number', fileName: 'zona e interesit.geojson', feature: 0, vertex: 1 },
    });
  });

  it('that is larger than 20 MB is refused', async () => {
    expect((await send(Buffer.alloc(20 * 2 ** 20 + 1))).statusCode).toBe(413);
  });

  it('without a body is refused', async () => {
    expect((await send('')).json()).toMatchObject({ details: { reason: 'empty-file' } });
  });

  it('is not read for those who see no evidence', async () => {
    for (const role of ['observer', 'admin']) expect((await send('{}', { role })).statusCode).toBe(404);
  });

  it('needs a name', async () => {
    expect((await send('{}', { name: '%E0%A4%A' })).json()).toMatchObject({ code: 'invalid-request' });
  });
});
