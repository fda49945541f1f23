import type {
  Delegation,
  DelegationPosition,
  DepositReceipt,
  OpenedPosition,
  ReleasedDeposit,
  Round,
  RoundDraft,
  RoundItem,
  RoundKind,
} from '@jsa/contract';
import {
  makeIdentity,
  openReleased,
  type PositionPlace,
  placeOn,
  type SealingIdentity,
  sealPosition,
} from '@jsa/sealing';
import type { LightMyRequestResponse } from 'fastify';
import type { AppUnderTest, SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addSite } from '#features/sites/index.ts';

type Party = 'chair' | Delegation;

/** The three parties of a round, signed in, each with a key of its own that is registered. */
export type Table = {
  test: AppUnderTest;
  people: Readonly<Record<Party, SignedIn>>;
  identities: Record<Party, SealingIdentity>;
  keyIds: Record<Party, string>;
};

export async function registerKeyOf(table: Table, party: Party): Promise<void> {
  const identity = await makeIdentity();
  const payload = { recipient: identity.recipient };
  const answer = await table.people[party].ask({ method: 'POST', url: '/api/sealing-keys', payload });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  table.identities[party] = identity;
  table.keyIds[party] = answer.json().id;
}

export async function setTable(test: AppUnderTest): Promise<Table> {
  const people = {
    belgrade: await test.as('head', 'belgrade'),
    chair: await test.as('chair'),
    pristina: await test.as('head', 'pristina'),
  };
  const table = { test, people, identities: {}, keyIds: {} } as Table;
  for (const party of ['belgrade', 'chair', 'pristina'] as const) await registerKeyOf(table, party);
  return table;
}

let siteCount = 0;

/** What is asked of a site before a round can decide on a dig at it. */
function planOf(siteId: string) {
  return sql`
    insert into app.dig_plans (site_id, version, area, depth_m, method, stop_rules, residual_rule, written_by)
    select site.id, 1, st_multi(site.ground), 2.5, 'machine-then-hand', 'Anything that may be human.',
           'It is marked and decided on again.', (select id from app.people order by created_at limit 1)
    from app.sites site where site.id = ${siteId}`;
}

/** A fictional site that stands where a round of a kind finds it. */
export async function addFictionalSite(
  { test }: Table,
  status: 'reported' | 'proposed' = 'reported',
): Promise<string> {
  siteCount++;
  const { id } = await addSite(test.parts.db, {
    code: `JSA-2026-${700 + siteCount}`,
    title: 'DEMO: a fictional place',
    status,
    owner: 'belgrade',
    isFictional: true,
    position: [21.05, 42.2],
    horizontalUncertaintyM: 20,
  });
  if (status === 'reported') await test.parts.db.run(planOf(id));
  return id;
}

export function draftOf(siteIds: string[], change: Partial<RoundDraft> = {}): RoundDraft {
  return {
    kind: 'dig',
    title: 'Autumn',
    agenda: 'One site.',
    budgetNote: '',
    deadline: new Date(Date.now() + 3_600_000).toISOString(),
    hidesReceipts: false,
    siteIds,
    ...change,
  };
}

function must<Body>(answer: LightMyRequestResponse): Body {
  if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.json() as Body;
}

export async function draft({ people }: Table, said: RoundDraft): Promise<Round> {
  return must(await people.chair.ask({ method: 'POST', url: '/api/rounds', payload: said }));
}

export function tryToOpen({ people }: Table, { id, version }: Pick<Round, 'id' | 'version'>) {
  const headers = { 'if-match': `"${version}"` };
  return people.chair.ask({ method: 'POST', url: `/api/rounds/${id}/opening`, headers });
}

/** Drafts and opens a round of one kind on the sites. */
export async function open(
  table: Table,
  siteIds: string[],
  change: Partial<RoundDraft> & { kind?: RoundKind } = {},
): Promise<Round> {
  return must(await tryToOpen(table, await draft(table, draftOf(siteIds, change))));
}

export async function readAs(person: SignedIn, { id }: Pick<Round, 'id'>): Promise<Round> {
  return must(await person.ask({ url: `/api/rounds/${id}` }));
}

export function itemOf(round: Round, at = 0): RoundItem {
  const item = round.items[at];
  if (item === undefined) throw new Error('There is no such item.');
  return item;
}

export function placeOf(round: Round, delegation: Delegation, item = itemOf(round)): PositionPlace {
  return placeOn(round, item, delegation);
}

/** What a position says beside its place; a test says what is different from a plain concurrence. */
function said(change: Partial<DelegationPosition> = {}): DelegationPosition {
  return {
    format: 'jsa-position/1',
    ...{ roundId: '', itemId: '', subjectSha256: '', delegation: 'belgrade', authorName: 'The head' },
    ...{
      language: 'en',
      value: 'concur',
      reasonCodes: [],
      text: '',
      conditions: [],
      reviewOn: null,
      missing: '',
    },
    ranking: [],
    sealedAt: new Date().toISOString(),
    ...change,
  };
}

export const deferral: Partial<DelegationPosition> = {
  ...{ value: 'defer', reasonCodes: ['season'], reviewOn: '2099-04-01', missing: 'Dry ground' },
};
export const objection: Partial<DelegationPosition> = {
  ...{ value: 'object', reasonCodes: ['already-searched'], text: 'Searched before.' },
};

export async function seal(table: Table, place: PositionPlace, change: Partial<DelegationPosition> = {}) {
  const { delegation } = place;
  const partyOf = (party: Party) => ({
    id: table.keyIds[party],
    recipient: table.identities[party].recipient,
  });
  return sealPosition(said(change), place, { chair: partyOf('chair'), own: partyOf(delegation) });
}

export function send(person: SignedIn, itemId: string, act: string, payload: object = {}) {
  return person.ask({ method: 'POST', url: `/api/round-items/${itemId}/${act}`, payload });
}

/** Seals and deposits as the head of a delegation. */
export async function deposit(
  table: Table,
  round: Round,
  delegation: Delegation,
  { item = itemOf(round), ...change }: Partial<DelegationPosition> & { item?: RoundItem } = {},
): Promise<DepositReceipt> {
  const sealed = await seal(table, placeOf(round, delegation, item), change);
  return must(await send(table.people[delegation], item.id, 'deposit', sealed));
}

export async function release({ people }: Table, item: Pick<RoundItem, 'id'>): Promise<ReleasedDeposit[]> {
  const answer = await people.chair.ask({ method: 'POST', url: `/api/round-items/${item.id}/release` });
  return must<{ deposits: ReleasedDeposit[] }>(answer).deposits;
}

/** What the chair's browser does: opens both, checks both. */
export async function openBoth(
  table: Table,
  round: Round,
  { item = itemOf(round), released }: { item?: RoundItem; released: readonly ReleasedDeposit[] },
): Promise<OpenedPosition[]> {
  const { chair } = table.identities;
  return Promise.all(
    released.map(async (each) => {
      const { position: _, ...opened } = await openReleased(
        each,
        placeOf(round, each.delegation, item),
        chair,
      );
      return opened;
    }),
  );
}

/** Release, opening and publication, as the chair does it. */
export async function reveal(table: Table, round: Round, item = itemOf(round)): Promise<Round> {
  const positions = await openBoth(table, round, { item, released: await release(table, item) });
  return must(await send(table.people.chair, item.id, 'publication', { positions }));
}
