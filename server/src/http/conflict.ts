import type { ConflictReason } from '@jsa/contract';
import { Problem } from './problem.ts';

/** A change that does not fit what is there. Browsers say the reason in their reader's language, with the details' values. */
export function conflict(
  reason: ConflictReason,
  message: string,
  details: Record<string, unknown> = {},
): Problem {
  return new Problem('conflict', message, { reason, ...details });
}
