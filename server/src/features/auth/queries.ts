import type { Organisation, Person, Role, SignedInPerson } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { sessionSeconds } from './session-cookie.ts';

/** A person with their organisation and the roles that they hold now; `person` is the alias of app.people. */
const personColumns = sql`
  person.id, person.name, person.email,
  (select json_build_object('id', organisation.id, 'name', organisation.name, 'kind', organisation.kind,
                            'delegation', organisation.delegation)
   from app.organisations organisation where organisation.id = person.organisation_id) as organisation,
  coalesce((select json_agg(held.role order by held.role) from app.held_roles held where held.person_id = person.id),
           '[]'::json) as roles`;

/** Nobody who is deactivated. */
export function findPersonByEmail(db: Db, email: string): Promise<Person | null> {
  return db.maybeOne<Person>(sql`
    select ${personColumns}
    from app.people person
    where person.email = lower(${email}) and person.deactivated_at is null`);
}

/** Someone who is deactivated has an address too. */
export async function isAddressTaken(db: Db, email: string): Promise<boolean> {
  return (await db.maybeOne(sql`select 1 from app.people where email = lower(${email})`)) !== null;
}

export function findPerson(db: Db, personId: string): Promise<Person> {
  return db.one<Person>(sql`select ${personColumns} from app.people person where person.id = ${personId}`);
}

/** The organisation that a delegation is, or else the first of its kind. */
export function findOrganisation(
  db: Db,
  { kind, delegation }: Pick<Organisation, 'kind' | 'delegation'>,
): Promise<Organisation> {
  return db.one<Organisation>(sql`
    select id, name, kind, delegation
    from app.organisations
    where kind = ${kind} and delegation is not distinct from ${delegation}
    order by created_at, id
    limit 1`);
}

export async function insertPerson(
  db: Db,
  person: {
    name: string;
    email: string;
    organisation: Pick<Organisation, 'id' | 'kind'>;
    passwordHash: string;
    isDemo: boolean;
  },
): Promise<{ id: string }> {
  const { id } = await db.one<{ id: string }>(sql`
    insert into app.people (name, email, organisation_id, organisation_kind, is_demo)
    values (${person.name}, lower(${person.email}), ${person.organisation.id}, ${person.organisation.kind},
            ${person.isDemo})
    returning id`);
  await db.run(sql`
    insert into app.accounts (person_id, provider, provider_person_id, password_hash)
    values (${id}, 'credential', ${id}, ${person.passwordHash})`);
  return { id };
}

export type NewAppointment = {
  personId: string;
  role: Role;
  appointedBy: string | null;
  validFrom?: string | null;
  validUntil?: string | null;
};

export function insertAppointment(db: Db, appointment: NewAppointment): Promise<{ id: string }> {
  const { personId, role, appointedBy, validFrom = null, validUntil = null } = appointment;
  return db.one(sql`
    insert into app.appointments (person_id, organisation_kind, role, appointed_by, valid_from, valid_until)
    select id, organisation_kind, ${role}, ${appointedBy}, coalesce(${validFrom}::date, current_date),
           ${validUntil}::date
    from app.people where id = ${personId}
    returning id`);
}

export async function findPasswordHash(db: Db, personId: string): Promise<string | null> {
  const row = await db.maybeOne<{ hash: string }>(sql`
    select password_hash as hash from app.accounts where person_id = ${personId} and provider = 'credential'`);
  return row?.hash ?? null;
}

export function updatePasswordHash(db: Db, personId: string, passwordHash: string): Promise<number> {
  return db.run(sql`
    update app.accounts set password_hash = ${passwordHash}, updated_at = now()
    where person_id = ${personId} and provider = 'credential'`);
}

export async function deleteSecondFactor(db: Db, personId: string): Promise<void> {
  await db.run(sql`delete from app.second_factors where person_id = ${personId}`);
  await db.run(
    sql`update app.people set has_second_factor = false, updated_at = now() where id = ${personId}`,
  );
}

export function findSessionPerson(
  db: Db,
  token: string,
): Promise<(SignedInPerson & { sessionId: string; isOld: boolean; isOn: boolean }) | null> {
  return db.maybeOne(sql`
    select ${personColumns}, session.id as "sessionId", person.has_second_factor as "isOn",
           session.expires_at < now() + make_interval(secs => ${sessionSeconds}) - interval '5 minutes' as "isOld"
    from app.sessions session
    join app.people person on person.id = session.person_id
    where session.token = ${token} and session.expires_at > now() and person.deactivated_at is null`);
}

/** Null once the session is over; with the roles that the person holds at this moment. */
export function findPersonOfSession(db: Db, sessionId: string): Promise<SignedInPerson | null> {
  return db.maybeOne(sql`
    select ${personColumns}
    from app.sessions session
    join app.people person on person.id = session.person_id
    where session.id = ${sessionId} and session.expires_at > now() and person.deactivated_at is null`);
}

export function extendSession(db: Db, sessionId: string): Promise<number> {
  return db.run(sql`
    update app.sessions
    set updated_at = now(), expires_at = now() + make_interval(secs => ${sessionSeconds})
    where id = ${sessionId} and expires_at > now()`);
}

export function findSessionId(db: Db, token: string): Promise<{ id: string } | null> {
  return db.maybeOne(sql`select id from app.sessions where token = ${token}`);
}

export function deleteSession(db: Db, sessionId: string): Promise<number> {
  return db.run(sql`delete from app.sessions where id = ${sessionId}`);
}

/** Ends every session of a person but the one that is named; answers with those that ended. */
export function deleteSessionsOf(
  db: Db,
  personId: string,
  except: string | null = null,
): Promise<{ id: string }[]> {
  return db.many(sql`
    delete from app.sessions
    where person_id = ${personId} and id is distinct from ${except}::uuid
    returning id`);
}

export function deleteExpiredSessions(db: Db): Promise<number> {
  return db.run(sql`delete from app.sessions where expires_at <= now()`);
}

/** Unlike a request, asking does not make the session last longer. */
export async function isSessionLive(db: Db, sessionId: string): Promise<boolean> {
  const row = await db.maybeOne(sql`
    select 1 from app.sessions session join app.people person on person.id = session.person_id
    where session.id = ${sessionId} and session.expires_at > now() and person.deactivated_at is null`);
  return row !== null;
}

/** Whose sign-in waits for a second factor under this name. */
export async function findChallengedPerson(db: Db, identifier: string): Promise<string | null> {
  const row = await db.maybeOne<{ personId: string }>(sql`
    select value as "personId" from app.sign_in_challenges
    where identifier = ${identifier} and expires_at > now()`);
  return row?.personId ?? null;
}
