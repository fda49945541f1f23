import type { Position } from '@jsa/contract';
import { createStore } from './store.ts';

/** A line of the ABL that somebody looks at before it is imported or comes into force; null while nobody does. */
export type PreviewedBoundary = {
  readonly shown: { readonly name: string; readonly line: readonly Position[] } | null;
};

/** Where the panel and the map meet without knowing each other: the map draws what is shown. */
export const previewedBoundary = createStore<PreviewedBoundary>({ shown: null });
