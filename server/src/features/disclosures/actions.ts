import { createHash } from 'node:crypto';
import {
  type Disclosure,
  type DisclosureTerms,
  longestDisclosureDays,
  type Owner,
  owners,
  type Person,
} from '@jsa/contract';
import { type Database, type Db, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { seesPlace } from '#features/sites/index.ts';
import { conflict } from '#http/conflict.ts';
import { nothingHere, Problem } from '#http/problem.ts';
import {
  type DisclosureRow,
  endRequest,
  findDisclosure,
  findDisclosures,
  insertConsent,
  insertDisclosure,
  insertRequest,
  lockRequest,
} from './queries.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** For whom a person decides about releases; null for whoever only reads them. */
function partyOf({ roles, organisation }: Person): Owner | null {
  if (roles.some((role) => role === 'chair' || role === 'secretariat')) return 'chair';
  return roles.includes('head') ? organisation.delegation : null;
}

function requireParty(person: Person): Owner {
  const party = partyOf(person);
  if (party !== null) return party;
  throw new Problem('not-permitted', 'The chair, the secretariat and the heads decide about releases.');
}

function asSeen(person: Person, { siteId: _, ...row }: DisclosureRow): Disclosure {
  const awaits = owners.filter((owner) => row.consents.every(({ party }) => party !== owner));
  const party = partyOf(person);
  const may = {
    consent: row.state === 'requested' && party !== null && awaits.includes(party),
    end: (row.state === 'requested' || row.state === 'in-force') && party !== null,
  };
  return { ...row, awaits, may };
}

/** Who sees a site's area may see to whom else it is shown. */
export async function readDisclosures(db: Db, person: Person, siteId: string): Promise<Disclosure[]> {
  if (!(await seesPlace(db, person, siteId))) throw nothingHere();
  return (await findDisclosures(db, siteId)).map((row) => asSeen(person, row));
}

function requireFittingEnd({ expiresOn }: DisclosureTerms): void {
  const days = (Date.parse(`${expiresOn}T00:00:00Z`) - Date.now()) / dayMs;
  if (days > -1 && days <= longestDisclosureDays - 1) return;
  const message = `A release ends at a day from today to ${longestDisclosureDays} days from now; it can be decided anew then.`;
  throw new Problem('invalid-request', message, { field: 'body.expiresOn' });
}

/** The same terms have the same hash in every request for the site: it is what a consent is given to. */
function hashTerms(siteId: string, terms: DisclosureTerms): string {
  const { audience, precision, purpose, risks, expiresOn } = terms;
  const text = JSON.stringify({ siteId, audience, precision, purpose, risks, expiresOn });
  return createHash('sha256').update(text).digest('hex');
}

export function requestDisclosure(
  db: Database,
  person: Person,
  { siteId, terms }: { siteId: string; terms: DisclosureTerms },
): Promise<Disclosure> {
  return inTransaction(db, async (tx) => {
    if (!(await seesPlace(tx, person, siteId))) throw nothingHere();
    const party = requireParty(person);
    requireFittingEnd(terms);
    const termsSha256 = hashTerms(siteId, terms);
    const { id } = await insertRequest(tx, { ...terms, siteId, termsSha256, personId: person.id });
    await keep(tx, person, { id, siteId, verb: 'request', details: { party, ...namedTerms(terms) } });
    return consent(tx, person, { id, party, termsSha256 });
  });
}

/** What the audit keeps of terms: no word that could hold a place. */
function namedTerms({ audience, precision, expiresOn }: DisclosureTerms) {
  return { audience, precision, expiresOn };
}

function keep(
  tx: Tx,
  person: Person,
  entry: { id: string; siteId: string; verb: string; details: Record<string, unknown> },
): Promise<void> {
  const { id: subjectId, siteId, verb, details } = entry;
  return recordAudit(tx, person.id, { action: `disclosure.${verb}`, subjectId, siteId, details });
}

async function seeLocked(tx: Tx, person: Person, id: string): Promise<DisclosureRow> {
  await lockRequest(tx, id);
  const row = await findDisclosure(tx, id);
  if (row === null || !(await seesPlace(tx, person, row.siteId))) throw nothingHere();
  return row;
}

export function consentToDisclosure(
  db: Database,
  person: Person,
  { id, termsSha256 }: { id: string; termsSha256: string },
): Promise<Disclosure> {
  return inTransaction(db, async (tx) => {
    const row = await seeLocked(tx, person, id);
    const party = requireParty(person);
    if (row.state !== 'requested')
      throw conflict('consent-not-asked', 'Nobody is asked for consent to this release any more.', {
        state: row.state,
      });
    if (row.consents.some((given) => given.party === party))
      throw conflict('consented-already', 'Your side has consented to this release already.');
    if (row.termsSha256 !== termsSha256)
      throw conflict('other-terms', 'This consent is to other terms. Read the terms, then consent to them.');
    return consent(tx, person, { id, party, termsSha256 });
  });
}

async function consent(
  tx: Tx,
  person: Person,
  given: { id: string; party: Owner; termsSha256: string },
): Promise<Disclosure> {
  const { id, party, termsSha256 } = given;
  await insertConsent(tx, { ...given, personId: person.id });
  const row = await findDisclosure(tx, id);
  if (row === null) throw nothingHere();
  const isInForce = row.consents.length === owners.length;
  if (isInForce) await insertDisclosure(tx, id);
  await keep(tx, person, { ...row, verb: 'consent', details: { party, termsSha256, isInForce } });
  return asSeen(person, isInForce ? { ...row, state: 'in-force' } : row);
}

/** Any one of the three ends it, alone and at once: what was released by all needs all. */
export function endDisclosure(
  db: Database,
  person: Person,
  { id, reason }: { id: string; reason: string },
): Promise<Disclosure> {
  return inTransaction(db, async (tx) => {
    const row = await seeLocked(tx, person, id);
    const party = requireParty(person);
    if (row.state !== 'requested' && row.state !== 'in-force')
      throw conflict('release-over', 'This release is over already.', { state: row.state });
    await endRequest(tx, { id, personId: person.id, reason });
    const verb = row.state === 'in-force' ? 'revoke' : 'refuse';
    await keep(tx, person, { ...row, verb, details: { party } });
    const ended = await findDisclosure(tx, id);
    if (ended === null) throw nothingHere();
    return asSeen(person, ended);
  });
}
