import {
  type Delegation,
  delegations,
  isAtLeast,
  type KeptDigRecord,
  type Owner,
  type Person,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { precisionFor } from '#features/sites/index.ts';
import { nothingHere } from '#http/problem.ts';
import {
  type DigState,
  findDigState,
  findRecord,
  findSigns,
  findVolumes,
  type SignRow,
} from './record-queries.ts';

/** For which party somebody agrees that an embargo ends; null for whoever only reads of it. */
export function partyOf({ roles, organisation }: Person): Owner | null {
  if (roles.includes('chair')) return 'chair';
  return roles.includes('head') ? organisation.delegation : null;
}

/** Below P3 what was dug at a site does not exist: it is its place. */
export function requireSeen(person: Person, state: DigState | null): DigState {
  if (state === null || !isAtLeast(precisionFor(person, state.circle, new Date()), 'P3')) throw nothingHere();
  return state;
}

const writers: readonly Person['roles'][number][] = ['chair', 'secretariat', 'field'];

/** Who may do what with the record now; the actions refuse by the same words. */
export function offersOf(
  person: Person,
  state: DigState,
  { hasRecord, signs }: { hasRecord: boolean; signs: readonly SignRow[] },
): KeptDigRecord['may'] {
  const writes = person.roles.some((role) => writers.includes(role)) && state.status === 'excavating';
  const { delegation } = person.organisation;
  const isHead = person.roles.includes('head') && delegation !== null;
  const party = partyOf(person);
  return {
    write: writes && signs.length === 0,
    refuse:
      isHead &&
      hasRecord &&
      state.status === 'excavating' &&
      !signs.some((sign) => sign.delegation === delegation),
    reportFind: writes && state.find === null,
    liftEmbargo: party !== null && state.embargo !== null && !state.embargo.liftedFor.includes(party),
  };
}

function signOf(delegation: Delegation, signs: readonly SignRow[]): KeptDigRecord['signs'][number] {
  const found = signs.find((sign) => sign.delegation === delegation);
  return found ?? { delegation, did: null, name: null, at: null, reason: '' };
}

export async function keptRecord(db: Db, person: Person, state: DigState): Promise<KeptDigRecord> {
  const { siteId, find, embargo } = state;
  const row = await findRecord(db, siteId);
  const signs = await findSigns(db, siteId);
  const may = offersOf(person, state, { hasRecord: row !== null, signs });
  const common = { signs: delegations.map((each) => signOf(each, signs)), find, embargo, may };
  if (row === null)
    return { ...common, version: 0, record: null, writtenBy: null, writtenAt: null, volumes: null };
  const { version, writtenBy, writtenAt, ...record } = row;
  return { ...common, version, record, writtenBy, writtenAt, volumes: await findVolumes(db, siteId) };
}

export async function readRecord(db: Db, person: Person, siteId: string): Promise<KeptDigRecord> {
  return keptRecord(db, person, requireSeen(person, await findDigState(db, person, siteId)));
}
