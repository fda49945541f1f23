import type { Owner, SealingKey } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';

export type SealingKeyRow = Omit<SealingKey, 'fingerprint'>;

function keysWhere(condition: Sql): Sql {
  return sql`
    select key.id, key.party, key.recipient, person.name as "registeredBy", key.registered_at as "registeredAt",
           key.number = (select max(newest.number) from app.sealing_keys newest where newest.party = key.party)
             as "isCurrent"
    from app.sealing_keys key
    join app.people person on person.id = key.registered_by
    where ${condition}
    order by key.number desc`;
}

export function findKeys(db: Db): Promise<SealingKeyRow[]> {
  return db.many<SealingKeyRow>(keysWhere(sql`true`));
}

/** The current key of each party that has one. */
export function findCurrentKeys(db: Db): Promise<{ id: string; party: Owner; recipient: string }[]> {
  return db.many(sql`
    select distinct on (party) id, party, recipient from app.sealing_keys order by party, number desc`);
}

export function findKey(db: Db, id: string): Promise<SealingKeyRow | null> {
  return db.maybeOne<SealingKeyRow>(keysWhere(sql`key.id = ${id}`));
}

/** Null where this very key was registered before, by whomever. */
export function insertKey(
  tx: Db,
  key: { party: Owner; recipient: string; personId: string },
): Promise<{ id: string } | null> {
  return tx.maybeOne(sql`
    insert into app.sealing_keys (party, recipient, registered_by)
    values (${key.party}, ${key.recipient}, ${key.personId})
    on conflict (recipient) do nothing
    returning id`);
}
