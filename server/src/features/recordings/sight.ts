import { isAtLeast, isPermitted, type Person, type Precision } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { readPrecisions } from '#features/sites/index.ts';
import type { RecordingReceipt } from '#features/surveys/index.ts';

/** What decides whether somebody may see a recording: where it belongs, who handed it over, and whether it is received. */
export type RecordingPlace = {
  readonly siteId: string | null;
  readonly receivedFromId: string;
  /** Null while it lies on no line of a survey. */
  readonly receipt: RecordingReceipt | null;
};

/** How precisely one person sees recordings. A recording at P0 does not exist for them; its track is for P4 alone. */
export type Sight = (recording: RecordingPlace) => Precision;

/**
 * A recording follows its site. One that belongs to no site yet is for those who keep order, read, or handed it over. One
 * that lies on a line of a survey is for the field team of that mission from its first day until the receipt, and for
 * both delegations from the receipt on.
 */
export async function readSight(db: Db, person: Person): Promise<Sight> {
  const precisions = await readPrecisions(db, person);
  const seesAny =
    isPermitted(person.roles, 'clearance.write') || person.roles.some((role) => role === 'analyst');
  const now = new Date();
  return ({ siteId, receivedFromId, receipt }) => {
    if (siteId === null) return seesAny || receivedFromId === person.id ? 'P4' : 'P0';
    const precision = precisions.get(siteId) ?? 'P0';
    if (!isAtLeast(precision, 'P3')) return 'P0';
    return receipt === null || seesAny || isShared(person, receipt, now) ? precision : 'P0';
  };
}

function isShared(
  { id, roles }: Person,
  { startsAt, receivedAt, memberIds }: RecordingReceipt,
  moment: Date,
): boolean {
  const isReceived = receivedAt !== null && new Date(receivedAt) <= moment;
  if (isReceived) return roles.some((role) => role === 'head' || role === 'member');
  return roles.includes('field') && memberIds.includes(id) && new Date(startsAt) <= moment;
}
