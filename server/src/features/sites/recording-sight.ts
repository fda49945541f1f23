import { isAtLeast, isPermitted, type Person, type Precision } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { readPrecisions } from './read-precisions.ts';
import {
  findPlacesAtSites,
  findRecordingPlace,
  type RecordingPlace,
  type RecordingReceipt,
} from './recording-queries.ts';

/**
 * How precisely one person sees recordings. A recording at P0 does not exist for them; its track, its originals and
 * what its headers say of places are for P4 alone.
 */
export type Sight = (recording: RecordingPlace) => Precision;

/**
 * A recording follows its site. One that belongs to no site yet is for those who keep order, read, or handed it over. One
 * that a mission speaks for is for the field team of that mission from its first day until the receipt, and for both
 * delegations from the receipt on, at the same moment.
 */
export async function readSight(db: Db, person: Person): Promise<Sight> {
  const precisions = await readPrecisions(db, person);
  return sightOf(person, (siteId) => precisions.get(siteId) ?? 'P0');
}

/** The same where how precisely the person sees the sites is known already. */
export function sightOf(person: Person, precisionOf: (siteId: string) => Precision): Sight {
  const now = new Date();
  const seesAny =
    isPermitted(person.roles, 'clearance.write') || person.roles.some((role) => role === 'analyst');
  return ({ siteId, receivedFromId, receipt }) => {
    if (siteId === null) return seesAny || receivedFromId === person.id ? 'P4' : 'P0';
    const precision = precisionOf(siteId);
    if (!isAtLeast(precision, 'P3')) return 'P0';
    return seesAny || isShared(person, receipt, now) ? precision : 'P0';
  };
}

function isShared({ id, roles }: Person, receipt: RecordingReceipt | null, moment: Date): boolean {
  const isReceived =
    receipt === null || (receipt.receivedAt !== null && new Date(receipt.receivedAt) <= moment);
  if (isReceived) return roles.some((role) => role === 'head' || role === 'member');
  return roles.includes('field') && receipt.memberIds.includes(id) && new Date(receipt.startsAt) <= moment;
}

/** Null when there is no such recording, and when it does not exist for the person: nothing tells one from the other. */
export async function seeRecording(db: Db, person: Person, recordingId: string): Promise<Precision | null> {
  const sight = await readSight(db, person);
  const place = await findRecordingPlace(db, recordingId);
  const precision = place === null ? 'P0' : sight(place);
  return precision === 'P0' ? null : precision;
}

/** By site, how many recordings the person may know of: of all sites, or of the one that is named. */
export async function countRecordings(
  db: Db,
  sight: Sight,
  siteId: string | null = null,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const place of await findPlacesAtSites(db, siteId))
    if (place.siteId !== null && sight(place) !== 'P0')
      counts.set(place.siteId, (counts.get(place.siteId) ?? 0) + 1);
  return counts;
}
