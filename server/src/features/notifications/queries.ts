import type { MailChoice, Notification, NotificationKind, Person } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

/** Who is told: by their role, as far as it is held today by somebody who can sign in. */
export type Audience = 'chair' | 'heads' | 'members' | 'secretariat';

const roleOf: Readonly<Record<Audience, string>> = {
  chair: 'chair',
  heads: 'head',
  members: 'member',
  secretariat: 'secretariat',
};

export function insertNotifications(
  tx: Db,
  told: {
    kind: NotificationKind;
    roundId: string | null;
    siteId: string | null;
    to: readonly Audience[];
    /** Who did it knows of it. */
    by: string | null;
  },
): Promise<{ personId: string }[]> {
  const roles = told.to.map((audience) => roleOf[audience]);
  return tx.many<{ personId: string }>(sql`
    insert into app.notifications (person_id, kind, round_id, site_id)
    select holder.person_id, ${told.kind}, ${told.roundId}::uuid, ${told.siteId}::uuid
    from (select distinct person_id from app.held_roles where role = any(${roles}::text[])) holder
    where holder.person_id is distinct from ${told.by}::uuid
    returning person_id as "personId"`);
}

export function findNotifications(db: Db, person: Pick<Person, 'id'>): Promise<Notification[]> {
  return db.many<Notification>(sql`
    select told.id, told.kind, told.told_at as at, told.read_at as "readAt", told.round_id as "roundId",
           told.site_id as "siteId", coalesce(round.code, site.code, '') as code
    from app.notifications told
    left join app.rounds round on round.id = told.round_id
    left join app.sites site on site.id = told.site_id
    where told.person_id = ${person.id}
    order by told.number desc limit 100`);
}

export function markRead(db: Db, personId: string, ids: readonly string[] | null): Promise<number> {
  return db.run(sql`
    update app.notifications set read_at = now()
    where person_id = ${personId} and read_at is null
      and (${ids === null} or id = any(${ids ?? []}::uuid[]))`);
}

export async function findMailChoice(db: Db, personId: string): Promise<MailChoice> {
  const found = await db.maybeOne<{ mail: MailChoice }>(sql`
    select mail from app.mail_choices where person_id = ${personId}`);
  return found?.mail ?? 'each';
}

export function putMailChoice(tx: Db, personId: string, mail: MailChoice): Promise<number> {
  return tx.run(sql`
    insert into app.mail_choices (person_id, mail) values (${personId}, ${mail})
    on conflict (person_id) do update set mail = excluded.mail, chosen_at = now()`);
}

/** The unread ones that somebody was not written about yet, with the address; nobody is written to who cannot sign in. */
export function findUnmailed(
  db: Db,
  personId: string,
): Promise<{ email: string; mail: MailChoice; ids: string[] } | null> {
  return db.maybeOne(sql`
    select person.email, coalesce(choice.mail, 'each') as mail, json_agg(told.id) as ids
    from app.notifications told
    join app.people person on person.id = told.person_id and person.deactivated_at is null
    left join app.mail_choices choice on choice.person_id = person.id
    where told.person_id = ${personId} and told.mailed_at is null and told.read_at is null
    group by person.email, choice.mail`);
}

export function setMailed(db: Db, ids: readonly string[]): Promise<number> {
  return db.run(sql`update app.notifications set mailed_at = now() where id = any(${ids}::uuid[])`);
}
