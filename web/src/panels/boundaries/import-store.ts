import type { BoundaryLineCheck, BoundaryLineChoice, GeometryFile } from '@jsa/contract';
import type { CrsDraft } from '#panels/crs-choice.tsx';
import { createStore } from '#state/store.ts';

export type ImportState = {
  readonly step: 'list' | 'import' | 'imported';
  readonly file: GeometryFile | null;
  readonly crs: CrsDraft;
  /** Counted from 0; none means all of them. */
  readonly features: readonly number[];
  /** What the server found, and for which choice; null as soon as the choice is another. */
  readonly check: { readonly choice: BoundaryLineChoice; readonly found: BoundaryLineCheck } | null;
};

export const noImport: ImportState = {
  step: 'list',
  file: null,
  crs: { crs: null, isSwapped: false },
  features: [],
  check: null,
};

/** Outlives the screen: whoever looks at the line on the map comes back to where they were. */
export const importStore = createStore<ImportState>(noImport);
