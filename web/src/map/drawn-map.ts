import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { DisplayStore } from '#state/display.ts';
import { showBoundary } from './boundary-layer.ts';
import { keepFit } from './kept-fit.ts';
import { mapLook } from './look.ts';
import { createMapFrame, placeOf } from './map-frame.ts';
import { addMapImages } from './map-images.ts';
import { followPointer } from './map-pointer.ts';
import type { MapState, MapView, MapViewParts } from './map-state.ts';
import type { MapTarget } from './map-targets.ts';
import { restyle } from './restyle.ts';
import { followSelection } from './selection-on-map.ts';
import { showSurveyLines } from './survey-line-layer.ts';
import { showUtmGrid } from './utm-grid-layer.ts';
import { fitExtent, forgetFit, sitesExtent } from './view-fit.ts';

const nothing: MapState = { sites: [], lines: [], boundary: null, radargramIdByRecordingId: new Map() };

/** Lines and boundary, when they have changed; what the selection bears on is shown with it. */
function showData(map: MapLibreMap, now: MapState, before: MapState): void {
  if (now.lines !== before.lines) showSurveyLines(map, now.lines);
  if (now.boundary !== before.boundary) showBoundary(map, now.boundary);
}

async function openCluster(
  map: MapLibreMap,
  { clusterId, position }: Extract<MapTarget, { kind: 'cluster' }>,
): Promise<void> {
  const zoom = await map.getSource<GeoJSONSource>('sites')?.getClusterExpansionZoom(clusterId);
  if (zoom !== undefined) map.easeTo({ center: [...position], zoom: zoom + 0.5, duration: 500 });
}

/** The display changes with every touch of the contrast; the map minds the theme alone. */
function onThemeChange(display: DisplayStore, listener: () => void): () => void {
  let { theme } = display.get();
  return display.subscribe((now) => {
    if (now.theme === theme) return;
    theme = now.theme;
    listener();
  });
}

/** Ties map, stores and frame together; `map` may still be loading its style. */
export function createDrawnMap(root: HTMLElement, map: MapLibreMap, parts: MapViewParts): MapView {
  const { selection, display, messages } = parts;
  let state = nothing;
  let shown = nothing;
  let isReady = false;
  let isPlaced = false;
  let gridStepM: number | null = null;

  const onMap = followSelection(map, selection, () => state);
  const frame = createMapFrame(root, map, {
    ...parts,
    state: () => state,
    selectedLine: () => onMap.selectedLine(),
  });

  function relabel(): void {
    frame.relabel();
    if (isReady) restyle(map, mapLook(display.get().theme, messages));
  }
  function showState(): void {
    if (!isReady) return;
    showData(map, state, shown);
    shown = state;
    onMap.refresh();
  }
  function placeFirst(): void {
    const extent = sitesExtent(state.sites);
    if (isPlaced || extent === null) return;
    isPlaced = true;
    fitExtent(map, extent, { what: 'sites', isInstant: true });
  }
  function onMoveEnd(): void {
    if (isReady) gridStepM = showUtmGrid(map);
    frame.measure(gridStepM);
    parts.onViewChange?.(placeOf(map));
  }
  function onSelection(): void {
    frame.setLineSelected(onMap.selectedLine() !== undefined);
  }
  const ends = [
    onThemeChange(display, relabel),
    messages.subscribe(relabel),
    selection.subscribe(onSelection),
  ];
  function onStyle(): void {
    isReady = true;
    addMapImages(map);
    restyle(map, mapLook(display.get().theme, messages));
    showState();
    onMoveEnd();
    const open = (target: Extract<MapTarget, { kind: 'cluster' }>) => void openCluster(map, target);
    ends.push(followPointer(map, { selection, messages, state: () => state, openCluster: open }));
  }
  /** Says so to assistive technology too: the picture is whole only when nothing is being loaded or moved. */
  function setBusy(isBusy: boolean): void {
    root.setAttribute('aria-busy', String(isBusy));
  }
  setBusy(true);
  keepFit(map);
  map.on('idle', () => setBusy(false));
  map.on('dataloading', () => setBusy(true));
  map.on('movestart', () => setBusy(true));
  map.once('style.load', onStyle);
  map.on('move', () => frame.measure(gridStepM));
  map.on('moveend', onMoveEnd);
  relabel();
  onSelection();

  return {
    update(next) {
      state = next;
      showState();
      placeFirst();
      onSelection();
      frame.describe();
    },
    setView({ centre, zoom }) {
      isPlaced = true;
      forgetFit(map);
      map.jumpTo({ center: [...centre], zoom });
    },
    view: () => placeOf(map),
    destroy() {
      for (const end of ends) end();
      onMap.destroy();
      map.remove();
      root.remove();
    },
  };
}
