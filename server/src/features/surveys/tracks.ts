import { type SurveyGrid, stretchOnGrid } from '@jsa/contract';
import type { Tx } from '#db/db.ts';
import {
  findRecordingToPlace,
  findSurveyToPlace,
  insertGnssTrack,
  putStraightTracks,
  type RecordingToPlace,
  restoreOwnTracks,
  type StraightWay,
} from './track-queries.ts';

/** Gives every recording of a survey its track anew, from its own positions or from the grid. */
export async function placeRecordings(tx: Tx, surveyId: string): Promise<void> {
  await place(tx, await findSurveyToPlace(tx, surveyId));
}

/** Keeps the positions that a recording was read with; on a line of a grid the grid may count instead. */
export async function keepTrack(
  tx: Tx,
  recordingId: string,
  track: readonly (readonly [longitude: number, latitude: number, trace: number])[] | null,
): Promise<void> {
  if (track) await insertGnssTrack(tx, recordingId, track);
  await place(tx, await findRecordingToPlace(tx, recordingId));
}

async function place(tx: Tx, recordings: readonly RecordingToPlace[]): Promise<void> {
  const grid = recordings.at(0)?.grid ?? null;
  const ways = grid === null ? [] : recordings.flatMap((recording) => wayOnGrid(grid, recording));
  const placed = new Set(ways.map(({ recordingId }) => recordingId));
  await restoreOwnTracks(
    tx,
    recordings.map(({ recordingId }) => recordingId).filter((recordingId) => !placed.has(recordingId)),
  );
  if (grid !== null && ways.length > 0) await putStraightTracks(tx, grid.origin, ways);
}

/**
 * By the tape, else by the recording's own trace spacing, else to the other end of the field. None for a recording that
 * keeps its own positions, that is not read yet, or of one trace.
 */
function wayOnGrid(grid: SurveyGrid, recording: RecordingToPlace): StraightWay[] {
  const { recordingId, direction, position, startM, walked, traceCount, traceSpacingM, hasGnss } = recording;
  if (direction === null || traceCount === null || traceCount < 2) return [];
  if (grid.keepsGnss && hasGnss) return [];
  const lastTrace = traceCount - 1;
  const lengthM = recording.lengthM ?? (traceSpacingM === null ? null : traceSpacingM * lastTrace);
  const fieldM = direction === 'along' ? grid.lengthAlongM : grid.lengthAcrossM;
  if (lengthM === null && startM >= fieldM) return [];
  const { first, last } = stretchOnGrid(grid, { direction, position, startM, lengthM, walked });
  return [{ recordingId, first, last, lastTrace }];
}
