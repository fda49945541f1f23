import { DelegationPosition, type OpenedPosition, type PublishedPosition } from '@jsa/contract';
import { Value } from 'typebox/value';
import { type Bytes, fromBase64, fromHex, joined, sha256, toBase64, toHex } from '#bytes.ts';
import { canonicalJson } from '#canonical-json.ts';
import { SealingError } from '#errors.ts';
import { padded, unpadded } from '#padding.ts';
import { type PositionPlace, positionFaults } from '#position-faults.ts';

export const nonceByteCount = 32;

/** SHA-256(padded position ‖ nonce), in lower-case hexadecimal. */
export async function commitmentOf(paddedPosition: Bytes, nonce: Bytes): Promise<string> {
  return toHex(await sha256(joined(paddedPosition, nonce)));
}

function noPosition(cause?: unknown): SealingError {
  return new SealingError(
    'not-a-position',
    'The commitment holds, but what was committed to is no position.',
    {
      cause,
    },
  );
}

/** One text, one meaning: it must be the very canonical form, so that nothing hides in spaces, order or doubled keys. */
export function readPosition(block: Uint8Array): DelegationPosition {
  const text = unpadded(block);
  if (text === null) throw noPosition();
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch (cause) {
    throw noPosition(cause);
  }
  if (!Value.Check(DelegationPosition, said) || canonicalJson(said) !== text) throw noPosition();
  return said as DelegationPosition;
}

function requirePlace(position: DelegationPosition, place: PositionPlace): void {
  const { roundId, itemId, subjectSha256, delegation } = position;
  const isHere =
    roundId === place.roundId &&
    itemId === place.itemId &&
    subjectSha256 === place.subjectSha256 &&
    delegation === place.delegation;
  if (isHere) return;
  const message =
    'This position was given on another round, item or version of the site, or by the other delegation.';
  throw new SealingError('wrong-place', message);
}

/** Proves that what was opened is what was committed to, whether it is a position or not; answers with the padded bytes. */
export async function requireCommitment(
  opened: Pick<OpenedPosition, 'paddedBase64' | 'nonceHex'>,
  commitment: string,
): Promise<Bytes> {
  const block = fromBase64(opened.paddedBase64);
  const nonce = fromHex(opened.nonceHex);
  const isWhole = block !== null && nonce !== null && nonce.length === nonceByteCount;
  if (isWhole && (await commitmentOf(block, nonce)) === commitment) return block;
  throw new SealingError('commitment-differs', 'This is not the position that was committed to.');
}

/**
 * Reads an opened position and proves that it is what was committed to, on this place and within the rules. Everybody
 * does this for themselves: the chair before publishing, the server when it stores, each browser that shows it.
 */
export async function verifyOpened(
  opened: Pick<OpenedPosition, 'paddedBase64' | 'nonceHex'>,
  commitment: string,
  place: PositionPlace,
): Promise<DelegationPosition> {
  const position = readPosition(await requireCommitment(opened, commitment));
  requirePlace(position, place);
  const faults = positionFaults(position, place);
  if (faults.length > 0)
    throw new SealingError('faulty', 'The position breaks the rules for positions.', { faults });
  return position;
}

/** The same for a position as it was published: pads its canonical form again and holds it against the commitment. */
export function verifyPublished(
  { position, nonceHex, commitment }: Pick<PublishedPosition, 'position' | 'nonceHex' | 'commitment'>,
  place: PositionPlace,
): Promise<DelegationPosition> {
  return verifyOpened(
    { paddedBase64: toBase64(padded(canonicalJson(position))), nonceHex },
    commitment,
    place,
  );
}
