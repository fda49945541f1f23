import { Problem } from './problem.ts';

/** The version that a change was made to, out of `If-Match: "7"`. Refuses a change that does not say it. */
export function askedVersion(headers: { 'if-match'?: string | undefined }): number {
  const written = headers['if-match'];
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(written ?? '')?.[1];
  if (version !== undefined) return Number(version);
  const message =
    written === undefined
      ? 'Say which version you changed: send If-Match with the ETag that reading answered.'
      : 'If-Match is not written as an ETag that reading answers, "7" for instance.';
  throw new Problem('precondition-required', message);
}

/** Refuses a change that was made to an older version than the present one, and says which one that is. */
export function requireVersion(asked: number, present: number): void {
  if (asked === present) return;
  const message =
    'Somebody else changed this in the meantime. Look at what it says now, then change it again.';
  throw new Problem('stale', message, { version: present });
}

export function etagOf({ version }: { version: number }): string {
  return `"${version}"`;
}
