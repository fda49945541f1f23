import type { GeometryFile, Position, SiteArea } from '@jsa/contract';

type Geometry = NonNullable<GeometryFile['features'][number]['geometry']>;

/** A line that was walked or drawn around the ground, closed from its last corner to its first; null for fewer than three. */
function ringOf(line: readonly Position[]): Position[] | null {
  const [first] = line;
  const last = line.at(-1);
  if (first === undefined || last === undefined) return null;
  const isClosed = first[0] === last[0] && first[1] === last[1];
  const corners = isClosed ? line.slice(0, -1) : line;
  return corners.length < 3 ? null : [...corners, first];
}

function polygonsOf(geometry: Geometry): SiteArea['coordinates'] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  return lines
    .map(ringOf)
    .filter((ring) => ring !== null)
    .map((ring) => [ring]);
}

/**
 * The area that features of a file make up: polygons as they are, lines as outlines. Null where there is none, and while
 * it is not known in which system the numbers are. `chosen` counts features from 0; none means all.
 */
export function areaOfFile({ features }: GeometryFile, chosen: readonly number[]): SiteArea | null {
  const coordinates = features
    .filter((_, index) => chosen.length === 0 || chosen.includes(index))
    .flatMap(({ geometry }) => (geometry === null ? [] : polygonsOf(geometry)));
  return coordinates.length === 0 ? null : { type: 'MultiPolygon', coordinates };
}

/** Whether any feature is, or goes around, an area; known also before the system is. */
export function mayHoldArea({ features }: GeometryFile): boolean {
  return features.some(({ type }) => type !== 'Point' && type !== 'MultiPoint');
}
