import type { ProcessingState, RecordingState } from '@jsa/contract';
import type { WorkProgress } from './evidence.ts';

/** Where a recording stands, in one word for the reader: its own state and its radargrams' taken together. */
export type RecordingStage =
  | 'waiting'
  | 'parsing'
  | 'processing'
  | 'tiling'
  | 'ready'
  | 'unreadable'
  | 'failed';

type Stored = {
  readonly state: RecordingState;
  readonly radargrams: readonly { readonly state: ProcessingState }[];
};

export function recordingStage(recording: Stored, progress: WorkProgress | undefined): RecordingStage {
  const { state, radargrams } = recording;
  if (state === 'unreadable') return 'unreadable';
  if (state === 'received') return progress?.stage ?? 'waiting';
  if (state === 'parsing') return 'parsing';
  if (radargrams.some((radargram) => radargram.state === 'failed')) return 'failed';
  if (radargrams.length > 0 && radargrams.every((radargram) => radargram.state === 'done')) return 'ready';
  return progress?.stage === 'tiling' ? 'tiling' : 'processing';
}

/** True while the server still works on it or will. */
export function isUnderWork(stage: RecordingStage): boolean {
  return stage === 'waiting' || stage === 'parsing' || stage === 'processing' || stage === 'tiling';
}
