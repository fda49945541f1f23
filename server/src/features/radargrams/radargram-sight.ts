import { randomUUID } from 'node:crypto';
import type { Person } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { seeRecording } from '#features/sites/index.ts';
import { nothingHere } from '#http/problem.ts';
import { findRecordingOf } from './queries.ts';

/** A picture of many tiles is decided once; a release that is revoked still acts within this time. */
const keptMs = 2_000;
const mostKept = 10_000;

/** A radargram is seen by whoever sees its recording. */
export async function seesRadargram(db: Db, person: Person, radargramId: string): Promise<boolean> {
  const recordingId = await findRecordingOf(db, radargramId);
  // One that is not there is asked for all the same: both answers take the same questions.
  return (await seeRecording(db, person, recordingId ?? randomUUID())) !== null;
}

/** Refuses a radargram that is not there, or that does not exist for the person, in the same words. */
export function createRadargramSight(db: Db): (person: Person, radargramId: string) => Promise<void> {
  const kept = new Map<string, { readonly at: number; readonly sees: Promise<boolean> }>();
  return async (person, radargramId) => {
    // The roles belong to the key: a person who held others a moment ago is somebody else.
    const key = `${person.id} ${person.roles.join(' ')} ${radargramId}`;
    const now = performance.now();
    const known = kept.get(key);
    const isFresh = known !== undefined && now - known.at < keptMs;
    const sees = isFresh ? known.sees : seesRadargram(db, person, radargramId);
    if (!isFresh) {
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, { at: now, sees });
      sees.catch(() => kept.delete(key));
    }
    if (!(await sees)) throw nothingHere();
  };
}
