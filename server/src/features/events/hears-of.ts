import { isPermitted } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { findPersonOfSession } from '#features/auth/index.ts';
import { knowsOfRound } from '#features/rounds/index.ts';
import { seeRecording, seesPlace } from '#features/sites/index.ts';

/** So soon at the latest a stream knows that an appointment ended or a release was revoked. */
const keptMs = 2_000;
const mostKept = 256;

/** Whether the person of a session may know of a recording: asked anew every other second, not for each step of its work. */
export function hearsOfRecordings(db: Db, sessionId: string): (recordingId: string) => Promise<boolean> {
  const kept = new Map<string, { readonly at: number; readonly hears: Promise<boolean> }>();

  const ask = async (recordingId: string): Promise<boolean> => {
    const person = await findPersonOfSession(db, sessionId);
    if (person === null || !isPermitted(person.roles, 'recording.read')) return false;
    return (await seeRecording(db, person, recordingId)) !== null;
  };

  return (recordingId) => {
    const now = performance.now();
    const known = kept.get(recordingId);
    if (known !== undefined && now - known.at < keptMs) return known.hears;
    if (kept.size >= mostKept) kept.clear();
    const hears = ask(recordingId).catch(() => false);
    kept.set(recordingId, { at: now, hears });
    return hears;
  };
}

/** Whether the person of a session sees where a site lies, each time as it is at that moment. */
export function hearsOfSites(db: Db, sessionId: string): (siteId: string) => Promise<boolean> {
  const ask = async (siteId: string): Promise<boolean> => {
    const person = await findPersonOfSession(db, sessionId);
    if (person === null || !isPermitted(person.roles, 'site.read')) return false;
    return seesPlace(db, person, siteId);
  };
  return (siteId) => ask(siteId).catch(() => false);
}

/** Whether the person of a session knows of a decision round; of one that is not open yet only the chair's people do. */
export function hearsOfRounds(db: Db, sessionId: string): (roundId: string) => Promise<boolean> {
  const ask = async (roundId: string): Promise<boolean> => {
    const person = await findPersonOfSession(db, sessionId);
    if (person === null || !isPermitted(person.roles, 'round.read')) return false;
    return knowsOfRound(db, person, roundId);
  };
  return (roundId) => ask(roundId).catch(() => false);
}
