import type { Position, SiteArea, SitePlaceInput } from '@jsa/contract';
import { isCoordinateProblem, isInRegion, type Place, readCoordinates } from '@jsa/coordinates';
import type { Db } from '#db/db.ts';
import { Problem } from '#http/problem.ts';
import { findPointInArea } from './area-queries.ts';
import { requireArea } from './check-area.ts';

/** Where a site lies, as it is kept: WGS 84 beside what was typed or imported and how the one became the other. */
export type StoredPlace = {
  position: Position;
  horizontalUncertaintyM: number;
  area: SiteArea | null;
  originalText: string;
  originalCrs: string;
  transformation: string;
};

const field = 'body.place';

function readTyped({ text, system }: NonNullable<SitePlaceInput['coordinates']>): Place {
  const read = readCoordinates(text, system);
  if (!isCoordinateProblem(read)) return read;
  const { code, at, suggestion } = read;
  const message = `The coordinates cannot be read as ${system}: ${code}${at === null ? '' : ` at character ${at + 1}`}.`;
  throw new Problem('invalid-request', message, {
    field: `${field}.coordinates`,
    reason: code,
    at,
    suggestion,
  });
}

/** The place out of what a person typed, drew or imported. Refuses by sentences; nothing is guessed. */
export async function readPlace(db: Db, input: SitePlaceInput): Promise<StoredPlace> {
  const { coordinates, area, areaOrigin, horizontalUncertaintyM } = input;
  if (area !== null) await requireArea(db, `${field}.area`, area);
  if (coordinates !== null) {
    const typed = readTyped(coordinates);
    return {
      position: typed.position,
      horizontalUncertaintyM: Math.max(typed.horizontalUncertaintyM, horizontalUncertaintyM ?? 0),
      area,
      originalText: coordinates.text,
      originalCrs: coordinates.system,
      transformation: typed.transformation,
    };
  }
  if (area === null) {
    const message = 'Say where the site lies: type its coordinates, draw its area or import it from a file.';
    throw new Problem('invalid-request', message, { field });
  }
  if (horizontalUncertaintyM === null) {
    const message = 'Say how far off the area may be, in metres.';
    throw new Problem('invalid-request', message, { field: `${field}.horizontalUncertaintyM` });
  }
  return {
    position: await findPointInArea(db, area),
    horizontalUncertaintyM,
    area,
    originalText: areaOrigin?.text ?? '',
    originalCrs: areaOrigin?.crs ?? 'drawn on the map',
    transformation: areaOrigin?.transformation ?? 'none; drawn as WGS 84',
  };
}

/** The same for a place that another feature has read already. */
export async function requirePlace(db: Db, { position, area }: StoredPlace): Promise<void> {
  if (area !== null) await requireArea(db, 'body.area', area);
  if (isInRegion(position)) return;
  throw new Problem('invalid-request', 'The place lies outside of the region that is served here.', {
    field: 'body.position',
    reason: 'outside-region',
  });
}
