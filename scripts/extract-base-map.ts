import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Edge,
  edgeKey,
  edgesOfRings,
  joinEdges,
  type LonLat,
  lineLengthKm,
  withoutEdges,
} from './base-map/edges.ts';
import { readPinnedMap } from './base-map/pinned-package.ts';
import { type Bounds, clipRing, isInRing, roundPosition, simplifyLine } from './base-map/shapes.ts';

// Makes the built-in boundary and the outlines of the base map out of two npm packages. Run it from anywhere:
// it needs npm and tar, and writes into this project. The town list (places.json) is kept by hand.

type Rings = LonLat[][];
type CountryFeature = {
  properties: { A3: string };
  geometry: { type: 'Polygon'; coordinates: Rings } | { type: 'MultiPolygon'; coordinates: Rings[] };
};

const countriesPackage = {
  name: '@geo-maps/countries-maritime-5m@0.6.0',
  integrity:
    'sha512-5x8gZQSv9B8XeU99aKCDMdl8X1Ie1iPiyfFYS8ekcuKr7Sqo4FBgxti2oK15Dg5vjxW0I9ZdIdYNHEM8B6Vy3w==',
};
const landsPackage = {
  name: '@geo-maps/earth-lands-250m@0.6.0',
  integrity:
    'sha512-0u6lsrfUyeM4HoKgPD7I2bvXX4EWLVWbaIQ8idb0ReiQIUbm3IRRwEVUjFPlNiInuPrjwQ7fhV/Ya5/fGzNBDg==',
};

const region: Bounds = { west: 17.5, south: 40, east: 25, north: 45.5 };
const outlineToleranceM = 20;
const coastToleranceM = 100;
const smallestIslandVertexCount = 12;

/** Where Kosovo, Montenegro and Serbia meet, and Kosovo, North Macedonia and Serbia. */
const westEnd: LonLat = [20.35405, 42.83263];
const eastEnd: LonLat = [21.58661, 42.2627];

const root = join(import.meta.dirname, '..');

function write(path: string, content: unknown): void {
  const file = join(root, path);
  mkdirSync(join(file, '..'), { recursive: true });
  const text = `${JSON.stringify(content)}\n`;
  writeFileSync(file, text);
  console.log(`${path}: ${(text.length / 1000).toFixed(0)} kB`);
}

function isSamePlace(a: LonLat, b: LonLat): boolean {
  return Math.abs(a[0] - b[0]) < 1e-5 && Math.abs(a[1] - b[1]) < 1e-5;
}

/** The longest line that is left of one side's outline when all its other neighbours are taken away. */
function extractBoundary(edges: Edge[], expected: { lengthKm: number; from: LonLat; to: LonLat }): LonLat[] {
  const [line] = joinEdges(edges).sort((a, b) => lineLengthKm(b) - lineLengthKm(a));
  const boundary = isSamePlace(line[0], expected.from) ? line : line.toReversed();
  if (!isSamePlace(boundary[0], expected.from) || !isSamePlace(boundary[boundary.length - 1], expected.to)) {
    throw new Error(`the boundary runs from ${boundary[0]} to ${boundary[boundary.length - 1]}`);
  }
  const lengthKm = lineLengthKm(boundary);
  if (Math.abs(lengthKm - expected.lengthKm) > 0.05) {
    throw new Error(`the boundary is ${lengthKm.toFixed(2)} km long, expected ${expected.lengthKm} km`);
  }
  return boundary;
}

function readCountries(): Map<string, Rings> {
  const { features } = readPinnedMap<{ features: CountryFeature[] }>(countriesPackage);
  return new Map(
    features.map(({ properties, geometry }) => [
      properties.A3,
      geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
    ]),
  );
}

/** Outer rings of the land in the region. Holes are left out: what the source holds of lakes is too coarse to show. */
function readLand(): Rings {
  const { geometries } = readPinnedMap<{ geometries: { coordinates: Rings[] }[] }>(landsPackage);
  return geometries
    .flatMap(({ coordinates }) => coordinates)
    .map(([outer]) => clipRing(outer, region))
    .filter((ring) => ring.length >= smallestIslandVertexCount);
}

function isInRegion([longitude, latitude]: LonLat): boolean {
  return (
    longitude > region.west && longitude < region.east && latitude > region.south && latitude < region.north
  );
}

/**
 * Edges that two countries share, on land and in the region; those of Serbia and Kosovo are not among them. North
 * Macedonia has no coast and gives all its edges: in the lake of Prespa the source has no two that agree.
 */
function edgesBetweenNeighbours(edgesByCountry: Map<string, Map<string, Edge>>, land: Rings): Edge[] {
  const seen = new Set<string>();
  const shared: Edge[] = [];
  for (const [country, edges] of edgesByCountry) {
    if (country === 'SRB' || country === 'XKX') continue;
    for (const [key, edge] of edges) {
      const middle: LonLat = [(edge[0][0] + edge[1][0]) / 2, (edge[0][1] + edge[1][1]) / 2];
      if (!isInRegion(middle)) continue;
      if ((seen.has(key) || country === 'MKD') && land.some((ring) => isInRing(middle, ring)))
        shared.push(edge);
      seen.add(key);
    }
  }
  return shared;
}

/**
 * The outline around both sides together, and the lines between all others, cut where three meet and simplified.
 * What is left of Serbia's and Kosovo's outlines when the boundary is taken away closes into one ring: so the
 * ABL is never among the outlines.
 */
function simplifiedOutlines(around: Edge[], between: Edge[]): { ring: LonLat[]; lines: LonLat[][] } {
  const aroundKeys = new Set(around.map(edgeKey));
  const ringEdges: Edge[] = [];
  const lines: LonLat[][] = [];
  for (const line of joinEdges([...around, ...between.filter((edge) => !aroundKeys.has(edgeKey(edge)))])) {
    const simple = simplifyLine(line, outlineToleranceM);
    if (aroundKeys.has(edgeKey([line[0], line[1]]))) ringEdges.push(...edgesOfRings([simple]).values());
    lines.push(...insideParts(simple));
  }
  const [ring] = joinEdges(ringEdges).sort((a, b) => b.length - a.length);
  if (!isSamePlace(ring[0], ring[ring.length - 1]))
    throw new Error('the outline of both sides does not close');
  return { ring, lines };
}

/** The runs of a line that lie in the region; a run ends at the last vertex inside. */
function insideParts(line: LonLat[]): LonLat[][] {
  const parts: LonLat[][] = [[]];
  for (const point of line) {
    if (isInRegion(point)) parts[parts.length - 1].push(point);
    else parts.push([]);
  }
  return parts.filter((part) => part.length > 1);
}

function lineFeature(line: LonLat[]) {
  const coordinates = line.map((point) => roundPosition(point, 4));
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
}

function landFeature(area: 'neighbours' | 'both-sides' | 'water', ring: LonLat[], toleranceM: number) {
  const coordinates = [simplifyLine(ring, toleranceM).map((point) => roundPosition(point, 4))];
  return { type: 'Feature', properties: { area }, geometry: { type: 'Polygon', coordinates } };
}

const countries = readCountries();
const edgesByCountry = new Map([...countries].map(([country, rings]) => [country, edgesOfRings(rings)]));
function edgesOf(...names: string[]): Map<string, Edge>[] {
  return names.map((name) => edgesByCountry.get(name) ?? new Map());
}

const [serbia, kosovo] = edgesOf('SRB', 'XKX');
const boundaryS = extractBoundary(
  withoutEdges(serbia, edgesOf('MNE', 'MKD', 'BGR', 'ROU', 'HUN', 'HRV', 'BIH')),
  { lengthKm: 367.31, from: eastEnd, to: westEnd },
);
const boundaryK = extractBoundary(withoutEdges(kosovo, edgesOf('MNE', 'ALB', 'MKD')), {
  lengthKm: 362.94,
  from: westEnd,
  to: eastEnd,
});

write('server/assets/boundary/abl-osm2017-s.geojson', {
  type: 'Feature',
  properties: {
    edition: 'osm2017-S',
    name: 'Built-in, OpenStreetMap 2017, outline of Serbia',
    source: 'OpenStreetMap, by way of the npm package @geo-maps/countries-maritime-5m 0.6.0',
    publisher: 'OpenStreetMap contributors',
    licence: 'ODbL-1.0',
    dataDate: '2017-11-30',
    isOfficial: false,
    accuracyM: 1500,
    accuracyP95M: 320,
    crs: 'EPSG:4326',
  },
  geometry: { type: 'LineString', coordinates: boundaryS.map((point) => roundPosition(point, 5)) },
});

const land = readLand();
const around = [
  ...withoutEdges(serbia, [edgesOfRings([boundaryS])]),
  ...withoutEdges(kosovo, [edgesOfRings([boundaryK])]),
];
const { ring, lines } = simplifiedOutlines(around, edgesBetweenNeighbours(edgesByCountry, land));
const regionCorners: LonLat[] = [
  [region.west, region.south],
  [region.east, region.south],
  [region.east, region.north],
  [region.west, region.north],
  [region.west, region.south],
];
const bothSides = landFeature('both-sides', clipRing(ring, region), 0);
write('server/assets/boundary/both-sides.geojson', {
  type: 'Feature',
  properties: {
    licence: 'ODbL-1.0',
    source: 'OpenStreetMap, by way of the npm package @geo-maps/countries-maritime-5m 0.6.0',
    dataDate: '2017-11-30',
  },
  geometry: bothSides.geometry,
});
write('web/public/base-map/land.json', {
  type: 'FeatureCollection',
  features: [
    landFeature('water', regionCorners, 0),
    ...land.map((ring) => landFeature('neighbours', ring, coastToleranceM)),
    bothSides,
  ],
});
write('web/public/base-map/outlines.json', {
  type: 'FeatureCollection',
  features: lines.map(lineFeature),
});
console.log(
  `boundary: ${lineLengthKm(boundaryS).toFixed(2)} km (S), ${lineLengthKm(boundaryK).toFixed(2)} km (K)`,
);
