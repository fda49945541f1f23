import type { Passkey, SignedInBrowser } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

export function findSessionsOf(
  db: Db,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<SignedInBrowser[]> {
  return db.many<SignedInBrowser>(sql`
    select id, id = ${sessionId} as "isThisOne", created_at as "startedAt", updated_at as "lastSeenAt",
           nullif(ip_address, '') as "ipAddress", nullif(user_agent, '') as "userAgent"
    from app.sessions
    where person_id = ${personId} and expires_at > now()
    order by id = ${sessionId} desc, updated_at desc`);
}

export function deleteSessionOf(db: Db, personId: string, sessionId: string): Promise<number> {
  return db.run(sql`delete from app.sessions where id = ${sessionId} and person_id = ${personId}`);
}

export function findPasskeysOf(db: Db, personId: string): Promise<Passkey[]> {
  return db.many<Passkey>(sql`
    select id, coalesce(name, '') as name, created_at as "addedAt", is_synced as "isSynced"
    from app.passkeys
    where person_id = ${personId}
    order by created_at, id`);
}

export function updatePasskeyName(
  db: Db,
  passkey: { personId: string; id: string; name: string },
): Promise<number> {
  return db.run(sql`
    update app.passkeys set name = ${passkey.name} where id = ${passkey.id} and person_id = ${passkey.personId}`);
}

export function deletePasskey(db: Db, personId: string, id: string): Promise<number> {
  return db.run(sql`delete from app.passkeys where id = ${id} and person_id = ${personId}`);
}
