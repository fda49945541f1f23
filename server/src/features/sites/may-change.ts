import type { Owner, Person, SiteStatus } from '@jsa/contract';
import { sideOf } from './conditions.ts';

/** What was agreed for excavation, and what came of it, is not written anew: another site or a reopening is. */
const closedToChange: readonly SiteStatus[] = [
  'dig-agreed',
  'excavating',
  'found',
  'not-found',
  'closed-without-dig',
  'withdrawn',
  'merged',
];

export function isClosedToChange({ status }: { status: SiteStatus }): boolean {
  return closedToChange.includes(status);
}

/** Who may write a site anew, as long as it is open: its own side's head, and those who keep the table in order. */
export function mayChange(person: Person, site: { owner: Owner; status: SiteStatus }): boolean {
  if (isClosedToChange(site)) return false;
  if (person.roles.some((role) => role === 'chair' || role === 'secretariat')) return true;
  return person.roles.includes('head') && sideOf(person) === site.owner;
}
