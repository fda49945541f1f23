import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { geoPackageOf, shpOf, zipOf } from './files-under-test.ts';
import { type GeometryTaskResult, run } from './geometry-task.ts';
import type { CrsChoice } from './interpret-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'jsa-geometry-'));
afterAll(() => rmSync(folder, { recursive: true }));

const unasked: CrsChoice = { crs: null, isSwapped: false };

function read(bytes: Uint8Array | string, choice = unasked): Promise<GeometryTaskResult> {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  return run({ path, choice });
}

async function readWell(bytes: Uint8Array | string, choice = unasked) {
  const result = await read(bytes, choice);
  if (result.outcome === 'unreadable') throw new Error(result.message);
  return result.file;
}

const degrees = [
  [21.05, 43.05],
  [21.1, 43.1],
  [21.15, 43.05],
] as const;
const utm = [
  [504072.11, 4766368.45],
  [508137.6, 4771924.58],
] as const;
const zone7 = [
  [7504072, 4767893],
  [7508140, 4773451],
] as const;
const line = { type: 'LineString', coordinates: degrees };
const kmlLine = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Vija</name>
  <LineString><coordinates>21.05,43.05,410 21.1,43.1,420 21.15,43.05,400</coordinates></LineString></Placemark></Document></kml>`;
const gpxLine = `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Vija</name><trkseg>
  <trkpt lat="43.05" lon="21.05"/><trkpt lat="43.1" lon="21.1"/><trkpt lat="43.05" lon="21.15"/></trkseg></trk></gpx>`;

describe('a geometry file', () => {
  it.each([
    ['geojson', JSON.stringify({ type: 'Feature', properties: { name: 'Vija' }, geometry: line })],
    [
      'geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [{ type: 'Feature', properties: { Name: 'Vija' }, geometry: line }],
      }),
    ],
    ['kml', kmlLine],
    ['kmz', zipOf({ 'doc.kml': kmlLine })],
    ['gpx', gpxLine],
  ])('of the kind %s is in WGS 84 by its own definition', async (format, bytes) => {
    const file = await readWell(bytes);
    expect(file.format).toBe(format);
    expect(file.crs).toMatchObject({ declaredAs: 'wgs84', chosen: 'wgs84', needsChoice: false });
    expect(file.features).toEqual([{ name: 'Vija', type: 'LineString', vertexCount: 3, geometry: line }]);
  });

  it('keeps no heights, and says so', async () => {
    expect((await readWell(kmlLine)).findings.map(({ code }) => code)).toEqual(['heights-left-out']);
  });

  it('is known by its bytes, in whichever encoding its text is', async () => {
    const utf16 = Buffer.from(`\ufeff${JSON.stringify(line)}`, 'utf16le');
    expect((await readWell(utf16)).features[0].geometry).toEqual(line);
  });

  it('with a declared system that its numbers agree with becomes WGS 84', async () => {
    const prj = 'PROJCS["WGS_1984_UTM_Zone_34N",GEOGCS["GCS_WGS_1984"]]';
    const file = await readWell(zipOf({ 'abl.shp': shpOf(utm), 'abl.prj': prj }));
    expect(file.crs).toMatchObject({ chosen: 'utm34n', declared: prj, needsChoice: false });
    const [first] = (file.features[0].geometry?.coordinates ?? []) as [number, number][];
    expect(first[0]).toBeCloseTo(21.05, 5);
    expect(first[1]).toBeCloseTo(43.05, 5);
  });

  it('without a .prj is asked about, never guessed', async () => {
    const file = await readWell(zipOf({ 'abl.shp': shpOf(utm) }));
    expect(file.crs).toMatchObject({
      declared: null,
      plausible: ['utm34n'],
      needsChoice: true,
      chosen: null,
    });
    expect(file.features[0].geometry).toBeNull();
    expect(file.findings.map(({ code }) => code)).toEqual(['no-crs-declared']);
  });

  it('that declares degrees while its numbers are metres is asked about', async () => {
    const bytes = geoPackageOf(utm, { id: 0, name: 'Undefined geographic', organisation: 'NONE', code: 0 });
    const file = await readWell(bytes);
    expect(file.format).toBe('geopackage');
    expect(file.crs).toMatchObject({ plausible: ['utm34n'], needsChoice: true });
    expect(file.crs.declared).toContain('Undefined geographic');
    expect(file.findings.map(({ code }) => code)).toEqual(['crs-not-known-here']);
    const chosen = await readWell(bytes, { crs: 'utm34n', isSwapped: false });
    expect(chosen.features[0]).toMatchObject({ name: 'A line', vertexCount: 2 });
    expect(chosen.crs.transformation).toContain('EPSG:32634');
  });

  it('that says WGS 84 while its numbers are metres is contradicted', async () => {
    const bytes = geoPackageOf(utm, { id: 4326, name: 'WGS 84', organisation: 'epsg', code: 4326 });
    const file = await readWell(bytes);
    expect(file.crs).toMatchObject({ declaredAs: 'wgs84', plausible: ['utm34n'], needsChoice: true });
    expect(file.findings.map(({ code }) => code)).toEqual(['declared-contradicts-numbers']);
  });

  it('of zone 7 is asked about even where it declares one of the two systems', async () => {
    const bytes = geoPackageOf(zone7, {
      id: 9141,
      name: 'KOSOVAREF01 / Balkans zone 7',
      organisation: 'EPSG',
      code: 9141,
    });
    const file = await readWell(bytes);
    expect(file.crs).toMatchObject({
      declaredAs: 'kosovaref01',
      plausible: ['kosovaref01', 'mgi-zone-7'],
      needsChoice: true,
    });
    const old = await readWell(bytes, { crs: 'mgi-zone-7', isSwapped: false });
    expect(old.crs.horizontalUncertaintyM).toBe(10);
  });

  it('with latitude before longitude is not turned by itself, but when asked', async () => {
    const swapped = JSON.stringify({ type: 'LineString', coordinates: degrees.map(([x, y]) => [y, x]) });
    const file = await readWell(swapped);
    expect(file.crs).toMatchObject({ plausible: [], needsChoice: true });
    expect(file.findings.map(({ code }) => code)).toContain('swapped-axes');
    const turned = await readWell(swapped, { crs: 'wgs84', isSwapped: true });
    expect(turned.features[0].geometry).toEqual(line);
  });

  it('in Web Mercator is recognised and not read', async () => {
    const file = await readWell(JSON.stringify({ type: 'Point', coordinates: [2343000, 5320000] }));
    expect(file.findings.map(({ code }) => code)).toContain('looks-like-web-mercator');
  });

  it('that leaves the region says where', async () => {
    const file = await readWell(
      JSON.stringify({ type: 'LineString', coordinates: [...degrees, [23.5, 43.05]] }),
    );
    expect(file.findings).toEqual([
      { code: 'outside-region', feature: 0, vertex: 3, position: [23.5, 43.05] },
    ]);
  });
});

describe('a geometry file that cannot be read', () => {
  const bomb = `<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${kmlLine}`;
  it.each<[string, Uint8Array | string, object]>([
    ['is empty', '', { fault: 'empty-file' }],
    ['is something else', '%PDF-1.7', { fault: 'unknown-format' }],
    ['is half of a JSON', '{"type":"FeatureCollection","features":[', { fault: 'not-json' }],
    ['is another JSON', '{"type":"Topology"}', { fault: 'not-geojson' }],
    ['is half of an XML', kmlLine.slice(0, 150), { fault: 'not-xml' }],
    ['declares entities', bomb, { fault: 'has-entities' }],
    ['holds no geometry', '{"type":"FeatureCollection","features":[]}', { fault: 'no-geometry' }],
    ['is a cut archive', zipOf({ 'abl.shp': shpOf(utm) }).subarray(0, 100), { fault: 'not-a-zip' }],
    ['is an archive of letters', zipOf({ 'letter.txt': 'Dear all' }), { fault: 'no-layer' }],
    ['lacks its .shp', zipOf({ 'abl.prj': 'PROJCS[]' }), { fault: 'shapefile-part-missing' }],
    [
      'has a cut .shp',
      zipOf({ 'abl.shp': shpOf(utm).subarray(0, 120) }),
      { fault: 'damaged', place: { file: 'abl.shp' } },
    ],
    [
      'is a database of something else',
      Buffer.from('SQLite format 3\0'.padEnd(5000, '\0')),
      { fault: 'not-a-geopackage' },
    ],
    [
      'has a vertex that is no number',
      JSON.stringify({
        type: 'LineString',
        coordinates: [
          [21, 43],
          [21.1, null],
        ],
      }),
      {
        fault: 'not-a-number',
        place: { feature: 0, vertex: 1 },
        message: expect.stringContaining('Vertex 2 of feature 1'),
      },
    ],
    [
      'has a line of one vertex',
      '{"type":"LineString","coordinates":[[21,43]]}',
      { fault: 'too-few-vertices' },
    ],
    [
      'has a ring of two corners',
      '{"type":"Polygon","coordinates":[[[21,43],[21.1,43]]]}',
      { fault: 'too-few-vertices' },
    ],
    [
      'has too many vertices',
      JSON.stringify({ type: 'MultiPoint', coordinates: Array(200_001).fill([21, 43]) }),
      { fault: 'too-many-vertices' },
    ],
    [
      'has too many features',
      JSON.stringify({
        type: 'FeatureCollection',
        features: Array(10_001).fill({ type: 'Feature', geometry: { type: 'Point', coordinates: [21, 43] } }),
      }),
      { fault: 'too-many-features' },
    ],
  ])('because it %s is answered with the reason and the place', async (_, bytes, expected) => {
    expect(await read(bytes)).toMatchObject({ outcome: 'unreadable', ...expected });
  });

  it('because it swells in unpacking is refused', async () => {
    const zeros = Buffer.alloc(70 * 2 ** 20);
    const bomb = zipOf({ 'a.shp': zeros, 'b.shp': zeros, 'c.shp': zeros });
    expect(bomb.byteLength).toBeLessThan(2 ** 20);
    expect(await read(bomb)).toMatchObject({ outcome: 'unreadable', fault: 'zip-too-large' });
  });

  it('as what a person chose says that its numbers contradict the choice', async () => {
    const choice: CrsChoice = { crs: 'utm34n', isSwapped: false };
    expect(await read(JSON.stringify(line), choice)).toMatchObject({ fault: 'crs-contradicts-numbers' });
  });

  it('may be cut off anywhere without an accident', async () => {
    const whole = geoPackageOf(utm, { id: 32634, name: 'UTM', organisation: 'EPSG', code: 32634 });
    for (const bytes of [whole, zipOf({ 'abl.shp': shpOf(utm), 'abl.prj': 'x' })]) {
      for (let part = 1; part < 40; part++) {
        const cut = bytes.subarray(0, Math.floor((bytes.byteLength * part) / 40));
        expect((await read(cut)).outcome).toMatch(/read/);
      }
    }
  });
});
