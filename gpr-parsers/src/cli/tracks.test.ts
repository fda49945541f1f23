import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fictionalFix } from '#fictional-recording.ts';
import { createFixtureFolder, type FixtureFolder, gpr } from './testing.ts';

let folder: FixtureFolder;
let line: string;

beforeAll(async () => {
  folder = await createFixtureFolder();
  line = await folder.addDzt({
    name: 'LINE01',
    positions: [fictionalFix(0), fictionalFix(10), fictionalFix(19, { utc: '10:15:00.000' })],
  });
});
afterAll(() => folder.remove());

describe('gpr tracks', () => {
  it('prints GeoJSON: a line, with the trace of each of its points', async () => {
    const { code, stdout } = await gpr(['tracks', line]);
    expect(code).toBe(0);
    const { type, features } = JSON.parse(stdout);
    expect(type).toBe('FeatureCollection');
    expect(features).toHaveLength(1);
    expect(features[0]).toMatchObject({
      type: 'Feature',
      properties: { name: 'LINE01', format: 'dzt', traceCount: 20, traces: [0, 10, 19] },
      geometry: { type: 'LineString' },
    });
    const [first, second] = features[0].geometry.coordinates;
    expect(first).toEqual([21, 42.5, 512.25]);
    expect(second[0]).toBeCloseTo(21.00001, 9);
  });

  it('reaches the ends of the line between fixes that lie beyond them', async () => {
    const path = await folder.addDzt({
      name: 'ENDS',
      positions: [fictionalFix(10, { elevationM: 500 }), fictionalFix(28, { elevationM: 518 })],
    });
    const { stdout } = await gpr(['tracks', path]);
    const [{ properties, geometry }] = JSON.parse(stdout).features;
    expect(properties.traces).toEqual([10, 19]);
    expect(geometry.coordinates[1]).toEqual([expect.closeTo(21.000019, 9), 42.5, 509]);
  });

  it('leaves heights out when a fix has none', async () => {
    const path = await folder.addDzt({
      name: 'FLAT',
      positions: [fictionalFix(0), fictionalFix(19, { elevationM: null })],
    });
    const { stdout } = await gpr(['tracks', path]);
    expect(JSON.parse(stdout).features[0].geometry.coordinates[0]).toEqual([21, 42.5]);
  });

  it('writes GPX where the name of the output says so, with times that have a date', async () => {
    const out = join(folder.path, 'line.gpx');
    expect(await gpr(['tracks', '-o', out, line])).toMatchObject({ code: 0, stdout: '' });
    const xml = await readFile(out, 'utf8');
    expect(xml).toContain('<trk><name>LINE01</name>');
    expect(xml.match(/<trkpt /g)).toHaveLength(3);
    expect(xml).toContain(
      '<trkpt lat="42.5" lon="21"><ele>512.25</ele><time>2026-11-22T10:15:00.000Z</time>',
    );
    expect(xml.match(/<time>/g)).toHaveLength(2);
  });

  it.each([
    ['NONE', [], 'its files tell no positions'],
    ['STILL', [fictionalFix(0), fictionalFix(9, { longitudeDeg: 21 })], 'its 2 fixes are all at one place'],
    [
      'INVALID',
      [fictionalFix(0, { quality: 'invalid' as const }), fictionalFix(9, { quality: 'invalid' as const })],
      'of its 2 fixes none is valid',
    ],
    [
      'BEYOND',
      [fictionalFix(30), fictionalFix(40)],
      'its 2 fixes belong to traces that the recording does not have (it has 20)',
    ],
  ])('tells why %s has no track, and ends with 1', async (name, positions, reason) => {
    const path = await folder.addDzt({ name, positions });
    const { code, stdout, stderr } = await gpr(['tracks', path]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`gpr: ${name} has no track: ${reason}`);
  });

  it('writes the tracks that there are, and still says which is missing', async () => {
    const none = await folder.addDzt({ name: 'NONE' });
    const { code, stdout, stderr } = await gpr(['tracks', line, none]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).features).toHaveLength(1);
    expect(stderr).toContain('NONE has no track');
  });

  it('writes over no file unless told to, and over no input even then', async () => {
    const out = await folder.add('there.geojson', 'kept');
    const refused = await gpr(['tracks', '-o', out, line]);
    expect(refused).toMatchObject({
      code: 2,
      stderr: `gpr: ${out} is there already. Name another output, or add --force.\n`,
    });
    expect(await readFile(out, 'utf8')).toBe('kept');
    expect((await gpr(['tracks', '--force', '-o', out, line])).code).toBe(0);
    expect(await readFile(out, 'utf8')).toContain('FeatureCollection');
    const before = await readFile(line);
    const input = await gpr(['tracks', '--force', '-o', line, line]);
    expect(input.stderr).toContain('is a file that is read; it is never written over');
    expect(await readFile(line)).toEqual(before);
  });
});
