import type { Precision, SiteStatus } from '@jsa/contract';

/**
 * Who there is, and how much of a place each of them may know.
 *
 * Of a site that Belgrade brought, Belgrade's people are "own" and Pristina's "other", and the other way round.
 */
export const actors = [
  'chair',
  'secretariat',
  'own head',
  'own member',
  'own analyst',
  'other head',
  'other member',
  'other analyst',
  'neutral analyst',
  'field on the team',
  'field not on it',
  'observer',
  'admin',
  'without appointment',
  'nobody',
] as const;
export type Actor = (typeof actors)[number];

export const chairs: Actor[] = ['chair', 'secretariat'];
export const heads: Actor[] = ['own head', 'other head'];
export const members: Actor[] = ['own member', 'other member'];
export const delegations: Actor[] = [...heads, ...members];
export const analysts: Actor[] = ['own analyst', 'other analyst', 'neutral analyst'];
export const field: Actor[] = ['field on the team', 'field not on it'];
export const readers: Actor[] = [...chairs, ...delegations, ...analysts, ...field];
export const appointed: Actor[] = [...readers, 'observer', 'admin'];

/** From when on both delegations see the place to the metre, and what became of the one mission to it. */
export const stages: Readonly<
  Record<SiteStatus, { isReady: boolean; mission: 'none' | 'under way' | 'received' }>
> = {
  proposed: { isReady: false, mission: 'none' },
  'desk-review': { isReady: false, mission: 'none' },
  'assessment-agreed': { isReady: false, mission: 'none' },
  'survey-ready': { isReady: true, mission: 'under way' },
  surveyed: { isReady: true, mission: 'received' },
  reported: { isReady: true, mission: 'received' },
  'dig-agreed': { isReady: true, mission: 'received' },
  excavating: { isReady: true, mission: 'received' },
  found: { isReady: true, mission: 'received' },
  'not-found': { isReady: true, mission: 'received' },
  inconclusive: { isReady: true, mission: 'received' },
  'closed-without-dig': { isReady: true, mission: 'received' },
  'on-hold': { isReady: false, mission: 'none' },
  withdrawn: { isReady: false, mission: 'none' },
  merged: { isReady: false, mission: 'none' },
};

/** How precisely somebody sees where a site lies (P0: it does not exist for them; P3: its area; P4: to the metre). */
export function expectedPrecision(actor: Actor, status: SiteStatus): Precision {
  const { isReady, mission } = stages[status];
  if (chairs.includes(actor) || analysts.includes(actor)) return 'P4';
  if (actor === 'own head' || actor === 'own member') return 'P4';
  if (delegations.includes(actor)) return isReady ? 'P4' : 'P3';
  if (actor === 'field on the team') return mission === 'under way' ? 'P4' : 'P0';
  return 'P0';
}

/** Who knows of a recording: the delegations from the joint receipt on, the field team until then. */
export function knowsOfRecordings(actor: Actor, status: SiteStatus): boolean {
  const { mission } = stages[status];
  if (chairs.includes(actor) || analysts.includes(actor)) return true;
  if (delegations.includes(actor)) return mission === 'received';
  return actor === 'field on the team' && mission === 'under way';
}
