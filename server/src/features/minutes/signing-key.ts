import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { SigningKey } from '@jsa/contract';
import { calculateJwkThumbprint, FlattenedSign } from 'jose';
import type { Db, Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { keyIdOfSealed, seal, unseal } from '#vault/seal.ts';
import type { VaultKeys } from '#vault/vault-keys.ts';
import * as queries from './key-queries.ts';

const placeOf = (kid: string) => ({
  owner: 'signing' as const,
  id: kid,
  field: 'private-key',
  version: 1,
});

export async function readSigningKeys(db: Db): Promise<SigningKey[]> {
  return (await queries.findKeys(db)).map(({ kid, publicX, madeAt }) => ({
    kty: 'OKP',
    crv: 'Ed25519',
    x: publicX,
    kid,
    madeAt,
  }));
}

/** Makes the installation's key when it signs for the first time. Two who do so at once get one key. */
async function currentKey(tx: Tx, vault: VaultKeys): Promise<queries.KeyRow> {
  await queries.lockKeys(tx);
  const [newest] = await queries.findKeys(tx);
  if (newest !== undefined) return newest;
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const jwk = publicKey.export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint(jwk, 'sha256');
  const secret = privateKey.export({ format: 'jwk' }).d ?? '';
  const sealedPrivateKey = seal(vault, placeOf(kid), secret);
  await queries.insertKey(tx, { kid, publicX: jwk.x ?? '', sealedPrivateKey });
  await recordAudit(tx, null, { action: 'signing-key.make', subjectId: kid, details: { publicX: jwk.x } });
  return queries.findKey(tx, kid);
}

/**
 * Signs a text (UTF-8) as a flattened JWS (RFC 7515 §7.2.2) with Ed25519 (RFC 8037). The header names the key by its
 * thumbprint (RFC 7638).
 */
export async function signText(tx: Tx, vault: VaultKeys, text: string) {
  const { kid, publicX, sealedPrivateKey } = await currentKey(tx, vault);
  const d = unseal(vault, placeOf(kid), sealedPrivateKey);
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicX, d } });
  const signed = await new FlattenedSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'jsa-minutes+json' })
    .sign(key);
  return {
    kid,
    signed: { payload: signed.payload, protected: signed.protected ?? '', signature: signed.signature },
  };
}

/** Seals anew under the current vault key whatever private key another one sealed; says how many. */
export async function resealSigningKeys(tx: Tx, vault: VaultKeys): Promise<number> {
  const old = (await queries.findKeys(tx)).filter(
    ({ sealedPrivateKey }) => keyIdOfSealed(sealedPrivateKey) !== vault.currentId,
  );
  for (const { kid, sealedPrivateKey } of old) {
    const secret = unseal(vault, placeOf(kid), sealedPrivateKey);
    await queries.updateSealed(tx, { kid, sealedPrivateKey: seal(vault, placeOf(kid), secret) });
  }
  return old.length;
}
