import { type Static, Type } from 'typebox';
import { Id, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { type Owner, owners } from './organisations.ts';

/** An age X25519 recipient: what somebody needs to encrypt to a party, and all that the server knows of its key. */
export const SealingRecipient = Type.String({ pattern: '^age1[02-9ac-hj-np-z]{58}$' });

export const SealingKey = Type.Object({
  id: Id,
  party: Type.Enum(owners),
  recipient: SealingRecipient,
  /** The first 16 hexadecimal digits of the SHA-256 of the recipient, in groups of four: what people read to each other. */
  fingerprint: Type.String(),
  registeredBy: Type.String(),
  registeredAt: Timestamp,
  /** False once the party registered another. */
  isCurrent: Type.Boolean(),
});
export type SealingKey = Omit<Static<typeof SealingKey>, 'party'> & { party: Owner };

const tags = ['sealing keys'];

export const listSealingKeys = endpoint({
  method: 'GET',
  url: '/api/sealing-keys',
  schema: {
    summary: 'The public sealing keys of the chair and of both delegations, newest first',
    tags,
    response: { 200: Type.Array(SealingKey) },
  },
});

export const registerSealingKey = endpoint({
  method: 'POST',
  url: '/api/sealing-keys',
  schema: {
    summary: 'Register the public key of your party; it replaces the one before',
    tags,
    body: Type.Object({ recipient: SealingRecipient }),
    response: { 201: SealingKey },
  },
});
