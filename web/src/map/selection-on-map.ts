import type { SurveyLine } from '@jsa/contract';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { createSelection, type Selection, type SelectionStore } from '#state/selection.ts';
import type { MapState } from './map-state.ts';
import { showLitSites, showSites } from './site-layer.ts';
import { showHoveredLine, showSelectedLine } from './survey-line-layer.ts';
import { createTraceCursor } from './trace-cursor.ts';
import { positionOfTrace } from './track-position.ts';
import { extentOf, fitExtent, forgetFit, isInView, isLineSeen } from './view-fit.ts';

export type SelectionOnMap = {
  /** Sites or lines have changed under the selection. */
  refresh(): void;
  destroy(): void;
};

/** The recording that a radargram shows; a recording of several channels has several radargrams. */
function recordingIdOfCursor(selection: Selection, state: MapState): string | null {
  const { cursor } = selection;
  if (cursor === null) return null;
  if (cursor.radargramId === selection.radargramId) return selection.recordingId;
  const pairs = [...state.radargramIdByRecordingId];
  return pairs.find(([, radargramId]) => radargramId === cursor.radargramId)?.[0] ?? null;
}

/** Shows the selection on the map, and moves the map only when what was selected elsewhere is out of view. */
export function followSelection(
  map: MapLibreMap,
  selection: SelectionStore,
  { state, isReady }: { state(): MapState; isReady(): boolean },
): SelectionOnMap {
  const cursorDot = createTraceCursor(map);
  let shown = createSelection().get();
  /** Selected before its track was known: a recording that is still being read. */
  let isLineAwaited = false;

  function lineOf(recordingId: string | null): SurveyLine | null {
    const { selectedLine } = state();
    return selectedLine?.recordingId === recordingId ? selectedLine : null;
  }
  function showSitesOf({ siteId }: Selection): void {
    const { sites, isFiltered } = state();
    if (isReady()) showSites(map, { sites, isFiltered, selectedId: siteId });
  }
  function showCursor(now: Selection): void {
    const line = lineOf(recordingIdOfCursor(now, state()));
    const position = line && now.cursor ? positionOfTrace(line.track, now.cursor.trace) : null;
    cursorDot.show(position);
  }
  function showLit({ hoveredSiteId, siteId }: Selection): void {
    showLitSites(map, [hoveredSiteId, siteId]);
  }
  function goToSite(siteId: string | null): void {
    const position = state().sites.find(({ id }) => id === siteId)?.location?.position;
    if (position === undefined || isInView(map, position)) return;
    forgetFit(map);
    map.easeTo({ center: [...position], duration: 500 });
  }
  function goToLine(recordingId: string | null): void {
    const line = lineOf(recordingId);
    const extent = line === null ? null : extentOf(line.track);
    isLineAwaited = recordingId !== null && extent === null;
    if (line === null || extent === null || isLineSeen(map, line)) return;
    fitExtent(map, extent, { what: 'line', isInstant: false });
  }
  function follow(now: Selection): void {
    const before = shown;
    shown = now;
    if (now.siteId !== before.siteId) {
      showSitesOf(now);
      goToSite(now.siteId);
    }
    if (now.recordingId !== before.recordingId) {
      showSelectedLine(map, lineOf(now.recordingId));
      goToLine(now.recordingId);
    }
    if (now.hoveredSiteId !== before.hoveredSiteId || now.siteId !== before.siteId) showLit(now);
    if (now.hoveredRecordingId !== before.hoveredRecordingId) showHoveredLine(map, now.hoveredRecordingId);
    showCursor(now);
  }
  const end = selection.subscribe(follow);

  return {
    refresh() {
      shown = selection.get();
      showSitesOf(shown);
      showSelectedLine(map, lineOf(shown.recordingId));
      showCursor(shown);
      if (isLineAwaited) goToLine(shown.recordingId);
    },
    destroy() {
      end();
      cursorDot.destroy();
    },
  };
}
