import { readFileSync } from 'node:fs';
import { findPlacesOf, type PlaceFinder } from './places.ts';

const placesFile = new URL('../../../web/public/base-map/places.json', import.meta.url);

let finder: PlaceFinder | null = null;

/** The places that the built-in map names, in every language; read when first asked for. */
export function knownPlaces(): PlaceFinder {
  if (finder !== null) return finder;
  const { features } = JSON.parse(readFileSync(placesFile, 'utf8')) as {
    features: { properties: Record<string, unknown> }[];
  };
  const names = features.flatMap(({ properties }) =>
    Object.values(properties).filter((value) => typeof value === 'string'),
  );
  finder = findPlacesOf(names);
  return finder;
}
