import type { BoundaryEdition, MapTileSource, Position, SiteSummary, SurveyLine } from '@jsa/contract';
import type { MessageStore } from '#i18n/messages.ts';
import type { Component } from '#state/component.ts';
import type { DisplayStore } from '#state/display.ts';
import type { MapWorkStore } from '#state/map-work.ts';
import type { SelectionStore } from '#state/selection.ts';

export type MapState = {
  /** The sites of the list. Their symbols come in tiles; the list says which, and where to go. */
  readonly sites: readonly SiteSummary[];
  /** True when the list leaves some of the seen sites out: the map then shows those of the list only. */
  readonly isFiltered: boolean;
  /** The track of the selected recording; null while it is not known, or has no places. */
  readonly selectedLine: SurveyLine | null;
  /** The ABL edition in force; null draws none. */
  readonly boundary: BoundaryEdition | null;
  readonly radargramIdByRecordingId: ReadonlyMap<string, string>;
  /** Something drawn was made by simulation. */
  readonly isSimulated: boolean;
  /** Anything else than before: what the tiles hold may have changed, and they are asked for anew. */
  readonly tileRevision: string;
};

/** What the address bar keeps of the map. */
export type MapPlace = { readonly centre: Position; readonly zoom: number };

export type TileAddress = {
  readonly source: MapTileSource;
  readonly z: number;
  readonly x: number;
  readonly y: number;
};

export type MapViewParts = {
  readonly selection: SelectionStore;
  readonly display: DisplayStore;
  readonly messages: MessageStore;
  readonly work: MapWorkStore;
  /** Asks for one vector tile of what the reader may see. */
  loadTile(address: TileAddress, signal: AbortSignal): Promise<ArrayBuffer>;
  /** Hears of the view each time it has come to rest. */
  readonly onViewChange?: (place: MapPlace) => void;
};

export type MapView = Component<MapState> & {
  /** Jumps there. Said before the first sites arrive, it keeps the map from fitting itself to them. */
  setView(place: MapPlace): void;
  view(): MapPlace;
};
