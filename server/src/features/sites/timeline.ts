import { isAtLeast, type Person, type Precision, type SiteEvent } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { findFactsOf } from './move-queries.ts';
import { momentFor, precisionFor } from './precision.ts';
import { findSiteEvents, type TimelineRow } from './timeline-queries.ts';

const readsAll: readonly Person['roles'][number][] = ['chair', 'secretariat', 'head', 'member'];
const progress: readonly string[] = ['site.propose', 'site.add', 'site.move'];

/** What a step of progress says to those who see no more of a site than roughly where it lies: never why, never who. */
const coarseDetails: readonly string[] = ['action', 'from', 'to'];

function isForReader(person: Person, event: TimelineRow): boolean {
  const keepsOrder = person.roles.some((role) => role === 'chair' || role === 'secretariat');
  if (event.action.endsWith('.view')) return keepsOrder || event.personId === person.id;
  if (person.roles.some((role) => readsAll.includes(role))) return true;
  return progress.includes(event.action) || event.personId === person.id;
}

function toEvent(event: TimelineRow, precision: Precision, place: number): SiteEvent {
  const { id, at, action, by, details } = event;
  if (isAtLeast(precision, 'P3')) return { id, at, action, by, details };
  const coarse = Object.entries(details).filter(([name]) => coarseDetails.includes(name));
  // The number in the audit log tells how much else was done, and when.
  const coarseId = String(place);
  return {
    ...{ id: coarseId, at: momentFor(precision, at), action, by: null },
    details: Object.fromEntries(coarse),
  };
}

/**
 * What happened to a site, newest first, as far as the reader may know: the chair and the delegations read its whole
 * record, analysts and the field its progress and their own acts, observers the progress alone. Null where it does not
 * exist for them.
 */
export async function readTimeline(db: Db, person: Person, siteId: string): Promise<SiteEvent[] | null> {
  const site = await findFactsOf(db, person, siteId);
  const precision = site && precisionFor(person, site.circle, new Date());
  if (precision === null || precision === 'P0') return null;
  const events = await findSiteEvents(db, siteId);
  const told = events.filter((event) => isForReader(person, event));
  return told.map((event, index) => toEvent(event, precision, told.length - index));
}
