import type { Organisation, Person, Role } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { sessionHours } from './session.ts';

export type PersonWithHash = Person & { passwordHash: string };

/** A person with their organisation and the roles that they hold today; `person` is the alias of app.people. */
const personColumns = sql`
  person.id, person.name, person.email,
  (select json_build_object('id', organisation.id, 'name', organisation.name, 'kind', organisation.kind,
                            'delegation', organisation.delegation)
   from app.organisations organisation where organisation.id = person.organisation_id) as organisation,
  coalesce((select json_agg(distinct appointment.role)
            from app.appointments appointment
            where appointment.person_id = person.id and appointment.valid_from <= current_date
              and (appointment.valid_until is null or appointment.valid_until >= current_date)),
           '[]'::json) as roles`;

export function findPersonByEmail(db: Db, email: string): Promise<PersonWithHash | null> {
  return db.maybeOne<PersonWithHash>(sql`
    select ${personColumns}, person.password_hash as "passwordHash"
    from app.people person
    where person.email = lower(${email})`);
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

export function insertPerson(
  db: Db,
  person: {
    name: string;
    email: string;
    organisation: Pick<Organisation, 'id' | 'kind'>;
    passwordHash: string;
    isDemo: boolean;
  },
): Promise<{ id: string }> {
  return db.one(sql`
    insert into app.people (name, email, organisation_id, organisation_kind, password_hash, is_demo)
    values (${person.name}, lower(${person.email}), ${person.organisation.id}, ${person.organisation.kind},
            ${person.passwordHash}, ${person.isDemo})
    returning id`);
}

export function insertAppointment(
  db: Db,
  appointment: { personId: string; role: Role; appointedBy: string | null },
): Promise<number> {
  return db.run(sql`
    insert into app.appointments (person_id, organisation_kind, role, appointed_by)
    select id, organisation_kind, ${appointment.role}, ${appointment.appointedBy}
    from app.people where id = ${appointment.personId}`);
}

export function updatePasswordHash(db: Db, personId: string, passwordHash: string): Promise<number> {
  return db.run(sql`update app.people set password_hash = ${passwordHash} where id = ${personId}`);
}

export function insertSession(db: Db, sessionHash: string, personId: string): Promise<number> {
  return db.run(sql`
    insert into app.sessions (token_sha256, person_id, expires_at)
    values (${sessionHash}, ${personId}, now() + make_interval(hours => ${sessionHours}))`);
}

export function findSessionPerson(
  db: Db,
  sessionHash: string,
): Promise<(Person & { isOld: boolean }) | null> {
  return db.maybeOne(sql`
    select ${personColumns},
           session.expires_at < now() + make_interval(hours => ${sessionHours}) - interval '5 minutes' as "isOld"
    from app.sessions session
    join app.people person on person.id = session.person_id
    where session.token_sha256 = ${sessionHash} and session.expires_at > now()`);
}

export function extendSession(db: Db, sessionHash: string): Promise<number> {
  return db.run(sql`
    update app.sessions
    set last_seen_at = now(), expires_at = now() + make_interval(hours => ${sessionHours})
    where token_sha256 = ${sessionHash} and expires_at > now()`);
}

export function deleteSession(db: Db, sessionHash: string): Promise<number> {
  return db.run(sql`delete from app.sessions where token_sha256 = ${sessionHash}`);
}

export function deleteSessionsOf(db: Db, personId: string): Promise<number> {
  return db.run(sql`delete from app.sessions where person_id = ${personId}`);
}

export function deleteExpiredSessions(db: Db): Promise<number> {
  return db.run(sql`delete from app.sessions where expires_at <= now()`);
}

/** Unlike a request, asking does not make the session last longer. */
export async function isSessionLive(db: Db, sessionHash: string): Promise<boolean> {
  return (await findSessionPerson(db, sessionHash)) !== null;
}
