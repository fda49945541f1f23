import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LonLat, lineLengthKm } from './edges.ts';
import { isInRing } from './shapes.ts';

const root = join(import.meta.dirname, '../..');
const baseMap = join(root, 'web/public/base-map');

function read<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, 'utf8')) as Content;
}

type Features<Geometry, Properties> = { features: { properties: Properties; geometry: Geometry }[] };
type Line = { coordinates: LonLat[] };
type Shape = { coordinates: LonLat[][] };
type Names = Record<'en' | 'sq' | 'sr-Latn' | 'sr-Cyrl', string> & { rank: number };

const boundary = read<{ properties: Record<string, unknown>; geometry: Line }>(
  join(root, 'server/assets/boundary/abl-osm2017-s.geojson'),
);
const abl = boundary.geometry.coordinates;
const outlines = read<Features<Line, object>>(join(baseMap, 'outlines.json')).features;
const land = read<Features<Shape, { area: string }>>(join(baseMap, 'land.json')).features;
const places = read<Features<{ coordinates: LonLat }, Names>>(join(baseMap, 'places.json')).features;

/** The demonstration's five places: whole intersections of a grid of 0.05°. */
const demoPlaces: LonLat[] = [
  [21.05, 42.2],
  [20.95, 43.1],
  [21.15, 43.05],
  [21.05, 43.2],
  [21.95, 42.8],
];

function distanceKm(a: LonLat, b: LonLat): number {
  return lineLengthKm([a, b]);
}

describe('the built-in ABL edition', () => {
  it('runs from tripoint to tripoint, 367.31 km', () => {
    expect(abl).toHaveLength(2152);
    expect(abl[0]).toEqual([21.58661, 42.2627]);
    expect(abl[abl.length - 1]).toEqual([20.35405, 42.83263]);
    expect(Math.abs(lineLengthKm(abl) - 367.31)).toBeLessThan(0.05);
  });

  it('says that it is not official and how far it may be off', () => {
    expect(boundary.properties).toMatchObject({
      isOfficial: false,
      accuracyM: 1500,
      accuracyP95M: 320,
      licence: 'ODbL-1.0',
      dataDate: '2017-11-30',
    });
  });
});

describe('the base map', () => {
  it('draws no country outline along the ABL', () => {
    const inner = abl.filter(
      (point) => distanceKm(point, abl[0]) > 1 && distanceKm(point, abl[abl.length - 1]) > 1,
    );
    expect(inner.length).toBeGreaterThan(2000);
    const vertices = outlines.flatMap(({ geometry }) => geometry.coordinates);
    for (const [longitude, latitude] of inner) {
      const near = vertices.filter(
        (v) => Math.abs(v[0] - longitude) < 0.003 && Math.abs(v[1] - latitude) < 0.002,
      );
      expect(near).toEqual([]);
    }
  });

  it('holds both sides of the ABL in one shape', () => {
    const shapes = land.filter(({ properties }) => properties.area === 'both-sides');
    expect(shapes).toHaveLength(1);
    const [ring] = shapes[0].geometry.coordinates;
    for (const place of demoPlaces) expect(isInRing(place, ring)).toBe(true);
    const inside = abl.filter((point) => isInRing(point, ring));
    expect(inside.length).toBeGreaterThan(abl.length - 20);
  });

  it('lies within its region and stays small', () => {
    const positions = [
      ...outlines.flatMap(({ geometry }) => geometry.coordinates),
      ...land.flatMap(({ geometry }) => geometry.coordinates.flat()),
      ...places.map(({ geometry }) => geometry.coordinates),
    ];
    for (const [longitude, latitude] of positions) {
      expect(longitude >= 17.5 && longitude <= 25 && latitude >= 40 && latitude <= 45.5).toBe(true);
    }
    const bytes = ['land', 'outlines', 'places'].map((name) => statSync(join(baseMap, `${name}.json`)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(600_000);
  });

  it('names every place in every language, and Kosovo with its asterisk', () => {
    for (const { properties } of places) {
      for (const language of ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const) {
        expect(properties[language]).not.toBe('');
        expect(properties).toHaveProperty([`${language}2`]);
        if (/^(Kosov[oa]|Косово)$/.test(properties[language]))
          throw new Error('Kosovo stands without its asterisk');
      }
    }
    expect(places.map(({ properties }) => properties.en)).toContain('Kosovo*');
  });

  it('stands beside its notice', () => {
    expect(readFileSync(join(baseMap, 'NOTICE.md'), 'utf8')).toMatch(/ODbL[\s\S]*CC BY 4\.0/);
    const notice = readFileSync(join(root, 'server/assets/boundary/NOTICE.md'), 'utf8');
    expect(notice).toContain('© OpenStreetMap contributors');
  });
});

describe('the demonstration sites', () => {
  it('lie on whole intersections of a 0.05° grid, two kilometres and more from any named place', () => {
    const towns = places.filter(({ properties }) => properties.rank > 0);
    for (const [longitude, latitude] of demoPlaces) {
      for (const degrees of [longitude, latitude])
        expect(Math.abs(degrees * 20 - Math.round(degrees * 20))).toBeLessThan(1e-9);
      const nearest = Math.min(
        ...towns.map(({ geometry }) => distanceKm(geometry.coordinates, [longitude, latitude])),
      );
      expect(nearest).toBeGreaterThan(2);
    }
  });
});
