import { createStore } from './store.ts';

/** A stretch of one recording: traces, and two-way time from time-zero. */
export type LineSection = {
  readonly recordingId: string;
  readonly fromTrace: number;
  readonly toTrace: number;
  readonly fromNs: number;
  readonly toNs: number;
};

/** Where a form and the radargram meet: a section that is to be drawn, and those that are to be seen. */
export type SectionWork = {
  /** Set by a form; the next box that is drawn on a radargram goes there. */
  readonly wanted: ((section: LineSection) => void) | null;
  readonly shown: readonly (LineSection & { readonly label: string })[];
};

export const sectionWork = createStore<SectionWork>({ wanted: null, shown: [] });

export function forgetSectionWork(): void {
  sectionWork.set({ wanted: null, shown: [] });
}
