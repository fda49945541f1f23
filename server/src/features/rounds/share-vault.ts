import type { Delegation } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import { keyIdOfSealed, seal, unseal } from '#vault/seal.ts';
import type { VaultKeys } from '#vault/vault-keys.ts';
import { findSealedShares, updateSealedShares } from './share-queries.ts';

type ShareField = 'disclosed-key' | 'share-for-server';
type SharePlace = { itemId: string; delegation: Delegation; field: ShareField };

const placeOf = ({ itemId, delegation, field }: SharePlace) => ({
  owner: 'rounds' as const,
  id: `${itemId} ${delegation}`,
  field,
  version: 1,
});

/** The server's share of a key (base64), encrypted with a key that is not in the database, for this deposit only. */
export function sealShare(keys: VaultKeys, place: SharePlace, share: string): Buffer {
  return seal(keys, placeOf(place), share);
}

export function unsealShare(keys: VaultKeys, place: SharePlace, sealed: Buffer): string {
  return unseal(keys, placeOf(place), sealed);
}

/** Seals anew under the current vault key whatever share another one sealed; says how many. */
export async function resealShares(tx: Tx, keys: VaultKeys): Promise<number> {
  let resealedCount = 0;
  for (const { itemId, delegation, shareForServer, disclosedKey } of await findSealedShares(tx)) {
    const anew = (field: ShareField, sealed: Buffer | null) => {
      if (sealed === null || keyIdOfSealed(sealed) === keys.currentId) return sealed;
      resealedCount++;
      const place = { itemId, delegation, field };
      return sealShare(keys, place, unsealShare(keys, place, sealed));
    };
    await updateSealedShares(tx, {
      itemId,
      delegation,
      shareForServer: anew('share-for-server', shareForServer),
      disclosedKey: anew('disclosed-key', disclosedKey),
    });
  }
  return resealedCount;
}
