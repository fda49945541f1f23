import { type DelegationPosition, type PositionDeposit, DelegationPosition as Shape } from '@jsa/contract';
import { Encrypter } from 'age-encryption';
import { Value } from 'typebox/value';
import { type Bytes, joined, randomBytes, toBase64, utf8, xored } from '#bytes.ts';
import { canonicalJson } from '#canonical-json.ts';
import { commitmentOf, nonceByteCount } from '#commitment.ts';
import { SealingError } from '#errors.ts';
import { padded } from '#padding.ts';
import { type PositionPlace, positionFaults } from '#position-faults.ts';

/** A registered public key: its id, and what is encrypted to. */
export type SealingTo = { readonly id: string; readonly recipient: string };
export type SealingParties = { readonly chair: SealingTo; readonly own: SealingTo };

export const keyByteCount = 32;
const ivByteCount = 12;

/** What the ciphertext is bound to: it opens on this round, item, subject and delegation only. */
export function boundTo({ roundId, itemId, subjectSha256, delegation }: PositionPlace): Bytes {
  return utf8(canonicalJson({ format: 'jsa-position/1', roundId, itemId, subjectSha256, delegation }));
}

/** 32 bytes to one X25519 recipient, as an age file in base64. */
async function wrapKey(key: Bytes, recipient: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return toBase64(await encrypter.encrypt(key));
}

/** K = S₁ ⊕ S₂: either alone is as good as chance. S₁ goes to the chair, S₂ to the server, the whole K to the own delegation. */
export async function wrapShares(
  key: Bytes,
  { chair, own }: SealingParties,
): Promise<Omit<PositionDeposit, 'commitment' | 'iv' | 'ciphertext'>> {
  const first = randomBytes(keyByteCount);
  return {
    shareForChair: await wrapKey(first, chair.recipient),
    shareForServer: toBase64(xored(key, first)),
    keyForOwn: await wrapKey(key, own.recipient),
    chairKeyId: chair.id,
    ownKeyId: own.id,
  };
}

/** Seals a position for its place: what goes to the server, all of it of one size whatever was decided. */
export async function sealPosition(
  position: DelegationPosition,
  place: PositionPlace,
  parties: SealingParties,
): Promise<PositionDeposit> {
  const { roundId, itemId, subjectSha256, delegation } = place;
  const said = { ...position, roundId, itemId, subjectSha256, delegation };
  const faults = positionFaults(said, place);
  if (faults.length > 0 || !Value.Check(Shape, said))
    throw new SealingError('faulty', 'The position breaks the rules for positions.', { faults });

  const block = padded(canonicalJson(said));
  const nonce = randomBytes(nonceByteCount);
  const key = randomBytes(keyByteCount);
  const iv = randomBytes(ivByteCount);
  const aesKey = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(place) };
  const ciphertext = await crypto.subtle.encrypt(algorithm, aesKey, joined(block, nonce));
  return {
    commitment: await commitmentOf(block, nonce),
    iv: toBase64(iv),
    ciphertext: toBase64(new Uint8Array(ciphertext)),
    ...(await wrapShares(key, parties)),
  };
}
