import type { Position } from '@jsa/contract';
import type { Feature, Polygon } from 'geojson';

const cornerCount = 64;
const metresPerDegree = 111_195;

/** A circle of so many metres on the ground, as a polygon: it keeps its size when the map is zoomed. */
export function circleAround([longitude, latitude]: Position, radiusM: number): Feature<Polygon> {
  const shrink = Math.cos((latitude * Math.PI) / 180);
  const ring = Array.from({ length: cornerCount + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * (corner % cornerCount)) / cornerCount;
    return [
      longitude + (Math.sin(angle) * radiusM) / (metresPerDegree * shrink),
      latitude + (Math.cos(angle) * radiusM) / metresPerDegree,
    ];
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
}
