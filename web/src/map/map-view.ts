import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { createDrawnMap } from './drawn-map.ts';
import { createElement } from './elements.ts';
import { mapLook } from './look.ts';
import { mapFontFaces } from './map-fonts.ts';
import type { MapView, MapViewParts } from './map-state.ts';
import styles from './map-view.module.css';
import { mapStyle } from './style.ts';
import { serveTiles } from './tile-protocol.ts';
import { startExtent } from './view-fit.ts';

export type { MapPlace, MapState, MapView, MapViewParts } from './map-state.ts';

// Without this a production build has no worker: Vite cannot see the file that MapLibre would ask for.
setWorkerUrl(workerUrl);

function createMap(
  container: HTMLElement,
  { display, messages, tileRoot }: MapViewParts & { tileRoot: string },
): MapLibreMap {
  const baseUrl = new URL(import.meta.env.BASE_URL, window.location.href).href;
  return new MapLibreMap({
    container,
    style: mapStyle(mapLook(display.get().theme, messages), {
      ...{ baseUrl, tileRoot },
      fontFaces: mapFontFaces(baseUrl),
    }),
    bounds: [startExtent[0], startExtent[1], startExtent[2], startExtent[3]],
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    minZoom: 4,
    maxZoom: 23,
    fadeDuration: 120,
  });
}

/** What stands in the map's place where the browser cannot draw one; the rest of the page goes on. */
function createMapFailure(root: HTMLElement, { messages }: MapViewParts): MapView {
  root.replaceChildren(createElement('p', styles.failed, messages.translate('map.failed')));
  return {
    update: () => {},
    setView: () => {},
    view: () => ({ centre: [0, 0], zoom: 0 }),
    destroy: () => root.remove(),
  };
}

/** The map of sites, lines and the ABL over the built-in base map. Everything that it loads comes from our own origin. */
export function createMapView(host: HTMLElement, parts: MapViewParts): MapView {
  const root = createElement('div', styles.map);
  const canvas = createElement('div', styles.canvas);
  root.append(canvas);
  host.append(root);
  const tiles = serveTiles((address, signal) => parts.loadTile(address, signal));
  try {
    const map = createMap(canvas, { ...parts, tileRoot: tiles.tileRoot });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.on('remove', tiles.end);
    return createDrawnMap(root, map, parts);
  } catch (error) {
    tiles.end();
    console.error(error);
    return createMapFailure(root, parts);
  }
}
