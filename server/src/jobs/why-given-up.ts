/** The process stopped again and again in the middle of one job; the work itself is the likely reason. */
export class JobCutOffError extends Error {
  override readonly name = 'JobCutOffError';
}

const sentenceOfCode: Readonly<Record<string, string>> = {
  ENOSPC: "The server's disk is full.",
  EDQUOT: "The server's disk is full.",
  ENOMEM: "The server's memory was not enough.",
  ERR_WORKER_OUT_OF_MEMORY: "The server's memory was not enough.",
  ENOENT: 'A file that the server keeps could not be found.',
  EIO: "The server's disk could not be read or written.",
  EROFS: "The server's disk cannot be written.",
};

/** An error that comes out of a compute thread has lost its code; its message still begins with it. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.message.match(/^(E[A-Z]+): /)?.[1] ?? '';
}

/** A sentence for whoever handed the files over; paths and stacks are for the server's log. */
export function whyGivenUp(error: unknown): string {
  if (error instanceof JobCutOffError) return error.message;
  if (error instanceof RangeError && /allocation|array length/i.test(error.message)) {
    return sentenceOfCode.ENOMEM;
  }
  return sentenceOfCode[codeOf(error)] ?? 'Something failed in the server, and its log says what.';
}
