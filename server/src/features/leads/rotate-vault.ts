import { existsSync } from 'node:fs';
import type { Config } from '#config.ts';
import { type Database, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { resealSigningKeys } from '#features/minutes/index.ts';
import { resealShares } from '#features/rounds/index.ts';
import { keyIdOfSealed, seal, unseal } from '#vault/seal.ts';
import {
  makeVaultKey,
  openVaultKeys,
  readVaultKeyFile,
  type VaultKeys,
  vaultKeyFile,
  writeVaultKeyFile,
} from '#vault/vault-keys.ts';
import {
  findAllReasons,
  findAllVersions,
  lockVault,
  updateSealedFields,
  updateSealedReason,
} from './rotate-queries.ts';
import { openingReasonPlace, sealFields, unsealFields } from './unsealed.ts';

export type Rotation = { keyId: string; resealedCount: number };

/** Seals anew under the current key whatever another one sealed: all of it or nothing. */
export function resealVault(db: Database, keys: VaultKeys): Promise<Rotation> {
  return inTransaction(db, async (tx) => {
    await lockVault(tx);
    const isOld = (sealed: Buffer) => keyIdOfSealed(sealed) !== keys.currentId;
    const versions = (await findAllVersions(tx)).filter(({ statement }) => isOld(statement));
    for (const written of versions) {
      const { id, owner, version } = written;
      const sealed = sealFields(keys, { id, owner, version }, unsealFields(keys, written));
      await updateSealedFields(tx, { id, owner, version, ...sealed });
    }
    const reasons = (await findAllReasons(tx)).filter(({ reason }) => isOld(reason));
    for (const { id, owner, reason } of reasons) {
      const place = openingReasonPlace(owner, id);
      await updateSealedReason(tx, { id, owner, reason: seal(keys, place, unseal(keys, place, reason)) });
    }
    const shareCount = await resealShares(tx, keys);
    const signingCount = await resealSigningKeys(tx, keys);
    const { currentId: keyId } = keys;
    const resealedCount = versions.length + reasons.length + shareCount + signingCount;
    // Without the count: how much lies in the vaults is nobody else's to know.
    await recordAudit(tx, null, { action: 'vault.rotate', subjectId: null, details: { keyId } });
    return { keyId, resealedCount };
  });
}

/**
 * With keys in `VAULT_KEY`: the first one takes over what the others sealed. With the key file: a new key is made and the
 * old one is dropped from it once nothing is sealed with it any more; whatever breaks in between can be done again.
 */
export async function rotateVault(
  db: Database,
  config: Pick<Config, 'dataDir' | 'vaultKeys'>,
): Promise<Rotation> {
  if (config.vaultKeys !== null) return resealVault(db, openVaultKeys(config));
  const file = vaultKeyFile(config);
  const old = existsSync(file) ? readVaultKeyFile(file) : [];
  const key = makeVaultKey();
  writeVaultKeyFile(file, [key, ...old]);
  const rotation = await resealVault(db, openVaultKeys(config));
  writeVaultKeyFile(file, [key]);
  return rotation;
}
