import type { Person } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { sessionHours } from './session.ts';

export type PersonWithHash = Person & { passwordHash: string };

export function findPersonByEmail(db: Db, email: string): Promise<PersonWithHash | null> {
  return db.maybeOne<PersonWithHash>(sql`
    select id, name, email, role, password_hash as "passwordHash"
    from app.people
    where email = lower(${email})`);
}

export function insertPerson(
  db: Db,
  person: { name: string; email: string; role: string; passwordHash: string; isDemo: boolean },
): Promise<Person> {
  return db.one<Person>(sql`
    insert into app.people (name, email, role, password_hash, is_demo)
    values (${person.name}, lower(${person.email}), ${person.role}, ${person.passwordHash}, ${person.isDemo})
    returning id, name, email, role`);
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
    select person.id, person.name, person.email, person.role,
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
