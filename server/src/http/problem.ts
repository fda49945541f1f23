import { type ProblemCode, type ProblemReply, problemCodes } from '@jsa/contract';

/** A refusal that a person can act on. Thrown anywhere in a request; the error handler turns it into the reply. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ProblemCode, message: string, details?: Record<string, unknown>) {
    super(message);
    this.code = code;
    this.details = details;
  }

  get statusCode(): number {
    return problemCodes[this.code];
  }

  toReply(): ProblemReply {
    const { code, message, details } = this;
    return details === undefined ? { code, message } : { code, message, details };
  }
}

/** For what does not exist and for what somebody may not see: in the same words, so that nothing tells which it is. */
export function nothingHere(): Problem {
  return new Problem('not-found', 'There is nothing here.');
}
