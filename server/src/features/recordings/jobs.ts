import { inTransaction, type Tx } from '#db/db.ts';
import { addRadargrams } from '#features/radargrams/index.ts';
import { keepTrack } from '#features/surveys/index.ts';
import type { GiveUp, JobHandler } from '#jobs/queue.ts';
import type { ServerParts } from '#parts.ts';
import { OriginalMissingError, originalsOnDisk } from '#storage/originals-on-disk.ts';
import { moveRecording, type RecordingMove } from './move-recording.ts';
import { findFiles, type StoredFile, updateRecordingColumns } from './queries.ts';
import type { ReadRecordingColumns, ReadResult } from './read-task.ts';
import { readRecordingJob } from './receive.ts';

const readTask = new URL('./read-task.ts', import.meta.url);

export function recordingJobs(parts: ServerParts): Record<string, JobHandler> {
  return {
    [readRecordingJob]: (payload) => readReceived(parts, (payload as { recordingId: string }).recordingId),
  };
}

export function recordingGiveUps({ db }: ServerParts): Record<string, GiveUp> {
  return {
    [readRecordingJob]: (payload, why) =>
      inTransaction(db, (tx) => giveUpReading(tx, (payload as { recordingId: string }).recordingId, why)),
  };
}

async function giveUpReading(tx: Tx, recordingId: string, why: string): Promise<void> {
  const unreadableReason = `${why} Reading was tried several times. The files are safe here, as they came; once this is mended, ask for another try.`;
  const isSealed = await moveRecording(tx, recordingId, { action: 'seal', unreadableReason });
  // Where not even its beginning could be written down, the recording is still as it was received.
  if (isSealed || !(await moveRecording(tx, recordingId, { action: 'start' }))) return;
  await moveRecording(tx, recordingId, { action: 'seal', unreadableReason });
}

/** May be repeated at any point: what was found is written in one transaction, together with what follows from it. */
async function readReceived(parts: ServerParts, recordingId: string): Promise<void> {
  const move = (to: RecordingMove) => inTransaction(parts.db, (tx) => moveRecording(tx, recordingId, to));
  if (!(await move({ action: 'start' }))) return;

  const originals = await findFiles(parts.db, recordingId);
  const result = await readOriginals(parts, originals);
  if (result.outcome === 'unreadable') {
    await move({ action: 'seal', unreadableReason: result.reason });
    return;
  }
  const { recording } = result;
  await move({
    action: 'finish',
    beforeTheMove: (tx) => keepWhatWasRead(tx, recordingId, recording),
  });
}

async function readOriginals(
  { store, compute }: ServerParts,
  originals: readonly StoredFile[],
): Promise<ReadResult> {
  try {
    const files = await originalsOnDisk(store, originals);
    return await compute.run<ReadResult>(readTask, { files });
  } catch (error) {
    if (error instanceof OriginalMissingError) return { outcome: 'unreadable', reason: error.message };
    throw error;
  }
}

async function keepWhatWasRead(tx: Tx, recordingId: string, recording: ReadRecordingColumns): Promise<void> {
  await updateRecordingColumns(tx, recordingId, recording);
  await keepTrack(tx, recordingId, recording.track);
  await addRadargrams(tx, recordingId, recording.channelNames);
}
