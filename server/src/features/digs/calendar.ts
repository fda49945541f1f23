import { createHash } from 'node:crypto';
import { isAtLeast, isPermitted, type Person } from '@jsa/contract';
import { type PaperLanguage, speakerOf } from '@jsa/papers';
import ical, { type ICalCalendar } from 'ical-generator';
import type { Db } from '#db/db.ts';
import { readPrecisions } from '#features/sites/index.ts';
import { readList } from './list.ts';
import { findRoundDays } from './list-queries.ts';

/** The same event keeps its name from one calendar to the next, so that a program updates it. */
const nameOf = (...parts: string[]) =>
  `${createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 32)}@joint-site-assessment`;

const dayMs = 24 * 60 * 60 * 1000;
const dayAfter = (day: string) => new Date(Date.parse(day) + dayMs);

function addDays(calendar: ICalCalendar, said: { id: string; summary: string; from: string; until: string }) {
  const { id, summary, from, until } = said;
  calendar.createEvent({ id, summary, start: new Date(from), end: dayAfter(until), allDay: true });
}

/** The days of rounds, for those who sit in them, and of them only what is of sites that the person may know of. */
async function readRoundDays(db: Db, person: Person) {
  if (!isPermitted(person.roles, 'round.read')) return [];
  const precisions = await readPrecisions(db, person);
  const sees = (siteId: string) => isAtLeast(precisions.get(siteId) ?? 'P0', 'P3');
  return (await findRoundDays(db)).filter(({ siteId }) => siteId === null || sees(siteId));
}

/**
 * Days that matter, as a calendar (RFC 5545). It goes to other people's programs and machines: codes and days are in it,
 * and neither a title nor a place.
 */
export async function digCalendar(db: Db, person: Person, language: PaperLanguage): Promise<string> {
  const { say } = speakerOf(language);
  const calendar = ical({
    name: say('calendar.name'),
    prodId: { company: 'Joint Site Assessment', product: 'Digs', language: language.toUpperCase() },
    timezone: 'UTC',
  });
  for (const { code, plannedFrom, plannedUntil, clearances } of await readList(db, person)) {
    if (plannedFrom !== null && plannedUntil !== null)
      addDays(calendar, {
        ...{ id: nameOf('dig', code), summary: say('calendar.dig', { code }) },
        ...{ from: plannedFrom, until: plannedUntil },
      });
    for (const { kind, validUntil } of clearances)
      if (validUntil !== null)
        addDays(calendar, {
          id: nameOf('permission', code, kind),
          summary: say('calendar.permission-ends', { code, kind: say(`clearance.kind.${kind}`) }),
          ...{ from: validUntil, until: validUntil },
        });
  }
  for (const { code, day, kind } of await readRoundDays(db, person)) {
    const summary = say(`calendar.${kind}`, { code });
    const id = nameOf(kind, code);
    if (kind === 'returns') addDays(calendar, { id, summary, from: day, until: day });
    else calendar.createEvent({ id, summary, start: new Date(day), end: new Date(day) });
  }
  return calendar.toString();
}
