import type { Person } from '@jsa/contract';
import { type Database, inTransaction } from '#db/db.ts';
import { recordAudit } from './record-audit.ts';

const pauseMs = 10 * 60 * 1000;
const mostRemembered = 50_000;

/** What was looked at not long ago: the entry about it, which is waited for before anything more is shown. */
type Seen = { readonly at: number; readonly entry: Promise<void> };

const seenByDatabase = new WeakMap<object, Map<string, Seen>>();

function forgetOld(seen: Map<string, Seen>, now: number): void {
  for (const [key, { at }] of seen) {
    // The oldest stand first.
    if (now - at < pauseMs && seen.size <= mostRemembered) return;
    seen.delete(key);
  }
}

/**
 * Keeps that somebody was shown something: to be waited for before the answer leaves, and outside of a transaction.
 * Whoever goes on looking at the same thing is written down once in ten minutes (by each process that answers).
 *
 * `recordView(db, person, 'site.view', [site.id])` where a place is answered at P4; `'track.view'` with the ids of the
 * sites whose survey lines are answered; `'radargram.view'` with a radargram's id; `'map.view'` with no id for an answer
 * about the whole map.
 */
export async function recordView(
  db: Database,
  person: Pick<Person, 'id'>,
  action: `${string}.view`,
  subjectIds: readonly string[] = [],
): Promise<void> {
  const seen = seenByDatabase.get(db.pool) ?? new Map<string, Seen>();
  seenByDatabase.set(db.pool, seen);
  const now = performance.now();
  forgetOld(seen, now);

  const subjects = subjectIds.length === 0 ? [null] : [...new Set(subjectIds)];
  const keyOf = (subjectId: string | null) => `${person.id} ${action} ${subjectId}`;
  const unseen = subjects.filter((subjectId) => !seen.has(keyOf(subjectId)));
  if (unseen.length > 0) {
    const entry = inTransaction(db, async (tx) => {
      for (const subjectId of unseen) await recordAudit(tx, person.id, { action, subjectId });
    });
    for (const subjectId of unseen) seen.set(keyOf(subjectId), { at: now, entry });
    entry.catch(() => {
      for (const subjectId of unseen) seen.delete(keyOf(subjectId));
    });
  }
  await Promise.all(subjects.map((subjectId) => seen.get(keyOf(subjectId))?.entry));
}
