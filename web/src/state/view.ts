import { createStore, type Store } from './store.ts';

/** What stands where on the screen; the tabs are a phone's, the rest is a desktop's. */
export type View = {
  readonly tab: 'map' | 'list' | 'radargram';
  /** What the panel beside the list shows, and whether it is there at all. */
  readonly detail: 'recording' | 'upload' | null;
  readonly isKeySheetOpen: boolean;
  /** Share of the height that the radargram takes from the map, 0–1. */
  readonly radargramShare: number;
};

export type ViewStore = Store<View>;

/** Details begin open where there is room for them beside map and radargram. */
export function createView(hasRoomForDetails: boolean): ViewStore {
  const detail = hasRoomForDetails ? 'recording' : null;
  return createStore<View>({ tab: 'map', detail, isKeySheetOpen: false, radargramShare: 0.54 });
}
