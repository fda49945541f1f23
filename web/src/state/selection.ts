import { createStore, type Store } from './store.ts';

/** Where map and radargram meet. Trace and sample may be fractional; `source` keeps a viewer from answering itself. */
export type Cursor = {
  readonly radargramId: string;
  readonly trace: number;
  /** Null when the cursor comes from the map, which knows no depth. */
  readonly sample: number | null;
  readonly source: 'map' | 'radargram';
};

export type Selection = {
  readonly siteId: string | null;
  readonly recordingId: string | null;
  readonly radargramId: string | null;
  readonly cursor: Cursor | null;
  /** Under the pointer, on the map or in a list: lit in both. */
  readonly hoveredSiteId: string | null;
  readonly hoveredRecordingId: string | null;
};

const nothing: Selection = {
  siteId: null,
  recordingId: null,
  radargramId: null,
  cursor: null,
  hoveredSiteId: null,
  hoveredRecordingId: null,
};

export type SelectionStore = Store<Selection>;

export function createSelection(): SelectionStore {
  return createStore<Selection>(nothing);
}

/** Lets go of everything; after signing out nothing of it may stay on the page. */
export function forgetSelection(selection: SelectionStore): void {
  selection.set(nothing);
}
