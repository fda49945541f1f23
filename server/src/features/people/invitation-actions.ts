import { type Invitation, mayAppointIn, type Person, type Role } from '@jsa/contract';
import { type Database, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import {
  hashPassword,
  hashToken,
  insertAppointment,
  insertPerson,
  newToken,
  requireFreeAddress,
  requireStrongPassword,
} from '#features/auth/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { nothingHere, requireDaysToCome, requireFit } from './actions.ts';
import {
  type FoundInvitation,
  findInvitation,
  insertInvitation,
  lockInvitation,
  revokeInvitation as markRevoked,
  useInvitation as markUsed,
} from './invitation-queries.ts';
import { findOrganisationById, findPeople } from './queries.ts';

const sentences = {
  used: 'This invitation was used. Sign in with the password that was chosen then.',
  revoked: 'This invitation was revoked. Ask for a new one.',
  expired: 'This invitation is too old: it was good for three days. Ask for a new one.',
};

function requireOpen(invitation: FoundInvitation | null): asserts invitation is FoundInvitation {
  if (invitation === null) throw nothingHere();
  if (invitation.state === 'open') return;
  throw new Problem('invitation-over', sentences[invitation.state], { reason: invitation.state });
}

/** The link's token is in this answer only; the database keeps its hash. */
export function invite(
  db: Database,
  actor: Person,
  wanted: { email: string; organisationId: string; role: Role; validUntil: string | null },
): Promise<{ invitation: Invitation; token: string }> {
  const { email, organisationId, role, validUntil } = wanted;
  const token = newToken();
  return inTransaction(db, async (tx) => {
    const organisation = await findOrganisationById(tx, organisationId);
    if (organisation === null || !mayAppointIn(actor, organisation)) throw nothingHere();
    requireFit(role, organisation);
    await requireDaysToCome(tx, { validFrom: null, validUntil });
    // Of people elsewhere nothing is said here: whoever is invited learns it from the link.
    const colleagues = await findPeople(tx, organisation.id);
    if (colleagues.some((person) => person.email === email.toLowerCase())) {
      throw conflict('address-taken', `There is already a person with the address ${email}.`);
    }
    const invitation = await insertInvitation(tx, {
      tokenHash: hashToken(token),
      email,
      organisation,
      role,
      validUntil,
      invitedBy: actor.id,
    });
    const details = { organisationId, role };
    await recordAudit(tx, actor.id, { action: 'invitation.make', subjectId: invitation.id, details });
    return { invitation, token };
  });
}

export function revokeInvitation(db: Database, actor: Person, id: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    const invitation = await lockInvitation(tx, { id });
    if (invitation === null || !mayAppointIn(actor, invitation.organisation)) throw nothingHere();
    requireOpen(invitation);
    await markRevoked(tx, id);
    await recordAudit(tx, actor.id, { action: 'invitation.revoke', subjectId: id });
  });
}

/** Throws `not-found` for a token that was never given out, `invitation-over` for one that is good no more. */
export async function openInvitation(db: Database, token: string): Promise<FoundInvitation> {
  const invitation = await findInvitation(db, hashToken(token));
  requireOpen(invitation);
  return invitation;
}

/** Makes the person, and uses the link up; the appointment is the inviter's. */
export async function acceptInvitation(
  db: Database,
  { token, name, password }: { token: string; name: string; password: string },
): Promise<void> {
  const { email } = await openInvitation(db, token);
  requireStrongPassword(password, email);
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (tx) => {
    const invitation = await lockInvitation(tx, { tokenHash: hashToken(token) });
    requireOpen(invitation);
    await requireFreeAddress(tx, email);
    await requireDaysToCome(tx, { validFrom: null, validUntil: invitation.validUntil });
    const { organisation, role, validUntil, invitedBy } = invitation;
    const person = { name: name.trim(), email, organisation, passwordHash, isDemo: false };
    const { id } = await insertPerson(tx, person);
    await insertAppointment(tx, { personId: id, role, appointedBy: invitedBy, validUntil });
    await markUsed(tx, invitation.id, id);
    const details = { invitationId: invitation.id, role };
    await recordAudit(tx, id, { action: 'invitation.accept', subjectId: id, details });
  });
}
