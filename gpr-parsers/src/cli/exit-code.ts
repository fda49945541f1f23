/** 0: all was read. 1: read, but with errors among the findings. 2: not readable, or the command could not be done. */
export type ExitCode = 0 | 1 | 2;

/** Of several recordings the worst counts. */
export function worst(one: ExitCode, other: ExitCode): ExitCode {
  return one > other ? one : other;
}

/** Why a command could not be done: a whole sentence for the person at the keyboard. The tool ends with 2. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
