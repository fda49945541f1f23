import {
  nextState,
  type Person,
  type ProcessingAction,
  processingMachine,
  type RadargramSummary,
  type WorkEvent,
} from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { nothingHere, Problem } from '#http/problem.ts';
import { enqueue } from '#jobs/queue.ts';
import { announceWork } from '#jobs/work-events.ts';
import type { PyramidHeader } from './pyramid-file.ts';
import { insertRadargram, lockRadargram, updateRadargramResult, updateRadargramState } from './queries.ts';
import { seesRadargram } from './radargram-sight.ts';

export const processRadargramJob = 'process-radargram';

/** One radargram a channel, each with its work, in the caller's transaction. */
export async function addRadargrams(
  tx: Tx,
  recordingId: string,
  channelNames: readonly string[],
): Promise<void> {
  for (const [channel, channelName] of channelNames.entries()) {
    const { id } = await insertRadargram(tx, { recordingId, channel, channelName });
    await enqueueProcessing(tx, id);
  }
}

function enqueueProcessing(tx: Tx, radargramId: string): Promise<void> {
  const key = `${processRadargramJob}:${radargramId}`;
  return enqueue(tx, { name: processRadargramJob, payload: { radargramId }, key });
}

/** For a fault that is mended, or a step that a later version does better. Refused unless the radargram failed. */
export async function processAgain(db: Database, person: Person, radargramId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const isSeen = await seesRadargram(tx, person, radargramId);
    const radargram = await lockRadargram(tx, radargramId);
    if (!radargram || !isSeen) throw nothingHere();
    if (radargram.state !== 'failed') {
      const message = 'Only a radargram that failed is processed again.';
      throw new Problem('transition-forbidden', message, { state: radargram.state });
    }
    await moveRadargram(tx, radargramId, { action: 'start', personId: person.id });
    await enqueueProcessing(tx, radargramId);
  });
}

/** Null when the radargram is gone or already done: the job was repeated and there is nothing left to do. */
export function startProcessing(db: Database, radargramId: string): Promise<RadargramSummary | null> {
  return inTransaction(db, (tx) => moveRadargram(tx, radargramId, { action: 'start' }));
}

export function finishProcessing(db: Database, radargramId: string, made: PyramidHeader): Promise<unknown> {
  const { geometry, record } = made;
  const move: Move = { action: 'finish', result: { geometry, record } };
  return inTransaction(db, (tx) => moveRadargram(tx, radargramId, move));
}

export function failProcessing(db: Database, radargramId: string, reason: string): Promise<unknown> {
  return inTransaction(db, (tx) => moveRadargram(tx, radargramId, { action: 'fail', reason }));
}

/** After the last try; `why` is a sentence about the machine. */
export async function giveUpProcessing(db: Database, radargramId: string, why: string): Promise<void> {
  const reason = `${why} Processing was tried several times. The original files are safe here, as they came; once this is mended, ask for another try.`;
  await inTransaction(db, async (tx) => {
    const isFailed = await moveRadargram(tx, radargramId, { action: 'fail', reason });
    // Where not even its beginning could be written down, the radargram is still queued.
    if (isFailed || !(await moveRadargram(tx, radargramId, { action: 'start' }))) return;
    await moveRadargram(tx, radargramId, { action: 'fail', reason });
  });
}

type Move =
  | { action: 'start'; personId?: string }
  | { action: 'finish'; result: Pick<PyramidHeader, 'geometry' | 'record'> }
  | { action: 'fail'; reason: string };

/** The row is locked: a repeated job and the first one may meet. Null when the machine does not allow the move. */
async function moveRadargram(tx: Tx, radargramId: string, move: Move): Promise<RadargramSummary | null> {
  const radargram = await lockRadargram(tx, radargramId);
  const action: ProcessingAction = move.action;
  const state = radargram && nextState(processingMachine, radargram.state, action);
  if (!radargram || !state) return null;

  const moved = { ...radargram, state, failedReason: move.action === 'fail' ? move.reason : null };
  if (move.action === 'finish') await updateRadargramResult(tx, radargramId, move.result);
  await updateRadargramState(tx, radargramId, moved);
  const personId = move.action === 'start' ? (move.personId ?? null) : null;
  await recordAudit(tx, personId, {
    action: `radargram.${action}`,
    subjectId: radargramId,
    details: { recordingId: radargram.recordingId, ...traceOf(move) },
  });
  await announceWork(tx, changeOf(moved));
  return moved;
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
