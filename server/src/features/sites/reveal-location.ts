import { isPermitted, type Person } from '@jsa/contract';

/**
 * The one place that decides whether a person sees where something lies: a site, a track, anything with
 * coordinates passes through here on its way out. Null is what is sent instead.
 */
export function revealLocation<Location>(
  person: Pick<Person, 'role'>,
  location: Location | null,
): Location | null {
  return isPermitted(person.role, 'location.exact') ? location : null;
}
