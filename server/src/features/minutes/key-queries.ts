import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';

export type KeyRow = { kid: string; publicX: string; sealedPrivateKey: Buffer; madeAt: string };

function keysWhere(condition: Sql): Sql {
  return sql`
    select key.kid, key.public_x as "publicX", key.sealed_private_key as "sealedPrivateKey", key.made_at as "madeAt"
    from app.signing_keys key
    where ${condition}
    order by key.number desc`;
}

/** The newest first: it is the one that signs. */
export function findKeys(db: Db): Promise<KeyRow[]> {
  return db.many<KeyRow>(keysWhere(sql`true`));
}

export function findKey(db: Db, kid: string): Promise<KeyRow> {
  return db.one<KeyRow>(keysWhere(sql`key.kid = ${kid}`));
}

export function lockKeys(tx: Db): Promise<number> {
  return tx.run(sql`lock table app.signing_keys in share row exclusive mode`);
}

export function insertKey(tx: Db, key: Omit<KeyRow, 'madeAt'>): Promise<number> {
  return tx.run(sql`
    insert into app.signing_keys (kid, public_x, sealed_private_key)
    values (${key.kid}, ${key.publicX}, ${key.sealedPrivateKey})`);
}

export function updateSealed(
  tx: Db,
  { kid, sealedPrivateKey }: Pick<KeyRow, 'kid' | 'sealedPrivateKey'>,
): Promise<number> {
  return tx.run(sql`update app.signing_keys set sealed_private_key = ${sealedPrivateKey} where kid = ${kid}`);
}
