import {
  type Delegation,
  organisationKinds,
  type Person,
  type Role,
  rolesByOrganisationKind,
} from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { conflict } from '#http/conflict.ts';
import { Problem } from '#http/problem.ts';
import { hashPassword } from './password.ts';
import {
  deleteSecondFactor,
  deleteSessionsOf,
  findOrganisation,
  findPerson,
  findPersonByEmail,
  insertAppointment,
  insertPerson,
  isAddressTaken,
  updatePasswordHash,
} from './queries.ts';

export type NewPerson = {
  name: string;
  email: string;
  /** Held from today on, until further notice. */
  roles: readonly Role[];
  /** Needed where the roles do not tell: a head, a member, an analyst of a delegation. */
  delegation?: Delegation | null;
  password: string;
  /** True for the people whose passwords the demonstration prints. */
  isDemo?: boolean;
};

/** Where somebody belongs who holds these roles; throws `invalid-request` when no organisation has people of all of them. */
function organisationOf({ roles, delegation = null }: Pick<NewPerson, 'roles' | 'delegation'>) {
  const kind = organisationKinds.find(
    (candidate) =>
      (candidate === 'delegation') === (delegation !== null) &&
      roles.every((role) => rolesByOrganisationKind[candidate].includes(role)),
  );
  if (kind !== undefined) return { kind, delegation };
  const where = delegation === null ? 'outside of a delegation' : 'in a delegation';
  throw new Problem('invalid-request', `Nobody ${where} can be ${roles.join(' and ')} at once.`);
}

/** Throws `conflict` when there is somebody with this address, deactivated or not. */
export async function requireFreeAddress(tx: Tx, email: string): Promise<void> {
  if (await isAddressTaken(tx, email)) {
    throw conflict('address-taken', `There is already a person with the address ${email}.`);
  }
}

/** For the demonstration and for `npm run person`; throws `conflict` when the e-mail address is taken. */
export async function addPerson(db: Database, { isDemo = false, ...person }: NewPerson): Promise<Person> {
  const passwordHash = await hashPassword(person.password);
  return addPersonWithHash(db, { ...person, isDemo, passwordHash });
}

/** The same for a password that was hashed before. */
export function addPersonWithHash(
  db: Database,
  { isDemo = false, ...person }: Omit<NewPerson, 'password'> & { passwordHash: string },
): Promise<Person> {
  return inTransaction(db, async (tx) => {
    await requireFreeAddress(tx, person.email);
    const organisation = await findOrganisation(tx, organisationOf(person));
    const { id } = await insertPerson(tx, { ...person, organisation, isDemo });
    for (const role of person.roles) await insertAppointment(tx, { personId: id, role, appointedBy: null });
    const { roles, delegation = null } = person;
    await recordAudit(tx, null, { action: 'person.add', subjectId: id, details: { roles, delegation } });
    return findPerson(tx, id);
  });
}

/** Ends every session of that person, so that a stolen password is of no more use. */
export async function setPassword(db: Database, email: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (tx) => {
    const person = await findPersonByEmail(tx, email);
    if (!person) throw new Problem('not-found', `There is no person with the address ${email}.`);
    await updatePasswordHash(tx, person.id, passwordHash);
    await deleteSessionsOf(tx, person.id);
    await recordAudit(tx, null, { action: 'person.set-password', subjectId: person.id });
  });
}

/** For somebody who lost device and recovery codes: the password alone signs in again, and every session ends. */
export async function removeSecondFactorOf(db: Database, email: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const person = await findPersonByEmail(tx, email);
    if (!person) throw new Problem('not-found', `There is no person with the address ${email}.`);
    await deleteSecondFactor(tx, person.id);
    await deleteSessionsOf(tx, person.id);
    await recordAudit(tx, null, { action: 'second-factor.remove', subjectId: person.id });
  });
}
