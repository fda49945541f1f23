import type { Position } from '@jsa/contract';
import type { FeatureCollection } from 'geojson';

export const emptyCollection: FeatureCollection = { type: 'FeatureCollection', features: [] };

export type PointProperties = Readonly<Record<string, string | number | boolean>>;

export function pointFeatures(
  points: readonly { position: Position; properties: PointProperties }[],
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.map(({ position, properties }) => ({
      type: 'Feature',
      properties: { ...properties },
      geometry: { type: 'Point', coordinates: [...position] },
    })),
  };
}
