import type { Owner, Person, SealingKey } from '@jsa/contract';
import { fingerprintOf } from '@jsa/sealing';
import { type Database, type Db, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { conflict } from '#http/conflict.ts';
import { nothingHere, Problem } from '#http/problem.ts';
import { findCurrentKeys, findKey, findKeys, insertKey, type SealingKeyRow } from './queries.ts';

/** For whom somebody holds a key: the chair for the chair, a head for the delegation. */
function partyOf({ roles, organisation }: Person): Owner | null {
  if (roles.includes('chair')) return 'chair';
  return roles.includes('head') ? organisation.delegation : null;
}

async function withFingerprint(row: SealingKeyRow): Promise<SealingKey> {
  return { ...row, fingerprint: await fingerprintOf(row.recipient) };
}

export async function readSealingKeys(db: Db): Promise<SealingKey[]> {
  return Promise.all((await findKeys(db)).map(withFingerprint));
}

/** The current key of each party: what positions are sealed to now. */
export async function currentSealingKeys(
  db: Db,
): Promise<ReadonlyMap<Owner, { id: string; recipient: string }>> {
  return new Map((await findCurrentKeys(db)).map(({ party, ...key }) => [party, key]));
}

/** From now on positions are sealed to this key; what was sealed to the one before can be wrapped anew. */
export function registerKey(db: Database, person: Person, recipient: string): Promise<SealingKey> {
  return inTransaction(db, async (tx) => {
    const party = partyOf(person);
    if (party === null) throw new Problem('not-permitted', 'The chair and the heads hold sealing keys.');
    const added = await insertKey(tx, { party, recipient, personId: person.id });
    if (added === null)
      throw conflict('key-known', 'This key was registered before. Make a new one.', {
        field: 'body.recipient',
      });
    const row = await findKey(tx, added.id);
    if (row === null) throw nothingHere();
    const key = await withFingerprint(row);
    const details = { party, recipient, fingerprint: key.fingerprint };
    await recordAudit(tx, person.id, { action: 'sealing-key.register', subjectId: key.id, details });
    return key;
  });
}
