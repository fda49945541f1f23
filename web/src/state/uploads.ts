import type { Receipt } from '@jsa/contract';
import type { Finding } from '@jsa/gpr-parsers';
import { createStore, type Store } from './store.ts';

/** What the headers say, read in the browser before anything is sent. */
export type RecordingFacts = {
  readonly format: string;
  readonly instrument: string | null;
  readonly antennaName: string | null;
  readonly centreFrequencyMHz: number | null;
  readonly traceCount: number;
  readonly samplesPerTrace: number;
  readonly timeWindowNs: number | null;
  readonly positionCount: number;
  readonly findings: readonly Finding[];
};

type UploadStage = 'ready' | 'queued' | 'sending' | 'waiting' | 'handing-over' | 'handed-over' | 'failed';

/** A file and where it lay in the dropped folder (`survey/LINE01.rd3`); namesakes in two folders stay apart. */
export type LocalFile = { readonly path: string; readonly file: File };

/** Files that make one recording, on their way to the server. */
export type UploadGroup = {
  readonly id: string;
  readonly name: string;
  readonly files: readonly LocalFile[];
  readonly byteLength: number;
  /** Names of the files that the recording cannot be read without, and that are not here. */
  readonly missing: readonly string[];
  /** Null when this version cannot read it: it is then kept sealed, and `unreadable` says why. */
  readonly facts: RecordingFacts | null;
  readonly unreadable: string | null;
  /** Ticked: goes along when the reader presses Send. */
  readonly isChosen: boolean;
  readonly stage: UploadStage;
  readonly bytesSent: number;
  readonly receipt: Receipt | null;
  /** A problem's code and message, when it failed. */
  readonly problem: { readonly code: string; readonly message: string } | null;
};

export type RefusedFile = { readonly name: string; readonly reason: string };

type Uploads = {
  readonly groups: readonly UploadGroup[];
  readonly refused: readonly RefusedFile[];
  readonly isInspecting: boolean;
};

export type UploadsStore = Store<Uploads>;

export function createUploads(): UploadsStore {
  return createStore<Uploads>({ groups: [], refused: [], isInspecting: false });
}

/** Changes one group and leaves the others as they are; unknown ids change nothing. */
export function changeGroup(uploads: UploadsStore, id: string, change: Partial<UploadGroup>): void {
  const groups = uploads.get().groups.map((group) => (group.id === id ? { ...group, ...change } : group));
  uploads.set({ groups });
}

/** Takes everything off the list that is not on its way any more (or not yet). */
export function clearUploads(uploads: UploadsStore): void {
  const groups = uploads.get().groups.filter(isOnItsWay);
  uploads.set({ groups, refused: [] });
}

export function isOnItsWay({ stage }: UploadGroup): boolean {
  return stage === 'queued' || stage === 'sending' || stage === 'waiting' || stage === 'handing-over';
}
