import type { Person } from '@jsa/contract';
import { precisionFor, sightOf } from '#features/sites/index.ts';
import type { TileFeature, TileLayers } from './encode-tile.ts';
import type { LineInTile } from './queries.ts';
import { isInTile } from './tile-frame.ts';
import { readTwkb } from './twkb.ts';

/** Where a name stands: after the line's last place, turned into its direction, and never upside down. */
export function nameTurn(bearingDeg: number): { rotationDeg: number; isReversed: boolean } {
  const clockwiseDeg = ((bearingDeg + 90) % 360) - 180;
  const isReversed = Math.abs(clockwiseDeg) > 90;
  return {
    rotationDeg: isReversed ? clockwiseDeg - 180 * Math.sign(clockwiseDeg) : clockwiseDeg,
    isReversed,
  };
}

/** As a label of the line itself the name would stand once in every tile. */
function nameFeature({ name, end, bearingDeg }: LineInTile): TileFeature[] {
  const [point] = (end && readTwkb(end))?.parts[0] ?? [];
  if (point === undefined || !isInTile(point)) return [];
  return [{ type: 1, geometry: [[...point]], tags: { name, ...nameTurn(bearingDeg) } }];
}

/** The layers of a tile of survey lines. A track tells the place to the metre: it is for those who see that (P4). */
export function lineLayersOf(person: Person, lines: readonly LineInTile[]): TileLayers {
  const now = new Date();
  const precisionOf = ({ circle }: LineInTile) =>
    circle === null ? 'P0' : precisionFor(person, circle, now);
  const seen = lines.filter((line) => sightOf(person, () => precisionOf(line))(line) === 'P4');
  const features = seen.flatMap((line) => {
    const geometry = line.track ? readTwkb(line.track) : null;
    if (geometry?.kind !== 2) return [];
    const { recordingId, name, isSynthetic } = line;
    return [{ type: 2 as const, geometry: geometry.parts, tags: { recordingId, name, isSynthetic } }];
  });
  return { 'survey-lines': features, 'survey-line-names': seen.flatMap(nameFeature) };
}
