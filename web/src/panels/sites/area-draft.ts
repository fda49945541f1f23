import type { SiteArea, SitePlaceInput } from '@jsa/contract';
import { createStore, type Store } from '#state/store.ts';

/** An area on its way from the map, or from a file, into a form. */
type AreaDraft = {
  readonly area: SiteArea | null;
  readonly origin: SitePlaceInput['areaOrigin'];
  /** The form asks for drawing; whoever draws sets it back when the area is there or the drawing was left. */
  readonly isWanted: boolean;
};

export type AreaDraftStore = Store<AreaDraft>;

/** Where map and form meet without knowing each other: the map listens for `isWanted` and sets `area`. */
export function createAreaDraft(): AreaDraftStore {
  return createStore<AreaDraft>({ area: null, origin: null, isWanted: false });
}
