import type { RadargramGeometry, RadargramSummary, RecordingState } from '@jsa/contract';
import type { MessageStore } from '#i18n/messages.ts';
import type { Component } from '#state/component.ts';
import type { DisplayStore } from '#state/display.ts';
import type { Cursor, SelectionStore } from '#state/selection.ts';
import type { AxesState } from './axes.ts';
import type { Camera } from './camera.ts';
import type { CrossHair } from './cursor.ts';
import type { PlotBox } from './layout.ts';
import type { TileCache } from './tile-cache.ts';
import type { TilePlace } from './tile-plan.ts';
import type { ViewElements } from './view-elements.ts';
import type { WebglPlot } from './webgl-plot.ts';

export type RadargramState = {
  /** Null when nothing is chosen, or when the chosen recording has none (yet). */
  readonly radargram: RadargramSummary | null;
  /** Of the chosen recording; null when nothing is chosen. */
  readonly recordingState: RecordingState | null;
  /** The recording's name, as the surveyor knows it. */
  readonly title: string;
  readonly isSynthetic: boolean;
  /** Then the title says which channel it is. */
  readonly hasOtherChannels: boolean;
};

export type RadargramViewParts = {
  readonly selection: SelectionStore;
  readonly display: DisplayStore;
  readonly messages: MessageStore;
  loadTile(radargramId: string, place: TilePlace, signal: AbortSignal): Promise<Int16Array>;
};

/** What the pieces of the view share. `camera` and `box` are null until there is room and something to see. */
export type Scene = {
  readonly host: HTMLElement;
  readonly parts: RadargramViewParts;
  readonly elements: ViewElements;
  readonly plot: WebglPlot;
  readonly cache: TileCache;
  readonly axes: Component<AxesState | null>;
  readonly crossHair: CrossHair;
  state: RadargramState;
  camera: Camera | null;
  box: PlotBox | null;
};

/** The radargram and its geometry, once it is processed. */
export function finishedRadargramOf(
  scene: Scene,
): { readonly id: string; readonly geometry: RadargramGeometry } | null {
  const { radargram } = scene.state;
  if (radargram?.state !== 'done' || !radargram.geometry) return null;
  return { id: radargram.id, geometry: radargram.geometry };
}

/** The shared cursor, when it stands on this radargram. */
export function cursorOn(scene: Scene): Cursor | null {
  const { cursor } = scene.parts.selection.get();
  return cursor !== null && cursor.radargramId === scene.state.radargram?.id ? cursor : null;
}
