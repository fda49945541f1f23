import { isAtLeast, isPermitted, type Person, type Precision } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { readPrecisions } from '#features/sites/index.ts';

/** What decides whether somebody may see a recording: where it belongs and who handed it over. */
export type RecordingPlace = { readonly siteId: string | null; readonly receivedFromId: string };

/** How precisely one person sees recordings. A recording at P0 does not exist for them; its track is for P4 alone. */
export type Sight = (recording: RecordingPlace) => Precision;

/** A recording follows its site. One that belongs to no site yet is for those who keep order, read, or handed it over. */
export async function readSight(db: Db, person: Person): Promise<Sight> {
  const precisions = await readPrecisions(db, person);
  const seesTheUnplaced =
    isPermitted(person.roles, 'clearance.write') || person.roles.some((role) => role === 'analyst');
  return ({ siteId, receivedFromId }) => {
    if (siteId === null) return seesTheUnplaced || receivedFromId === person.id ? 'P4' : 'P0';
    const precision = precisions.get(siteId) ?? 'P0';
    return isAtLeast(precision, 'P3') ? precision : 'P0';
  };
}
