import type { Person } from '@jsa/contract';
import { type Database, inTransaction } from '#db/db.ts';
import { Problem } from '#http/problem.ts';
import { moveRecording } from './move-recording.ts';
import { lockRecording } from './queries.ts';
import { enqueueReading } from './receive.ts';

/** For a fault that is mended, or a format that a later version knows. Refused unless the recording is unreadable. */
export async function readAgain(db: Database, person: Person, recordingId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const recording = await lockRecording(tx, recordingId);
    if (!recording) throw new Problem('not-found', 'There is no such recording.');
    if (recording.state !== 'unreadable') {
      const message = 'Only a recording that could not be read is read again.';
      throw new Problem('transition-forbidden', message, { state: recording.state });
    }
    await moveRecording(tx, recordingId, { action: 'start', personId: person.id });
    await enqueueReading(tx, recordingId);
  });
}
