import type { WorkEvent } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { announceWork } from '#jobs/work-events.ts';

const shortestPauseMs = 200;

/** Tells of progress at most five times a second; what falls between is not told, for the next one says more. */
export function progressTeller(db: Db): (event: Omit<WorkEvent, 'stateChanged'>) => void {
  let lastToldAt = 0;
  return (event) => {
    const now = Date.now();
    if (now - lastToldAt < shortestPauseMs) return;
    lastToldAt = now;
    // Progress is a courtesy: the work does not stop because nobody could be told.
    void announceWork(db, { ...event, stateChanged: false }).catch(() => undefined);
  };
}
