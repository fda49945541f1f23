import type { Delegation } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

export type SealedShares = {
  itemId: string;
  delegation: Delegation;
  shareForServer: Buffer | null;
  disclosedKey: Buffer | null;
};

/** All that this server keeps under its vault key; nobody deposits until the transaction is over. */
export async function findSealedShares(tx: Db): Promise<SealedShares[]> {
  await tx.run(sql`lock table app.position_deposits in share row exclusive mode`);
  return tx.many<SealedShares>(sql`
    select item_id as "itemId", delegation, share_for_server as "shareForServer", disclosed_key as "disclosedKey"
    from app.position_deposits
    order by item_id, delegation`);
}

export function updateSealedShares(tx: Db, shares: SealedShares): Promise<number> {
  return tx.run(sql`
    update app.position_deposits
    set share_for_server = ${shares.shareForServer}, disclosed_key = ${shares.disclosedKey}
    where item_id = ${shares.itemId} and delegation = ${shares.delegation}`);
}
