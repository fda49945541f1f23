import type { Receipt } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { nothingHere } from '#http/problem.ts';
import { findFiles, findRecordingHead } from './queries.ts';

/** Made from what the database and the store hold, whenever it is asked for: always the same. */
export async function receiptFor(db: Db, recordingId: string, wasAlreadyHere: boolean): Promise<Receipt> {
  const recording = await findRecordingHead(db, recordingId);
  if (!recording) throw nothingHere();
  return {
    recordingId,
    name: recording.name,
    receivedAt: recording.receivedAt.toISOString(),
    receivedFrom: recording.receivedFrom,
    wasAlreadyHere,
    files: await findFiles(db, recordingId),
  };
}
