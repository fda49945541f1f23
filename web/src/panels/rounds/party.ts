import type { Owner, Person, SealingKey } from '@jsa/contract';
import type { MessageKey } from '#i18n/messages.ts';

/** For whom somebody holds a sealing key: the chair for the chair, a head for the delegation. */
export function partyOf(person: Person | null): Owner | null {
  if (person === null) return null;
  if (person.roles.includes('chair')) return 'chair';
  return person.roles.includes('head') ? person.organisation.delegation : null;
}

export const partyNames = {
  belgrade: 'rounds.party.belgrade',
  chair: 'rounds.party.chair',
  pristina: 'rounds.party.pristina',
} as const satisfies Record<Owner, MessageKey>;

export function currentKeyOf(keys: readonly SealingKey[], party: Owner | null): SealingKey | null {
  return keys.find((key) => key.party === party && key.isCurrent) ?? null;
}
