import { fitsOrganisation, mayAppointIn, type Organisation, type Person, type Role } from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { deleteSessionsOf, insertAppointment } from '#features/auth/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import {
  countOtherAdmins,
  endAppointments,
  findAppointment,
  holdsRole,
  insertOrganisation,
  isAppointed,
  isOrganisationNameTaken,
  isPast,
  type LockedPerson,
  lockPerson,
  setDeactivated,
} from './queries.ts';

export function nothingHere(): Problem {
  return new Problem('not-found', 'There is nothing here.');
}

/** Throws `invalid-request` for a role that nobody of such an organisation holds. */
export function requireFit(role: Role, { kind, name }: Pick<Organisation, 'kind' | 'name'>): void {
  if (fitsOrganisation(role, kind)) return;
  throw new Problem('invalid-request', `Nobody of ${name} can be ${role}.`, { field: 'body.role' });
}

/** Throws `invalid-request` when the last day of an appointment is over before it begins. */
export async function requireDaysToCome(
  tx: Tx,
  { validFrom, validUntil }: { validFrom: string | null; validUntil: string | null },
): Promise<void> {
  if (validUntil === null) return;
  const isOver = await isPast(tx, validUntil);
  if (!isOver && (validFrom === null || validFrom <= validUntil)) return;
  const message = 'The last day of the appointment lies before its first one, or in the past.';
  throw new Problem('invalid-request', message, { field: 'body.validUntil' });
}

/** Somebody whose appointments the actor makes; whoever else does not exist for them. */
async function lockAppointee(tx: Tx, actor: Person, personId: string): Promise<LockedPerson> {
  const person = await lockPerson(tx, personId);
  if (person === null || !mayAppointIn(actor, person.organisation)) throw nothingHere();
  return person;
}

/** Locks the administrators; throws `conflict` when nobody but this person could run the machines. */
async function requireAnotherAdmin(tx: Tx, personId: string): Promise<void> {
  if (!(await holdsRole(tx, personId, 'admin')) || (await countOtherAdmins(tx, personId)) > 0) return;
  throw conflict('last-administrator', 'This is the last administrator. Appoint another one first.');
}

export function appoint(
  db: Database,
  actor: Person,
  wanted: { personId: string; role: Role; validFrom: string | null; validUntil: string | null },
): Promise<{ id: string }> {
  const { personId, role, validFrom, validUntil } = wanted;
  return inTransaction(db, async (tx) => {
    const person = await lockAppointee(tx, actor, personId);
    requireFit(role, person.organisation);
    await requireDaysToCome(tx, wanted);
    if (!person.isActive)
      throw conflict('person-deactivated', 'This person is deactivated. Activate them first.');
    if (await isAppointed(tx, wanted)) {
      throw conflict(
        'appointed-already',
        'This person is appointed to this role on some of these days already.',
      );
    }
    const appointment = await insertAppointment(tx, { ...wanted, appointedBy: actor.id });
    const details = { appointmentId: appointment.id, role, validFrom, validUntil };
    await recordAudit(tx, actor.id, { action: 'person.appoint', subjectId: personId, details });
    return appointment;
  });
}

/** At once: the next request of that person has the right no more. */
export function endAppointment(db: Database, actor: Person, appointmentId: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    const appointment = await findAppointment(tx, appointmentId);
    if (appointment === null) throw nothingHere();
    const { personId, role } = appointment;
    if (role === 'admin') await requireAnotherAdmin(tx, personId);
    await lockAppointee(tx, actor, personId);
    const ended = await endAppointments(tx, { id: appointmentId, personId, endedBy: actor.id });
    if (ended.length === 0) throw conflict('appointment-over', 'This appointment is over already.');
    const details = { appointmentId, role };
    await recordAudit(tx, actor.id, { action: 'person.end-appointment', subjectId: personId, details });
  });
}

/** Ends sessions and appointments and keeps the person out; answers with the sessions that ended. */
export function deactivatePerson(db: Database, actor: Person, personId: string): Promise<string[]> {
  return inTransaction(db, async (tx) => {
    await requireAnotherAdmin(tx, personId);
    const person = await lockAppointee(tx, actor, personId);
    if (!person.isActive) throw conflict('person-deactivated', 'This person is deactivated already.');
    const ended = await endAppointments(tx, { personId, endedBy: actor.id });
    await setDeactivated(tx, personId, true);
    const sessions = (await deleteSessionsOf(tx, personId)).map(({ id }) => id);
    const details = { roles: ended.map(({ role }) => role) };
    await recordAudit(tx, actor.id, { action: 'person.deactivate', subjectId: personId, details });
    return sessions;
  });
}

export function reactivatePerson(db: Database, actor: Person, personId: string): Promise<void> {
  return inTransaction(db, async (tx) => {
    const person = await lockAppointee(tx, actor, personId);
    if (person.isActive) throw conflict('person-active', 'This person is not deactivated.');
    await setDeactivated(tx, personId, false);
    await recordAudit(tx, actor.id, { action: 'person.reactivate', subjectId: personId });
  });
}

export function addOrganisation(
  db: Database,
  actor: Person,
  { kind, name }: Pick<Organisation, 'kind' | 'name'>,
): Promise<Organisation> {
  return inTransaction(db, async (tx) => {
    if (await isOrganisationNameTaken(tx, name.trim())) {
      throw conflict(
        'organisation-name-taken',
        `There is already an organisation with the name ${name.trim()}.`,
      );
    }
    const organisation = await insertOrganisation(tx, { kind, name: name.trim() });
    const event = { action: 'organisation.add', subjectId: organisation.id, details: { kind } };
    await recordAudit(tx, actor.id, event);
    return organisation;
  });
}
