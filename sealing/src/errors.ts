import type { PositionFault } from '#position-faults.ts';

export type SealingErrorCode =
  /** The passphrase does not open the identity, or the file was altered. */
  | 'wrong-passphrase'
  /** What was given is no identity of ours: a letter is missing or wrong, or it is another kind of file. */
  | 'not-an-identity'
  /** Decryption failed: another key, another place, or altered bytes. */
  | 'cannot-open'
  /** What was opened is not what was committed to. */
  | 'commitment-differs'
  /** The commitment holds, but what was committed to is no position. */
  | 'not-a-position'
  /** A position, but on another round, item or subject, or of the other delegation. */
  | 'wrong-place'
  /** A position that breaks the rules; `faults` says which. */
  | 'faulty'
  /** It does not fit into the size to which every position is padded. */
  | 'too-long';

/** The one error of this floor. The code is for programs, the message for the head of a delegation or the chair. */
export class SealingError extends Error {
  override readonly name = 'SealingError';
  readonly code: SealingErrorCode;
  readonly faults: readonly PositionFault[];

  constructor(
    code: SealingErrorCode,
    message: string,
    more: { faults?: readonly PositionFault[]; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.code = code;
    this.faults = more.faults ?? [];
  }
}
