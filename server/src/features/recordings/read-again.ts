import type { Person } from '@jsa/contract';
import { type Database, inTransaction } from '#db/db.ts';
import { seeRecording } from '#features/sites/index.ts';
import { nothingHere, Problem } from '#http/problem.ts';
import { moveRecording } from './move-recording.ts';
import { lockRecording } from './queries.ts';
import { enqueueReading } from './receive.ts';

/** For a fault that is mended, or a format that a later version knows. Refused unless the recording is unreadable. */
export async function readAgain(db: Database, person: Person, recordingId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const precision = await seeRecording(tx, person, recordingId);
    const recording = await lockRecording(tx, recordingId);
    if (!recording || precision === null) throw nothingHere();
    if (recording.state !== 'unreadable') {
      const message = 'Only a recording that could not be read is read again.';
      throw new Problem('transition-forbidden', message, { state: recording.state });
    }
    await moveRecording(tx, recordingId, { action: 'start', personId: person.id });
    await enqueueReading(tx, recordingId);
  });
}
