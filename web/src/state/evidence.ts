import type { BoundaryEdition, RecordingSummary, SiteSummary, SurveyLine, WorkEvent } from '@jsa/contract';
import { createStore, type Store } from './store.ts';

/** How far the server has come with a recording; `fraction` is 0–1 within the stage. */
export type WorkProgress = {
  readonly stage: NonNullable<WorkEvent['stage']>;
  readonly fraction: number;
};

/** What the server holds, as last heard. */
export type Evidence = {
  readonly recordings: readonly RecordingSummary[];
  readonly sites: readonly SiteSummary[];
  /** The track of the selected recording; null while it is not known, and where its traces have no places. */
  readonly selectedLine: SurveyLine | null;
  readonly boundary: BoundaryEdition | null;
  readonly progressByRecordingId: ReadonlyMap<string, WorkProgress>;
  /** By site, how often it was heard that something about it changed. */
  readonly changesBySiteId: ReadonlyMap<string, number>;
  /** Counts how often it was heard that a decision round changed. */
  readonly roundChangeCount: number;
  /** Counts how often it was heard that something awaits the reader, or was read elsewhere. */
  readonly toldCount: number;
  /** Counts how often everything was asked for: what is drawn from elsewhere may have changed as well. */
  readonly revision: number;
  readonly isLoaded: boolean;
  /** False while the stream of work events is broken: what is shown may be old. */
  readonly isConnected: boolean;
};

export type EvidenceStore = Store<Evidence>;

const nothing: Evidence = {
  recordings: [],
  sites: [],
  selectedLine: null,
  boundary: null,
  progressByRecordingId: new Map(),
  changesBySiteId: new Map(),
  roundChangeCount: 0,
  toldCount: 0,
  revision: 0,
  isLoaded: false,
  isConnected: true,
};

export function createEvidence(): EvidenceStore {
  return createStore<Evidence>(nothing);
}

/** Takes everything out again: after signing out nothing of it may stay on the page. */
export function forgetEvidence(evidence: EvidenceStore): void {
  evidence.set(nothing);
}

/** Notes one event of progress; a change of state ends the progress, and the list is asked for anew by others. */
export function noteWork(evidence: EvidenceStore, event: WorkEvent): void {
  const progress = new Map(evidence.get().progressByRecordingId);
  const { stage, fraction, recordingId } = event;
  if (stage === null) progress.delete(recordingId);
  else progress.set(recordingId, { stage, fraction: Math.min(1, Math.max(0, fraction)) });
  evidence.set({ progressByRecordingId: progress });
}

/** Notes that something about a site changed: whoever shows it asks anew. */
export function noteSiteChange(evidence: EvidenceStore, siteId: string): void {
  const changes = new Map(evidence.get().changesBySiteId);
  changes.set(siteId, (changes.get(siteId) ?? 0) + 1);
  evidence.set({ changesBySiteId: changes });
}

/** Notes that some decision round changed, or that one may have while nothing was heard. */
export function noteRoundChange(evidence: EvidenceStore): void {
  evidence.set({ roundChangeCount: evidence.get().roundChangeCount + 1 });
}

/** Notes that the reader was told something, or may have been while nothing was heard. */
export function noteTold(evidence: EvidenceStore): void {
  evidence.set({ toldCount: evidence.get().toldCount + 1 });
}

/** True when anything on the page was made up for the demonstration or by simulation. */
export function holdsFiction({ sites, recordings }: Evidence): boolean {
  return sites.some((site) => site.isFictional) || recordings.some((recording) => recording.isSynthetic);
}

/** The radargram that a survey line on the map stands for: the first channel of its recording. */
export function radargramIdByRecordingId(
  recordings: readonly RecordingSummary[],
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { id, radargrams } of recordings) {
    const first = radargrams.at(0);
    if (first) ids.set(id, first.id);
  }
  return ids;
}

/** True when a recording that the reader sees was made by simulation. */
export function holdsSimulation({ recordings }: Pick<Evidence, 'recordings'>): boolean {
  return recordings.some(({ isSynthetic }) => isSynthetic);
}
