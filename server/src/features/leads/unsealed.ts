import type { LeadDetail, LeadOpening, LeadPlace, LeadSummary, LeadVersion, Owner } from '@jsa/contract';
import { seal, unseal, VaultProblem } from '#vault/seal.ts';
import type { VaultKeys } from '#vault/vault-keys.ts';
import type { OpeningRow } from './opening-queries.ts';
import type { LeadRow, SealedFields } from './queries.ts';

export type FieldTexts = Record<keyof SealedFields, string>;

const fieldNames = [
  'reference',
  'statement',
  'sourceKey',
  'caveatText',
  'place',
  'withdrawalReason',
] as const satisfies readonly (keyof SealedFields)[];

type LeadAt = { owner: Owner; id: string; version: number };

/** Each field for its own place: the texts of one version of one lead. */
export function sealFields(keys: VaultKeys, lead: LeadAt, texts: FieldTexts): SealedFields {
  const sealed = fieldNames.map((field) => [field, seal(keys, { ...lead, field }, texts[field])]);
  return Object.fromEntries(sealed) as SealedFields;
}

export function unsealField(keys: VaultKeys, row: LeadAt & SealedFields, field: keyof SealedFields): string {
  const { owner, id, version } = row;
  return unseal(keys, { owner, id, version, field }, row[field]);
}

export function unsealFields(keys: VaultKeys, row: LeadAt & SealedFields): FieldTexts {
  return Object.fromEntries(fieldNames.map((field) => [field, unsealField(keys, row, field)])) as FieldTexts;
}

/** One lead that cannot be read hides no other one: it is answered with empty fields and the reason. */
function unlessUnreadable<Result>(read: () => Result): Result | VaultProblem['reason'] {
  try {
    return read();
  } catch (error) {
    if (error instanceof VaultProblem) return error.reason;
    throw error;
  }
}

function withoutSealedFields(row: LeadRow) {
  const { reference, statement, sourceKey, caveatText, place, withdrawalReason, ...open } = row;
  return open;
}

export function summaryOf(keys: VaultKeys, row: LeadRow): LeadSummary {
  const texts = unlessUnreadable(() => ({
    reference: unsealField(keys, row, 'reference'),
    caveatText: unsealField(keys, row, 'caveatText'),
  }));
  const open = withoutSealedFields(row);
  if (typeof texts === 'string') return { ...open, reference: '', caveatText: '', unreadable: texts };
  return { ...open, ...texts, unreadable: null };
}

export function placeOf(text: string): LeadPlace | null {
  return JSON.parse(text) as LeadPlace | null;
}

export function detailOf(keys: VaultKeys, row: LeadRow, versions: LeadVersion[]): LeadDetail {
  const summary = summaryOf(keys, row);
  const more = unlessUnreadable(() => ({
    place: placeOf(unsealField(keys, row, 'place')),
    withdrawalReason: unsealField(keys, row, 'withdrawalReason'),
  }));
  if (typeof more === 'string') {
    return { ...summary, unreadable: more, place: null, withdrawalReason: '', versions };
  }
  return { ...summary, ...more, versions };
}

/** The reason of an opening is sealed for the opening, which has no versions. */
export function openingReasonPlace(owner: Owner, openingId: string) {
  return { owner, id: openingId, field: 'openingReason', version: 1 };
}

export function openingOf(keys: VaultKeys, row: OpeningRow): LeadOpening {
  const { owner, version, reason, reference, ...open } = row;
  const texts = unlessUnreadable(() => ({
    reason: unseal(keys, openingReasonPlace(owner, row.id), reason),
    leadReference: unseal(keys, { owner, id: row.leadId, version, field: 'reference' }, reference),
  }));
  return typeof texts === 'string' ? { ...open, reason: '', leadReference: '' } : { ...open, ...texts };
}
