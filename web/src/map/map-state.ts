import type { BoundaryEdition, Position, SiteSummary, SurveyLine } from '@jsa/contract';
import type { MessageStore } from '#i18n/messages.ts';
import type { Component } from '#state/component.ts';
import type { DisplayStore } from '#state/display.ts';
import type { SelectionStore } from '#state/selection.ts';

export type MapState = {
  readonly sites: readonly SiteSummary[];
  readonly lines: readonly SurveyLine[];
  /** The ABL edition in force; null draws none. */
  readonly boundary: BoundaryEdition | null;
  readonly radargramIdByRecordingId: ReadonlyMap<string, string>;
};

/** What the address bar keeps of the map. */
export type MapPlace = { readonly centre: Position; readonly zoom: number };

export type MapViewParts = {
  readonly selection: SelectionStore;
  readonly display: DisplayStore;
  readonly messages: MessageStore;
  /** Hears of the view each time it has come to rest. */
  readonly onViewChange?: (place: MapPlace) => void;
};

export type MapView = Component<MapState> & {
  /** Jumps there. Said before the first sites arrive, it keeps the map from fitting itself to them. */
  setView(place: MapPlace): void;
  view(): MapPlace;
};
