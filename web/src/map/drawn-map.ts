import type { Map as MapLibreMap } from 'maplibre-gl';
import type { DisplayStore } from '#state/display.ts';
import type { FoundPlace, MapWork } from '#state/map-work.ts';
import { showBoundary } from './boundary-layer.ts';
import { followDrawing } from './drawing-corners.ts';
import { keepFit } from './kept-fit.ts';
import { mapLook } from './look.ts';
import { createMapFrame, placeOf } from './map-frame.ts';
import { addMapImages } from './map-images.ts';
import { followPointer, type MapPointer } from './map-pointer.ts';
import type { MapState, MapView, MapViewParts } from './map-state.ts';
import type { MapTarget } from './map-targets.ts';
import { restyle } from './restyle.ts';
import { followSelection } from './selection-on-map.ts';
import { refreshTiles } from './tile-protocol.ts';
import { showUtmGrid } from './utm-grid-layer.ts';
import { fitExtent, forgetFit, goToFound, goToShapes, sitesExtent } from './view-fit.ts';
import { showWork } from './work-layer.ts';

const nothing: MapState = {
  sites: [],
  isFiltered: false,
  selectedLine: null,
  boundary: null,
  radargramIdByRecordingId: new Map(),
  isSimulated: false,
  tileRevision: '',
};
/** How much nearer a cluster is opened: the next step parts what lies on top of each other, or shows the places. */
const clusterZoomStep = 2;

/** Tiles and boundary, when they have changed; what the selection bears on is shown with it. */
function showData(map: MapLibreMap, now: MapState, before: MapState): void {
  if (now.tileRevision !== before.tileRevision && before !== nothing) refreshTiles(map);
  if (now.boundary !== before.boundary) showBoundary(map, now.boundary);
}

function openCluster(map: MapLibreMap, { position }: Extract<MapTarget, { kind: 'cluster' }>): void {
  map.easeTo({ center: [...position], zoom: map.getZoom() + clusterZoomStep, duration: 500 });
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

/** Shows what is worked on; a place that was searched for, and shapes of a panel, are gone to once. */
function workShower(map: MapLibreMap, goTo: (found: FoundPlace) => void): (now: MapWork) => void {
  let shown: MapWork | null = null;
  return (now) => {
    const before = shown;
    shown = now;
    showWork(map, now, before);
    if (now.found !== null && now.found !== before?.found) goTo(now.found);
    const hasShapes = Object.keys(now.shownByPanel).length > 0;
    if (hasShapes && now.shownByPanel !== before?.shownByPanel) goToShapes(map, now.shownByPanel);
  };
}

/** Says so to assistive technology too: the picture is whole only when nothing is being loaded or moved. */
function followBusyness(root: HTMLElement, map: MapLibreMap): void {
  const setBusy = (isBusy: boolean) => root.setAttribute('aria-busy', String(isBusy));
  setBusy(true);
  map.on('idle', () => setBusy(false));
  map.on('dataloading', () => setBusy(true));
  map.on('movestart', () => setBusy(true));
}

/** Ties map, stores and frame together; `map` may still be loading its style. */
export function createDrawnMap(root: HTMLElement, map: MapLibreMap, parts: MapViewParts): MapView {
  const { selection, display, messages, work } = parts;
  let state = nothing;
  let shown = nothing;
  let isReady = false;
  let isPlaced = false;
  let gridStepM: number | null = null;

  const onMap = followSelection(map, selection, { state: () => state, isReady: () => isReady });
  const frame = createMapFrame(root, map, { ...parts, state: () => state });
  let pointer: MapPointer | null = null;

  function relabel(): void {
    frame.relabel();
    if (isReady) restyle(map, mapLook(display.get().theme, messages));
  }
  function showState(): void {
    if (!isReady) return;
    showData(map, state, shown);
    shown = state;
    onMap.refresh();
    pointer?.lineArrived();
  }
  const onWork = workShower(map, (found) => {
    isPlaced = true;
    goToFound(map, found);
  });
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
  const ends = [
    onThemeChange(display, relabel),
    messages.subscribe(relabel),
    work.subscribe((now) => isReady && onWork(now)),
  ];
  function onStyle(): void {
    isReady = true;
    addMapImages(map);
    restyle(map, mapLook(display.get().theme, messages));
    pointer = followPointer(map, {
      ...{ selection, messages, work, state: () => state },
      openCluster: (target) => openCluster(map, target),
    });
    ends.push(pointer.destroy, followDrawing(map, { work, messages }));
    showState();
    onWork(work.get());
    onMoveEnd();
  }
  followBusyness(root, map);
  keepFit(map);
  map.once('style.load', onStyle);
  map.on('move', () => frame.measure(gridStepM));
  map.on('moveend', onMoveEnd);
  relabel();
  frame.setLineSelected(false);

  return {
    update(next) {
      state = next;
      showState();
      placeFirst();
      frame.setLineSelected(state.selectedLine !== null);
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
