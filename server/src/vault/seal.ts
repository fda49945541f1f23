import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Problem } from '#http/problem.ts';
import type { VaultKeys, VaultOwner } from './vault-keys.ts';

/** Where a sealed text belongs: it can be read nowhere else. `id` is the thing's that it hangs on. */
export type SealedPlace = {
  readonly owner: VaultOwner;
  readonly id: string;
  readonly field: string;
  readonly version: number;
};

/**
 * Sealed: format (1 byte, 1), key id (8), nonce (12), ciphertext, tag (16). AES-256-GCM under the owner's key; the place
 * is authenticated with it. The text is filled up to a multiple of 256 bytes, so that its length says little.
 */
const format = 1;
const keyIdLength = 8;
const nonceLength = 12;
const tagLength = 16;
const headLength = 1 + keyIdLength + nonceLength;
const blockLength = 256;
const algorithm = 'aes-256-gcm';

/** Why a sealed text cannot be read. The message is a sentence for whoever asks; neither text nor key is in it. */
export class VaultProblem extends Problem {
  readonly reason: 'wrong-key' | 'altered';

  constructor(reason: 'wrong-key' | 'altered', keyId: string) {
    const message =
      reason === 'wrong-key'
        ? `This was sealed with the vault key ${keyId}, which this server does not have. Whoever runs it must put that key into VAULT_KEY or into the file vault.key.`
        : 'This sealed text was altered, or it does not belong where it stands; it cannot be read. Nothing else is touched by this.';
    super('not-ready', message, { reason });
    this.reason = reason;
  }
}

function additionalData({ owner, id, field, version }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify(['jsa-vault', owner, id, field, version]));
}

function padded(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Math.ceil((4 + bytes.length) / blockLength) * blockLength;
  const block = Buffer.alloc(length);
  block.writeUInt32BE(bytes.length, 0);
  bytes.copy(block, 4);
  return block;
}

function unpadded(block: Buffer): string {
  return block.subarray(4, 4 + block.readUInt32BE(0)).toString('utf8');
}

/** Seals with a fresh nonce under the current key. */
export function seal(keys: VaultKeys, place: SealedPlace, text: string): Buffer {
  const key = keys.keyOf(keys.currentId, place.owner);
  if (key === null) throw new VaultProblem('wrong-key', keys.currentId);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  const head = Buffer.concat([Buffer.from([format]), Buffer.from(keys.currentId, 'hex'), nonce]);
  cipher.setAAD(Buffer.concat([head.subarray(0, 1 + keyIdLength), additionalData(place)]));
  const hidden = Buffer.concat([cipher.update(padded(text)), cipher.final()]);
  return Buffer.concat([head, hidden, cipher.getAuthTag()]);
}

export function keyIdOfSealed(sealed: Buffer): string {
  return sealed.subarray(1, 1 + keyIdLength).toString('hex');
}

/** Opens what was sealed for exactly this place; throws `VaultProblem` with the reason where it cannot. */
export function unseal(keys: VaultKeys, place: SealedPlace, sealed: Buffer): string {
  const keyId = keyIdOfSealed(sealed);
  if (sealed.length < headLength + tagLength || sealed[0] !== format) {
    throw new VaultProblem('altered', keyId);
  }
  const key = keys.keyOf(keyId, place.owner);
  if (key === null) throw new VaultProblem('wrong-key', keyId);
  const nonce = sealed.subarray(1 + keyIdLength, headLength);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.concat([sealed.subarray(0, 1 + keyIdLength), additionalData(place)]));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  try {
    const opened = Buffer.concat([
      decipher.update(sealed.subarray(headLength, -tagLength)),
      decipher.final(),
    ]);
    return unpadded(opened);
  } catch {
    throw new VaultProblem('altered', keyId);
  }
}
