import { isPermitted, type Permission, type Person } from '@jsa/contract';
import { type Screen, screens } from './view.ts';

const permissionOf: Readonly<Record<Screen, Permission>> = {
  map: 'session.read',
  rounds: 'round.read',
  digs: 'dig.read',
  progress: 'progress.read',
  clearances: 'clearance.read',
  leads: 'lead.read',
  people: 'person.read',
  boundaries: 'boundary.read',
  audit: 'audit.read',
  account: 'session.read',
};

/** The screens that the person's roles open, in the order in which they are offered. */
export function screensFor(person: Pick<Person, 'roles'> | null): readonly Screen[] {
  if (person === null) return [];
  return screens.filter(
    (screen) => screen === 'account' || screen === 'map' || isPermitted(person.roles, permissionOf[screen]),
  );
}
