import { type Static, Type } from 'typebox';

/** Every refusal, with its HTTP status. A retired code is never given again. */
export const problemCodes = {
  'not-signed-in': 401,
  'wrong-sign-in': 401,
  'not-permitted': 403,
  'foreign-origin': 403,
  /** The password that a signed-in person repeats, to change what guards the account. */
  'wrong-password': 403,
  /** A code of a second factor that is wrong, or was used before. */
  'wrong-code': 403,
  /** The first step of the sign-in was too long ago, or failed too often; it begins anew. */
  'sign-in-again': 403,
  'not-found': 404,
  conflict: 409,
  'transition-forbidden': 409,
  'upload-incomplete': 409,
  /** Used, revoked or expired; the details say which. */
  'invitation-over': 410,
  stale: 412,
  'too-large': 413,
  'not-a-recording': 422,
  /** A geometry file that cannot be read; the details say why and where in it. */
  'unreadable-geometry': 422,
  'redaction-needed': 422,
  /** The details say why. */
  'weak-password': 422,
  'invalid-request': 400,
  'precondition-required': 428,
  'too-many-requests': 429,
  unexpected: 500,
  'not-ready': 503,
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** The body of every answer that refuses: programs read the code, people the message. */
export const ProblemReply = Type.Object({
  code: Type.String(),
  message: Type.String(),
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type ProblemReply = Static<typeof ProblemReply>;
