export { sha256Hex } from '#bytes.ts';
export { canonicalJson } from '#canonical-json.ts';
export { readPosition, verifyOpened, verifyPublished } from '#commitment.ts';
export { SealingError, type SealingErrorCode } from '#errors.ts';
export {
  fingerprintOf,
  identityOf,
  makeIdentity,
  openIdentity,
  protectIdentity,
  type SealingIdentity,
} from '#identity.ts';
export {
  decryptReleased,
  keyOfOwn,
  openOwn,
  openReleased,
  openWithKey,
  rewrapPosition,
  type SealedPosition,
  type VerifiedPosition,
} from '#open.ts';
export { type BothPositions, outcomeOf } from '#outcome.ts';
export { leastPassphraseCharacters, type PassphraseWeakness, passphraseWeakness } from '#passphrase.ts';
export {
  type PositionFault,
  type PositionFaultCode,
  type PositionPlace,
  placeOn,
  positionFaults,
} from '#position-faults.ts';
export { type SealingParties, type SealingTo, sealPosition } from '#seal.ts';
