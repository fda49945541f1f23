import type { Feature, Geometry } from 'geojson';
import { GeometryFileError } from './geometry-file-error.ts';
import { FeatureCollector, type RawFile } from './plain-geometry.ts';

type GeoJson = { type?: unknown; features?: unknown; crs?: { properties?: { name?: unknown } } | null };

const geometryTypes = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
];

/** GeoJSON of RFC 7946 is WGS 84; older files name another system in their `crs` member. */
export function readGeoJson(text: string): RawFile {
  const collector = new FeatureCollector();
  const root = parsed(text);
  if (root.type === 'FeatureCollection' && Array.isArray(root.features)) {
    for (const feature of root.features) addFeature(collector, feature);
  } else if (root.type === 'Feature') addFeature(collector, root);
  else if (geometryTypes.includes(String(root.type))) collector.add(root as unknown as Geometry, null);
  else
    throw new GeometryFileError(
      'not-geojson',
      'This is JSON, but not GeoJSON: it has no features and no geometry.',
    );
  const declared = root.crs?.properties?.name;
  return collector.finish(typeof declared === 'string' ? declared : 'WGS 84 (GeoJSON)');
}

function parsed(text: string): GeoJson {
  try {
    const root: unknown = JSON.parse(text);
    if (typeof root === 'object' && root !== null) return root;
  } catch (error) {
    throw new GeometryFileError('not-json', `The file is not whole JSON: ${(error as Error).message}.`);
  }
  throw new GeometryFileError(
    'not-geojson',
    'This is JSON, but not GeoJSON: it has no features and no geometry.',
  );
}

function addFeature(collector: FeatureCollector, raw: unknown): void {
  const { geometry, properties } = (raw ?? {}) as Partial<Feature>;
  collector.add(geometry, nameOf(properties));
}

/** What a feature is called, under the words that programs use for it. */
export function nameOf(properties: unknown): string | null {
  const named = (properties ?? {}) as Record<string, unknown>;
  const name = named.name ?? named.Name ?? named.NAME ?? named.title;
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : null;
}
