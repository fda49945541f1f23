import type { SiteArea, SitePlaceInput } from '@jsa/contract';
import { createStore, type Store } from '#state/store.ts';

/** An area that was drawn, or read from a file, for a form that may be put away meanwhile. */
type AreaDraft = {
  readonly area: SiteArea | null;
  readonly origin: SitePlaceInput['areaOrigin'];
};

export type AreaDraftStore = Store<AreaDraft>;

export function createAreaDraft(): AreaDraftStore {
  return createStore<AreaDraft>({ area: null, origin: null });
}
