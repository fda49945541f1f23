import {
  type Delegation,
  organisationKinds,
  type Person,
  type Role,
  rolesByOrganisationKind,
  type SignIn,
} from '@jsa/contract';
import { type Database, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { Problem } from '#http/problem.ts';
import { hashPassword, isPasswordRight } from './password.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findOrganisation,
  findPerson,
  findPersonByEmail,
  insertAppointment,
  insertPerson,
  insertSession,
  updatePasswordHash,
} from './queries.ts';
import { hashSessionToken, newSessionToken } from './session.ts';

/** Answers in the same time and words whether the e-mail address or the password is wrong. */
export async function startSession(
  db: Database,
  attempt: SignIn,
): Promise<{ person: Person; token: string }> {
  const found = await findPersonByEmail(db, attempt.email.trim());
  const isRight = await isPasswordRight(attempt.password, found?.passwordHash ?? null);
  if (!found || !isRight) {
    // What was typed is not kept: people type passwords into the wrong field.
    await inTransaction(db, (tx) =>
      recordAudit(tx, null, { action: 'session.refuse', subjectId: found?.id ?? null }),
    );
    throw new Problem('wrong-sign-in', 'E-mail address and password do not belong together.');
  }
  const { passwordHash: _, ...person } = found;
  const token = newSessionToken();
  await inTransaction(db, async (tx) => {
    await deleteExpiredSessions(tx);
    await insertSession(tx, hashSessionToken(token), person.id);
    await recordAudit(tx, person.id, { action: 'session.start', subjectId: person.id });
  });
  return { person, token };
}

export async function endSession(db: Database, personId: string, sessionHash: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await deleteSession(tx, sessionHash);
    await recordAudit(tx, personId, { action: 'session.end', subjectId: personId });
  });
}

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

/** For the demonstration and for `npm run person`; throws `conflict` when the e-mail address is taken. */
export async function addPerson(db: Database, { isDemo = false, ...person }: NewPerson): Promise<Person> {
  const passwordHash = await hashPassword(person.password);
  return inTransaction(db, async (tx) => {
    const isTaken = (await findPersonByEmail(tx, person.email)) !== null;
    if (isTaken) throw new Problem('conflict', `There is already a person with the address ${person.email}.`);
    const organisation = await findOrganisation(tx, organisationOf(person));
    const { id } = await insertPerson(tx, { ...person, organisation, passwordHash, isDemo });
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
