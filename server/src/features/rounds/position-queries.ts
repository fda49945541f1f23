import type { Delegation, PublishedPosition, RoundItem, RoundOutcome } from '@jsa/contract';
import { readPosition } from '@jsa/sealing';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';

export type SealedDeposit = {
  delegation: Delegation;
  commitment: string;
  iv: Buffer;
  ciphertext: Buffer;
  shareForChair: Buffer;
  shareForServer: Buffer | null;
  keyForOwn: Buffer;
  chairKeyId: string;
  ownKeyId: string;
  depositedAt: string;
  depositedBy: string;
  replacedCount: number;
  disclosedKey: Buffer | null;
};

function depositsWhere(condition: Sql): Sql {
  return sql`
    select deposit.delegation, deposit.commitment, deposit.iv, deposit.ciphertext,
           deposit.share_for_chair as "shareForChair", deposit.share_for_server as "shareForServer",
           deposit.key_for_own as "keyForOwn", deposit.chair_key_id as "chairKeyId",
           deposit.own_key_id as "ownKeyId", deposit.deposited_at as "depositedAt", person.name as "depositedBy",
           deposit.replaced_count as "replacedCount", deposit.disclosed_key as "disclosedKey"
    from app.position_deposits deposit
    join app.people person on person.id = deposit.deposited_by
    where ${condition}
    order by deposit.delegation`;
}

export function findDeposits(db: Db, itemId: string): Promise<SealedDeposit[]> {
  return db.many<SealedDeposit>(depositsWhere(sql`deposit.item_id = ${itemId}`));
}

export function findDeposit(db: Db, itemId: string, delegation: Delegation): Promise<SealedDeposit | null> {
  return db.maybeOne<SealedDeposit>(
    depositsWhere(sql`deposit.item_id = ${itemId} and deposit.delegation = ${delegation}`),
  );
}

type Wrapped = Pick<SealedDeposit, 'shareForChair' | 'keyForOwn' | 'chairKeyId' | 'ownKeyId'> & {
  itemId: string;
  delegation: Delegation;
  shareForServer: Buffer;
};

/** The one before is gone with it: nobody can open what was taken back. */
export function putDeposit(
  tx: Db,
  deposit: Wrapped & Pick<SealedDeposit, 'commitment' | 'iv' | 'ciphertext'> & { personId: string },
): Promise<number> {
  return tx.run(sql`
    insert into app.position_deposits as present
      (item_id, delegation, commitment, iv, ciphertext, share_for_chair, share_for_server, key_for_own, chair_key_id,
       own_key_id, deposited_by, deposited_at)
    values (${deposit.itemId}, ${deposit.delegation}, ${deposit.commitment}, ${deposit.iv}, ${deposit.ciphertext},
            ${deposit.shareForChair}, ${deposit.shareForServer}, ${deposit.keyForOwn}, ${deposit.chairKeyId},
            ${deposit.ownKeyId}, ${deposit.personId}, clock_timestamp())
    on conflict (item_id, delegation) do update
    set commitment = excluded.commitment, iv = excluded.iv, ciphertext = excluded.ciphertext,
        share_for_chair = excluded.share_for_chair, share_for_server = excluded.share_for_server,
        key_for_own = excluded.key_for_own, chair_key_id = excluded.chair_key_id, own_key_id = excluded.own_key_id,
        deposited_by = excluded.deposited_by, deposited_at = excluded.deposited_at,
        replaced_count = present.replaced_count + 1`);
}

export function putWrapping(tx: Db, wrapped: Wrapped): Promise<number> {
  return tx.run(sql`
    update app.position_deposits
    set share_for_chair = ${wrapped.shareForChair}, share_for_server = ${wrapped.shareForServer},
        key_for_own = ${wrapped.keyForOwn}, chair_key_id = ${wrapped.chairKeyId}, own_key_id = ${wrapped.ownKeyId}
    where item_id = ${wrapped.itemId} and delegation = ${wrapped.delegation}`);
}

export function putDisclosedKey(
  tx: Db,
  key: { itemId: string; delegation: Delegation; sealed: Buffer },
): Promise<number> {
  return tx.run(sql`
    update app.position_deposits set disclosed_key = ${key.sealed}
    where item_id = ${key.itemId} and delegation = ${key.delegation}`);
}

export function setReleased(tx: Db, itemId: string): Promise<number> {
  return tx.run(sql`
    update app.round_items
    set state = 'released', released_at = coalesce(released_at, now()), release_count = release_count + 1
    where id = ${itemId}`);
}

export function insertPublished(
  tx: Db,
  position: { itemId: string; delegation: Delegation; commitment: string; padded: Buffer; nonce: Buffer },
): Promise<number> {
  return tx.run(sql`
    insert into app.published_positions (item_id, delegation, commitment, padded, nonce)
    values (${position.itemId}, ${position.delegation}, ${position.commitment}, ${position.padded},
            ${position.nonce})`);
}

export function setPublished(tx: Db, itemId: string, outcome: RoundOutcome): Promise<number> {
  return tx.run(sql`
    update app.round_items
    set state = 'published', published_at = now(), outcome = ${JSON.stringify(outcome)}::jsonb
    where id = ${itemId}`);
}

/** The server's shares are destroyed with it: what was deposited on this item is never opened. */
export async function setWithoutPosition(
  tx: Db,
  closed: { itemId: string; reason: string; outcome: RoundOutcome },
): Promise<void> {
  await tx.run(sql`
    update app.round_items
    set state = 'no-position', close_reason = ${closed.reason}, outcome = ${JSON.stringify(closed.outcome)}::jsonb
    where id = ${closed.itemId}`);
  await tx.run(sql`
    update app.position_deposits set share_for_server = null, disclosed_key = null
    where item_id = ${closed.itemId}`);
}

export function setOutcome(tx: Db, itemId: string, outcome: RoundOutcome): Promise<number> {
  return tx.run(sql`
    update app.round_items set outcome = ${JSON.stringify(outcome)}::jsonb where id = ${itemId}`);
}

export function setSiteMove(
  tx: Db,
  itemId: string,
  siteMove: NonNullable<RoundItem['siteMove']>,
): Promise<number> {
  return tx.run(sql`
    update app.round_items set site_move = ${JSON.stringify(siteMove)}::jsonb where id = ${itemId}`);
}

export type PublishedRow = {
  itemId: string;
  delegation: Delegation;
  commitment: string;
  padded: Buffer;
  nonce: Buffer;
};

/** Of a whole round, Belgrade's before Pristina's. */
export function findPublished(db: Db, roundId: string): Promise<PublishedRow[]> {
  return db.many<PublishedRow>(sql`
    select published.item_id as "itemId", published.delegation, published.commitment, published.padded,
           published.nonce
    from app.published_positions published
    join app.round_items item on item.id = published.item_id
    where item.round_id = ${roundId}
    order by item.number, published.delegation`);
}

/** A published row in the contract's words: the position is read out of the very bytes that were committed to. */
export function positionOf({ delegation, commitment, padded, nonce }: PublishedRow): PublishedPosition {
  return { delegation, position: readPosition(padded), nonceHex: nonce.toString('hex'), commitment };
}
