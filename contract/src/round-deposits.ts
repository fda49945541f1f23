import { type Static, Type } from 'typebox';
import { Id, IdParams, Sha256, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { type Delegation, delegations } from './organisations.ts';
import { paddedPositionBytes } from './positions.ts';
import { Round } from './rounds.ts';

const base64Length = (byteCount: number) => Math.ceil(byteCount / 3) * 4;
const Base64 = (byteCount: number) => {
  const length = base64Length(byteCount);
  return Type.String({ minLength: length, maxLength: length, pattern: '^[A-Za-z0-9+/]*={0,2}$' });
};

/** A share or a key of 32 bytes. */
const Key = Base64(32);
/** 32 bytes encrypted to one X25519 recipient by age (age-encryption.org/v1): always 232 bytes before base64. */
const wrappedKeyBytes = 232;
const WrappedKey = Base64(wrappedKeyBytes);
const nonceBytes = 32;
const tagBytes = 16;

/** What stays the same however often the key is wrapped anew. */
const sealed = {
  /** SHA-256(padded position ‖ nonce). */
  commitment: Sha256,
  iv: Base64(12),
  /** AES-256-GCM of padded position ‖ nonce, with its tag: of one size whatever was decided. */
  ciphertext: Base64(paddedPositionBytes + nonceBytes + tagBytes),
};

const wrapped = {
  /** The chair's share of the key, encrypted to the chair. */
  shareForChair: WrappedKey,
  /** The server's share; it is encrypted at once with a key that is not in the database. */
  shareForServer: Key,
  /** The whole key, encrypted to the delegation itself: a lost key of the chair takes no position hostage. */
  keyForOwn: WrappedKey,
  /** To which registered keys it was encrypted. */
  chairKeyId: Id,
  ownKeyId: Id,
};

export const PositionDeposit = Type.Object({ ...sealed, ...wrapped }, { additionalProperties: false });
export type PositionDeposit = Static<typeof PositionDeposit>;

export const PositionRewrapping = Type.Object(
  { commitment: Sha256, ...wrapped },
  { additionalProperties: false },
);
export type PositionRewrapping = Static<typeof PositionRewrapping>;

/** What a delegation prints at deposit time: enough to prove later that the position was not exchanged. */
export const DepositReceipt = Type.Object({
  roundId: Id,
  roundCode: Type.String(),
  itemId: Id,
  siteCodes: Type.Array(Type.String()),
  subjectSha256: Sha256,
  packSha256: Sha256,
  delegation: Type.Enum(delegations),
  commitment: Sha256,
  depositedAt: Timestamp,
  depositedBy: Type.String(),
  replacedCount: Type.Integer(),
  chairFingerprint: Type.String(),
  ownFingerprint: Type.String(),
  /** Head of the audit chain when it was written. */
  auditHeadSha256: Sha256,
});
export type DepositReceipt = Omit<Static<typeof DepositReceipt>, 'delegation'> & { delegation: Delegation };

/** A delegation's own sealed position, given to its own head: to be read again, or wrapped for another key. */
export const OwnDeposit = Type.Object({
  ...sealed,
  keyForOwn: WrappedKey,
  ownKeyId: Id,
  depositedAt: Timestamp,
});
export type OwnDeposit = Static<typeof OwnDeposit>;

/** What opens a position together with the chair's identity. */
export const ReleasedDeposit = Type.Object({
  delegation: Type.Enum(delegations),
  ...sealed,
  shareForChair: WrappedKey,
  shareForServer: Key,
});
export type ReleasedDeposit = Omit<Static<typeof ReleasedDeposit>, 'delegation'> & { delegation: Delegation };

/** A position as it was committed to. `paddedBase64` is byte for byte what went into the commitment. */
export const OpenedPosition = Type.Object({
  delegation: Type.Enum(delegations),
  paddedBase64: Base64(paddedPositionBytes),
  nonceHex: Sha256,
});
export type OpenedPosition = Omit<Static<typeof OpenedPosition>, 'delegation'> & { delegation: Delegation };

const tags = ['decision rounds'];

export const depositPosition = endpoint({
  method: 'POST',
  url: '/api/round-items/:id/deposit',
  schema: {
    summary: 'Deposit a sealed position of your delegation, or replace it before the reveal',
    tags,
    params: IdParams,
    body: PositionDeposit,
    response: { 200: DepositReceipt },
  },
});

export const readOwnDeposit = endpoint({
  method: 'GET',
  url: '/api/round-items/:id/deposit',
  schema: {
    summary: 'The sealed position of your own delegation',
    tags,
    params: IdParams,
    response: { 200: OwnDeposit },
  },
});

export const rewrapPosition = endpoint({
  method: 'POST',
  url: '/api/round-items/:id/rewrapping',
  schema: {
    summary: 'Wrap the key of a deposited position anew, for another key of the chair or of your own',
    tags,
    params: IdParams,
    body: PositionRewrapping,
    response: { 200: DepositReceipt },
  },
});

export const releasePositions = endpoint({
  method: 'POST',
  url: '/api/round-items/:id/release',
  schema: {
    summary: 'Give the chair what opens both positions, once both are deposited',
    tags,
    params: IdParams,
    response: { 200: Type.Object({ deposits: Type.Array(ReleasedDeposit, { minItems: 2, maxItems: 2 }) }) },
  },
});

export const publishPositions = endpoint({
  method: 'POST',
  url: '/api/round-items/:id/publication',
  schema: {
    summary: 'Publish both positions at once; both commitments are checked again',
    tags,
    params: IdParams,
    body: Type.Object({ positions: Type.Array(OpenedPosition, { minItems: 2, maxItems: 2 }) }),
    response: { 200: Round },
  },
});

export const disclosePositionKey = endpoint({
  method: 'POST',
  url: '/api/round-items/:id/key-disclosure',
  schema: {
    summary:
      'After a release that was not published: give the key of your own position; with both, both are published',
    tags,
    params: IdParams,
    body: Type.Object({ key: Key }),
    response: { 200: Round },
  },
});
