import { type Static, Type } from 'typebox';
import { Id, nullable } from './common.ts';
import { endpoint } from './endpoint.ts';

/** The fewest signs of a password that somebody chooses. */
export const leastPasswordLength = 12;

const ownPassword = Type.String({ minLength: 1, maxLength: 1024 });
const WebAuthnAnswer = Type.Record(Type.String(), Type.Unknown());
const PasskeyName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });

/** One browser that is signed in. */
export const SignedInBrowser = Type.Object({
  id: Id,
  isThisOne: Type.Boolean(),
  startedAt: Type.String(),
  /** To within five minutes. */
  lastSeenAt: Type.String(),
  ipAddress: nullable(Type.String()),
  userAgent: nullable(Type.String()),
});
export type SignedInBrowser = Static<typeof SignedInBrowser>;

export const listSessions = endpoint({
  method: 'GET',
  url: '/api/account/sessions',
  schema: {
    summary: 'Where one is signed in',
    tags: ['account'],
    response: { 200: Type.Object({ sessions: Type.Array(SignedInBrowser) }) },
  },
});

export const endSession = endpoint({
  method: 'DELETE',
  url: '/api/account/sessions/:id',
  schema: {
    summary: 'End one session of one’s own',
    tags: ['account'],
    params: Type.Object({ id: Id }),
    response: { 204: Type.Null() },
  },
});

export const endOtherSessions = endpoint({
  method: 'DELETE',
  url: '/api/account/sessions',
  schema: {
    summary: 'End every session of one’s own but this',
    tags: ['account'],
    response: { 200: Type.Object({ endedCount: Type.Integer() }) },
  },
});

export const changePassword = endpoint({
  method: 'POST',
  url: '/api/account/password',
  schema: {
    summary: 'Choose another password; every other session ends',
    tags: ['account'],
    body: Type.Object({ password: ownPassword, newPassword: ownPassword }),
    response: { 204: Type.Null() },
  },
});

export const RecoveryCodes = Type.Array(Type.String());

export const beginSecondFactor = endpoint({
  method: 'POST',
  url: '/api/account/second-factor',
  schema: {
    summary: 'Make the key of a second factor; it counts once a code of it was confirmed',
    tags: ['account'],
    body: Type.Object({ password: ownPassword }),
    response: {
      200: Type.Object({
        /** `otpauth://…`, for the QR code. */
        uri: Type.String(),
        /** The same key for typing, base32. */
        key: Type.String(),
        recoveryCodes: RecoveryCodes,
      }),
    },
  },
});

export const confirmSecondFactor = endpoint({
  method: 'POST',
  url: '/api/account/second-factor/confirmation',
  schema: {
    summary: 'Confirm the second factor by a code of it',
    tags: ['account'],
    body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) }),
    response: { 204: Type.Null() },
  },
});

export const removeSecondFactor = endpoint({
  method: 'DELETE',
  url: '/api/account/second-factor',
  schema: {
    summary: 'Sign in without a second factor from now on',
    tags: ['account'],
    body: Type.Object({ password: ownPassword }),
    response: { 204: Type.Null() },
  },
});

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  url: '/api/account/recovery-codes',
  schema: {
    summary: 'Make new recovery codes; the old ones are of no more use',
    tags: ['account'],
    body: Type.Object({ password: ownPassword }),
    response: { 200: Type.Object({ recoveryCodes: RecoveryCodes }) },
  },
});

export const Passkey = Type.Object({
  id: Id,
  name: Type.String(),
  addedAt: Type.String(),
  /** True when its maker copies it between a person's devices. */
  isSynced: Type.Boolean(),
});
export type Passkey = Static<typeof Passkey>;

export const listPasskeys = endpoint({
  method: 'GET',
  url: '/api/account/passkeys',
  schema: {
    summary: 'One’s own passkeys',
    tags: ['account'],
    response: { 200: Type.Object({ passkeys: Type.Array(Passkey) }) },
  },
});

export const beginPasskey = endpoint({
  method: 'POST',
  url: '/api/account/passkeys/challenge',
  schema: {
    summary: 'What a new passkey is to be made from',
    tags: ['account'],
    response: { 200: WebAuthnAnswer },
  },
});

export const addPasskey = endpoint({
  method: 'POST',
  url: '/api/account/passkeys',
  schema: {
    summary: 'Add a passkey',
    tags: ['account'],
    body: Type.Object({ name: PasskeyName, response: WebAuthnAnswer }),
    response: { 204: Type.Null() },
  },
});

export const renamePasskey = endpoint({
  method: 'PATCH',
  url: '/api/account/passkeys/:id',
  schema: {
    summary: 'Give a passkey another name',
    tags: ['account'],
    params: Type.Object({ id: Id }),
    body: Type.Object({ name: PasskeyName }),
    response: { 204: Type.Null() },
  },
});

export const removePasskey = endpoint({
  method: 'DELETE',
  url: '/api/account/passkeys/:id',
  schema: {
    summary: 'Remove a passkey',
    tags: ['account'],
    params: Type.Object({ id: Id }),
    response: { 204: Type.Null() },
  },
});
