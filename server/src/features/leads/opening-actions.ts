import { randomUUID } from 'node:crypto';
import type { LeadOpening, Person } from '@jsa/contract';
import { inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { seal } from '#vault/seal.ts';
import type { Vault } from './actions.ts';
import { findOpening, findOpenings, insertOpening, lockOpening, setConfirmed } from './opening-queries.ts';
import { nothingHere, ownerOf } from './owner.ts';
import { lockLead } from './queries.ts';
import { openingOf, openingReasonPlace } from './unsealed.ts';

async function openingIn(tx: Tx, { keys }: Vault, person: Person, id: string): Promise<LeadOpening> {
  const row = await findOpening(tx, { owner: ownerOf(person), id });
  if (row === null) throw nothingHere();
  return openingOf(keys, row);
}

/** One at a time for a person and a lead: a second request says nothing that the first did not. */
export function requestOpening(
  vault: Vault,
  person: Person,
  { leadId, reason }: { leadId: string; reason: string },
): Promise<LeadOpening> {
  const owner = ownerOf(person);
  return inTransaction(vault.db, async (tx) => {
    const lead = await lockLead(tx, { owner, id: leadId });
    if (lead === null) throw nothingHere();
    const isUnderWay = (await findOpenings(tx, owner)).some(
      (opening) =>
        opening.leadId === leadId &&
        opening.requestedBy.id === person.id &&
        (opening.state === 'waiting' || opening.state === 'open'),
    );
    if (isUnderWay) throw conflict('opening-asked', 'You have asked for this opening already.');
    const id = randomUUID();
    const sealed = seal(vault.keys, openingReasonPlace(owner, id), reason);
    await insertOpening(tx, { id, leadId, reason: sealed, personId: person.id });
    const details = { openingId: id };
    await recordAudit(tx, person.id, { action: 'lead.ask-opening', subjectId: leadId, owner, details });
    return openingIn(tx, vault, person, id);
  });
}

/** By somebody else of the same owner, and within a day. From now on the one who asked can read, for half an hour. */
export function approveOpening(vault: Vault, person: Person, id: string): Promise<LeadOpening> {
  const owner = ownerOf(person);
  return inTransaction(vault.db, async (tx) => {
    const row = await lockOpening(tx, { owner, id });
    if (row === null) throw nothingHere();
    if (row.requestedBy.id === person.id) {
      throw new Problem('not-permitted', 'You asked for this opening, so another person must confirm it.', {
        reason: 'second-person',
      });
    }
    if (row.state !== 'waiting') {
      throw new Problem(
        'conflict',
        row.state === 'expired'
          ? 'Nobody confirmed this opening within a day. It must be asked for anew.'
          : 'This opening is confirmed already.',
        { state: row.state },
      );
    }
    await setConfirmed(tx, { id, personId: person.id });
    const details = { openingId: id, requestedBy: row.requestedBy.id };
    await recordAudit(tx, person.id, {
      action: 'lead.confirm-opening',
      subjectId: row.leadId,
      owner,
      details,
    });
    return openingIn(tx, vault, person, id);
  });
}
