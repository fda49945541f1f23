import {
  type DelegationPosition,
  type OpenedPosition,
  type OwnDeposit,
  type PositionRewrapping,
  paddedPositionBytes,
  type ReleasedDeposit,
} from '@jsa/contract';
import { Decrypter } from 'age-encryption';
import { type Bytes, fromBase64, toBase64, toHex, xored } from '#bytes.ts';
import { requireCommitment, verifyOpened } from '#commitment.ts';
import { SealingError } from '#errors.ts';
import type { SealingIdentity } from '#identity.ts';
import type { PositionPlace } from '#position-faults.ts';
import { boundTo, keyByteCount, type SealingParties, wrapShares } from '#seal.ts';

/** What is needed to open with the key itself. */
export type SealedPosition = {
  readonly commitment: string;
  readonly iv: string;
  readonly ciphertext: string;
};
export type VerifiedPosition = OpenedPosition & { position: DelegationPosition };

function cannotOpen(message: string, cause?: unknown): SealingError {
  return new SealingError('cannot-open', message, { cause });
}

function keyBytes(base64: string): Bytes {
  const key = fromBase64(base64);
  if (key === null || key.length !== keyByteCount) throw cannotOpen('This is not a key of 32 bytes.');
  return key;
}

async function unwrapKey(wrapped: string, { secret, fingerprint }: SealingIdentity): Promise<Bytes> {
  const file = fromBase64(wrapped);
  if (file === null) throw cannotOpen('The wrapped key is not written in base64.');
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  try {
    return (await decrypter.decrypt(file)) as Bytes;
  } catch (cause) {
    const message = `It was sealed to another key than ${fingerprint}, or it was altered.`;
    throw cannotOpen(message, cause);
  }
}

async function decrypt(sealed: SealedPosition, key: Bytes, place: PositionPlace): Promise<OpenedPosition> {
  const iv = fromBase64(sealed.iv);
  const ciphertext = fromBase64(sealed.ciphertext);
  if (iv === null || ciphertext === null) throw cannotOpen('The sealed position is not written in base64.');
  let plain: Bytes;
  try {
    const aesKey = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
    const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(place) };
    plain = new Uint8Array(await crypto.subtle.decrypt(algorithm, aesKey, ciphertext));
  } catch (cause) {
    const message =
      'The sealed position does not open: the key is another, it was altered, or it belongs elsewhere.';
    throw cannotOpen(message, cause);
  }
  const paddedBase64 = toBase64(plain.subarray(0, paddedPositionBytes));
  const nonceHex = toHex(plain.subarray(paddedPositionBytes));
  const opened = { delegation: place.delegation, paddedBase64, nonceHex };
  await requireCommitment(opened, sealed.commitment);
  return opened;
}

async function verified(
  sealed: SealedPosition,
  opened: OpenedPosition,
  place: PositionPlace,
): Promise<VerifiedPosition> {
  return { ...opened, position: await verifyOpened(opened, sealed.commitment, place) };
}

/** Opens with the whole key (base64), as after a key disclosure. Decrypts, checks the commitment, then the place. */
export async function openWithKey(
  sealed: SealedPosition,
  key: string,
  place: PositionPlace,
): Promise<VerifiedPosition> {
  return verified(sealed, await decrypt(sealed, keyBytes(key), place), place);
}

/**
 * The chair's way: its own share, and the one that the server released. What comes out is what was committed to; whether it
 * is a position is for `verifyOpened` to say, so that one which is none cannot keep the other from being settled.
 */
export async function decryptReleased(
  released: ReleasedDeposit,
  place: PositionPlace,
  chair: SealingIdentity,
): Promise<OpenedPosition> {
  const first = await unwrapKey(released.shareForChair, chair);
  if (first.length !== keyByteCount) throw cannotOpen("The chair's share is not a key of 32 bytes.");
  return decrypt(released, xored(first, keyBytes(released.shareForServer)), place);
}

/** The same, and proves that it is a position. */
export async function openReleased(
  released: ReleasedDeposit,
  place: PositionPlace,
  chair: SealingIdentity,
): Promise<VerifiedPosition> {
  return verified(released, await decryptReleased(released, place, chair), place);
}

/** The whole key of the own position, in base64: to be disclosed when a chair published nothing. */
export async function keyOfOwn(
  { keyForOwn }: Pick<OwnDeposit, 'keyForOwn'>,
  own: SealingIdentity,
): Promise<string> {
  const key = await unwrapKey(keyForOwn, own);
  if (key.length !== keyByteCount) throw cannotOpen('The wrapped key does not hold 32 bytes.');
  return toBase64(key);
}

/** A delegation reads its own sealed position again, with its own key alone. */
export async function openOwn(
  deposit: OwnDeposit,
  place: PositionPlace,
  own: SealingIdentity,
): Promise<VerifiedPosition> {
  return openWithKey(deposit, await keyOfOwn(deposit, own), place);
}

/** The key of a deposited position, split and wrapped anew for other keys; position and commitment stay as they are. */
export async function rewrapPosition(
  deposit: OwnDeposit,
  own: SealingIdentity,
  parties: SealingParties,
): Promise<PositionRewrapping> {
  const key = keyBytes(await keyOfOwn(deposit, own));
  return { commitment: deposit.commitment, ...(await wrapShares(key, parties)) };
}
