import {
  nextState,
  type ProcessingAction,
  processingMachine,
  type RadargramSummary,
  type WorkEvent,
} from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { enqueue } from '#jobs/queue.ts';
import { announceWork } from '#jobs/work-events.ts';
import type { PyramidHeader } from './pyramid-file.ts';
import { insertRadargram, lockRadargram, updateRadargramResult, updateRadargramState } from './queries.ts';

export const processRadargramJob = 'process-radargram';

/** One radargram a channel, each with its work, in the caller's transaction. */
export async function addRadargrams(
  tx: Tx,
  recordingId: string,
  channelNames: readonly string[],
): Promise<void> {
  for (const [channel, channelName] of channelNames.entries()) {
    const { id } = await insertRadargram(tx, { recordingId, channel, channelName });
    await enqueue(tx, {
      name: processRadargramJob,
      payload: { radargramId: id },
      key: `${processRadargramJob}:${id}`,
    });
  }
}

/** Null when the radargram is gone or already done: the job was repeated and there is nothing left to do. */
export function startProcessing(db: Database, radargramId: string): Promise<RadargramSummary | null> {
  return moveRadargram(db, radargramId, { action: 'start' });
}

export function finishProcessing(db: Database, radargramId: string, made: PyramidHeader): Promise<unknown> {
  const { geometry, record } = made;
  return moveRadargram(db, radargramId, { action: 'finish', result: { geometry, record } });
}

export function failProcessing(db: Database, radargramId: string, reason: string): Promise<unknown> {
  return moveRadargram(db, radargramId, { action: 'fail', reason });
}

type Move =
  | { action: 'start' }
  | { action: 'finish'; result: Pick<PyramidHeader, 'geometry' | 'record'> }
  | { action: 'fail'; reason: string };

/** The row is locked: a repeated job and the first one may meet. Null when the machine does not allow the move. */
function moveRadargram(db: Database, radargramId: string, move: Move): Promise<RadargramSummary | null> {
  return inTransaction(db, async (tx) => {
    const radargram = await lockRadargram(tx, radargramId);
    const action: ProcessingAction = move.action;
    const state = radargram && nextState(processingMachine, radargram.state, action);
    if (!radargram || !state) return null;

    const moved = { ...radargram, state, failedReason: move.action === 'fail' ? move.reason : null };
    if (move.action === 'finish') await updateRadargramResult(tx, radargramId, move.result);
    await updateRadargramState(tx, radargramId, moved);
    await recordAudit(tx, null, {
      action: `radargram.${action}`,
      subjectId: radargramId,
      details: { recordingId: radargram.recordingId, ...traceOf(move) },
    });
    await announceWork(tx, changeOf(moved));
    return moved;
  });
}

/** What the audit keeps of a move beside the ids: enough to make the result again, or the reason why there is none. */
function traceOf(move: Move): Record<string, unknown> {
  if (move.action === 'finish') {
    const { recipeSha256, codeVersion, inputSha256 } = move.result.record;
    return { recipeSha256, codeVersion, inputSha256 };
  }
  return move.action === 'fail' ? { reason: move.reason } : {};
}

function changeOf({ id, recordingId, state }: RadargramSummary): WorkEvent {
  const stage = state === 'running' ? 'processing' : null;
  return { recordingId, radargramId: id, stage, fraction: stage ? 0 : 1, stateChanged: true };
}
