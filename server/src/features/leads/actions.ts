import { randomUUID } from 'node:crypto';
import {
  type ClosedFields,
  type LeadChange,
  type LeadDetail,
  leadMachine,
  type NewLead,
  nextState,
  type Person,
} from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { Problem } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import type { VaultKeys } from '#vault/vault-keys.ts';
import { checkFields } from './check-fields.ts';
import { findOpenOpening } from './opening-queries.ts';
import { nothingHere, ownerOf } from './owner.ts';
import {
  findLead,
  findVersions,
  insertLead,
  insertVersion,
  type LeadRow,
  lockLead,
  type SealedFields,
  updateLead,
} from './queries.ts';
import { detailOf, placeOf, sealFields, unsealField, unsealFields } from './unsealed.ts';

/** What the actions of the vault work on. */
export type Vault = { readonly db: Database; readonly keys: VaultKeys };

/** At the present version, whichever row of it was looked at before. */
async function detailIn(
  tx: Tx,
  keys: VaultKeys,
  { owner, id }: Pick<LeadRow, 'owner' | 'id'>,
): Promise<LeadDetail> {
  const lead = await findLead(tx, { owner, id });
  if (lead === null) throw nothingHere();
  return detailOf(keys, lead, await findVersions(tx, lead.id));
}

/** The lead locked, at the version that the change was made to. */
export async function lockAt(
  tx: Tx,
  person: Person,
  { id, version }: { id: string; version: number },
): Promise<LeadRow> {
  const row = await lockLead(tx, { owner: ownerOf(person), id });
  if (row === null) throw nothingHere();
  requireVersion(version, row.version);
  return row;
}

/** Writes the next version, all fields sealed for it. */
export async function writeVersion(
  tx: Tx,
  { keys, person }: { keys: VaultKeys; person: Person },
  written: Pick<LeadRow, 'id' | 'owner' | 'version'> & {
    lead: NewLead;
    withdrawalReason: string;
    fields: string[];
  },
): Promise<void> {
  const { id, owner, version, lead, withdrawalReason, fields } = written;
  const { statement, sourceKey, reference, caveatText, place, ...handling } = lead;
  const texts = {
    statement,
    sourceKey,
    reference,
    caveatText,
    place: JSON.stringify(place),
    withdrawalReason,
  };
  await insertVersion(tx, {
    ...handling,
    ...sealFields(keys, { owner, id, version }, texts),
    leadId: id,
    version,
    hasPlace: place !== null,
    hasSourceKey: sourceKey !== '',
    fields,
    personId: person.id,
  });
}

export function addLead({ db, keys }: Vault, person: Person, lead: NewLead): Promise<LeadDetail> {
  const owner = ownerOf(person);
  checkFields(lead);
  return inTransaction(db, async (tx) => {
    const id = randomUUID();
    await insertLead(tx, { id, owner, personId: person.id });
    const fields = Object.keys(lead);
    await writeVersion(tx, { keys, person }, { id, owner, version: 1, lead, withdrawalReason: '', fields });
    await recordAudit(tx, person.id, { action: 'lead.add', subjectId: id, owner });
    return detailIn(tx, keys, { id, owner });
  });
}

/** The texts of a row as they were written, whole. */
export function leadOf(keys: VaultKeys, row: LeadRow): { lead: NewLead; withdrawalReason: string } {
  const { place, withdrawalReason, ...texts } = unsealFields(keys, row);
  const { sourceReliability, informationCredibility, learntOn, caveats, doNotTableBefore } = row;
  const handling = { sourceReliability, informationCredibility, learntOn, caveats, doNotTableBefore };
  return { lead: { ...handling, ...texts, place: placeOf(place) }, withdrawalReason };
}

export function reviseLead(
  { db, keys }: Vault,
  person: Person,
  { id, version, change }: { id: string; version: number; change: LeadChange },
): Promise<LeadDetail> {
  return inTransaction(db, async (tx) => {
    const row = await lockAt(tx, person, { id, version });
    const { owner, status, site } = row;
    if (status === 'withdrawn') {
      throw new Problem('transition-forbidden', 'A withdrawn lead is not changed any more. Take it in anew.');
    }
    const fields = Object.keys(change);
    if (fields.length === 0) throw new Problem('invalid-request', 'The change changes nothing.');
    const { lead: old, withdrawalReason } = leadOf(keys, row);
    const lead = { ...old, ...change };
    checkFields(lead);
    const next = version + 1;
    await writeVersion(tx, { keys, person }, { id, owner, version: next, lead, withdrawalReason, fields });
    await updateLead(tx, { id, version: next, status, siteId: site?.id ?? null });
    await recordAudit(tx, person.id, {
      action: 'lead.change',
      subjectId: id,
      owner,
      details: { version: next, fields },
    });
    return detailIn(tx, keys, row);
  });
}

export function withdraw(
  { db, keys }: Vault,
  person: Person,
  { id, version, reason }: { id: string; version: number; reason: string },
): Promise<LeadDetail> {
  return inTransaction(db, async (tx) => {
    const row = await lockAt(tx, person, { id, version });
    const status = nextState(leadMachine, row.status, 'withdraw');
    if (status === null) {
      throw new Problem(
        'transition-forbidden',
        row.status === 'tabled'
          ? 'This lead is on the table. Withdraw its candidate site instead.'
          : 'This lead is withdrawn already.',
        { allowed: [] },
      );
    }
    const next = version + 1;
    const { lead } = leadOf(keys, row);
    const fields = ['withdrawalReason'];
    const written = { id, owner: row.owner, version: next, lead, withdrawalReason: reason, fields };
    await writeVersion(tx, { keys, person }, written);
    await updateLead(tx, { id, version: next, status, siteId: null });
    await recordAudit(tx, person.id, { action: 'lead.withdraw', subjectId: id, owner: row.owner });
    return detailIn(tx, keys, row);
  });
}

/** A lead without its closed fields. Its place is as precise as it was told, so that looking at it is kept. */
export function viewLead({ db, keys }: Vault, person: Person, id: string): Promise<LeadDetail> {
  const owner = ownerOf(person);
  return inTransaction(db, async (tx) => {
    const detail = await detailIn(tx, keys, { id, owner });
    if (detail.hasPlace) await recordAudit(tx, person.id, { action: 'lead.view', subjectId: id, owner });
    return detail;
  });
}

const closedFields = ['statement', 'sourceKey'] as const satisfies readonly (keyof SealedFields)[];

/** Statement and source key, for whom the lead is open now; each look is kept. */
export function readClosed(
  { db, keys }: Vault,
  person: Person,
  { id, version }: { id: string; version: number | null },
): Promise<ClosedFields> {
  const owner = ownerOf(person);
  return inTransaction(db, async (tx) => {
    const row = await findLead(tx, { owner, id, version });
    if (row === null) throw nothingHere();
    const opening = await findOpenOpening(tx, { leadId: id, personId: person.id });
    if (opening === null) {
      throw new Problem(
        'not-permitted',
        'This lead is closed. Ask for its opening; it opens to you for half an hour once a second person confirms.',
        { reason: 'closed' },
      );
    }
    const [statement, sourceKey] = closedFields.map((field) => unsealField(keys, row, field));
    const details = { openingId: opening.id, version: row.version };
    await recordAudit(tx, person.id, { action: 'lead.read-closed', subjectId: id, owner, details });
    return { version: row.version, statement, sourceKey, openUntil: opening.until };
  });
}
