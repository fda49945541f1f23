import { nextState, type RecordingAction, recordingMachine, type WorkEvent } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { announceWork } from '#jobs/work-events.ts';
import { lockRecording, updateRecordingState } from './queries.ts';

export type RecordingMove = {
  action: RecordingAction;
  unreadableReason?: string;
  /** Who asked for it; absent for what the server does by itself. */
  personId?: string;
  beforeTheMove?: (tx: Tx) => Promise<void>;
};

/** The row is locked: a repeated job and the first one may meet. False when the machine does not allow the move. */
export async function moveRecording(tx: Tx, recordingId: string, move: RecordingMove): Promise<boolean> {
  const recording = await lockRecording(tx, recordingId);
  const state = recording && nextState(recordingMachine, recording.state, move.action);
  if (!state) return false;

  const unreadableReason = move.unreadableReason ?? null;
  // The columns come first: the database refuses a parsed recording without its numbers.
  await move.beforeTheMove?.(tx);
  await updateRecordingState(tx, recordingId, { state, unreadableReason });
  await recordAudit(tx, move.personId ?? null, {
    action: `recording.${move.action}`,
    subjectId: recordingId,
    details: { from: recording.state, ...(unreadableReason && { reason: unreadableReason }) },
  });
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
}
