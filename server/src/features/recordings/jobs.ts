import { nextState, type RecordingAction, recordingMachine, type WorkEvent } from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { addRadargrams } from '#features/radargrams/index.ts';
import type { JobHandler } from '#jobs/queue.ts';
import { announceWork } from '#jobs/work-events.ts';
import type { ServerParts } from '#parts.ts';
import { originalKey } from '#storage/store.ts';
import {
  findFiles,
  insertSurveyLine,
  lockRecording,
  updateRecordingColumns,
  updateRecordingState,
} from './queries.ts';
import type { ReadRecordingColumns, ReadResult } from './read-task.ts';
import { readRecordingJob } from './receive.ts';

const readTask = new URL('./read-task.ts', import.meta.url);

export function recordingJobs(parts: ServerParts): Record<string, JobHandler> {
  return {
    [readRecordingJob]: (payload) => readReceived(parts, (payload as { recordingId: string }).recordingId),
  };
}

/** May be repeated at any point: what was found is written in one transaction, together with what follows from it. */
async function readReceived(parts: ServerParts, recordingId: string): Promise<void> {
  const isStarted = await moveRecording(parts.db, recordingId, { action: 'start' });
  if (!isStarted) return;

  const originals = await findFiles(parts.db, recordingId);
  const files = await Promise.all(
    originals.map(async ({ name, sha256 }) => ({
      name,
      sha256,
      path: await parts.store.localPath(originalKey(sha256)),
    })),
  );
  const result = await parts.compute.run<ReadResult>(readTask, { files });
  if (result.outcome === 'unreadable') {
    await moveRecording(parts.db, recordingId, { action: 'seal', unreadableReason: result.reason });
    return;
  }
  const { recording } = result;
  await moveRecording(parts.db, recordingId, {
    action: 'finish',
    beforeTheMove: (tx) => keepWhatWasRead(tx, recordingId, recording),
  });
}

async function keepWhatWasRead(tx: Tx, recordingId: string, recording: ReadRecordingColumns): Promise<void> {
  await updateRecordingColumns(tx, recordingId, recording);
  if (recording.track) await insertSurveyLine(tx, recordingId, recording.track);
  await addRadargrams(tx, recordingId, recording.channelNames);
}

type Move = { action: RecordingAction; unreadableReason?: string; beforeTheMove?: (tx: Tx) => Promise<void> };

/** The row is locked: a repeated job and the first one may meet. False when the machine does not allow the move. */
function moveRecording(db: Database, recordingId: string, move: Move): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const recording = await lockRecording(tx, recordingId);
    const state = recording && nextState(recordingMachine, recording.state, move.action);
    if (!state) return false;

    const unreadableReason = move.unreadableReason ?? null;
    // The columns come first: the database refuses a parsed recording without its numbers.
    await move.beforeTheMove?.(tx);
    await updateRecordingState(tx, recordingId, { state, unreadableReason });
    const details = { from: recording.state, ...(unreadableReason && { reason: unreadableReason }) };
    await recordAudit(tx, null, { action: `recording.${move.action}`, subjectId: recordingId, details });
    const isParsing = state === 'parsing';
    const event: WorkEvent = {
      recordingId,
      radargramId: null,
      stage: isParsing ? 'parsing' : null,
      fraction: isParsing ? 0 : 1,
      stateChanged: true,
    };
    await announceWork(tx, event);
    return true;
  });
}
