import type { Map as MapLibreMap } from 'maplibre-gl';
import { createMapControls } from './map-controls.ts';
import { createMapLegend } from './map-legend.ts';
import { createMapNotes } from './map-notes.ts';
import type { MapPlace, MapState, MapViewParts } from './map-state.ts';
import { extentOf, fitExtent, isBeyondBaseMap, sitesExtent, startExtent } from './view-fit.ts';

export type MapFrame = {
  /** Says everything again: theme or language have changed. */
  relabel(): void;
  /** Says what stands on the map. */
  describe(): void;
  /** Scale, and the grid's spacing in metres: null where there is none. */
  measure(gridStepM: number | null): void;
  setLineSelected(isSelected: boolean): void;
};

export function placeOf(map: MapLibreMap): MapPlace {
  const { lng, lat } = map.getCenter();
  return { centre: [lng, lat], zoom: map.getZoom() };
}

/** What stands around the map's canvas: buttons, scale, sources, watermark. */
export function createMapFrame(
  root: HTMLElement,
  map: MapLibreMap,
  parts: MapViewParts & { state(): MapState },
): MapFrame {
  const { display, messages } = parts;
  let lastGridStepM: number | null = null;
  const notes = createMapNotes(root);
  const legend = createMapLegend(root);
  const controls = createMapControls(root, {
    zoomIn: () => map.zoomIn({ duration: 250 }),
    zoomOut: () => map.zoomOut({ duration: 250 }),
    fitToSites() {
      const extent = sitesExtent(parts.state().sites) ?? startExtent;
      fitExtent(map, extent, { what: 'sites', isInstant: false });
    },
    fitToLine() {
      const extent = extentOf(parts.state().selectedLine?.track ?? []);
      if (extent !== null) fitExtent(map, extent, { what: 'line', isInstant: false });
    },
  });

  function measure(gridStepM: number | null): void {
    lastGridStepM = gridStepM;
    const { centre, zoom } = placeOf(map);
    const isBeyond = isBeyondBaseMap(map);
    notes.measure({ latitude: centre[1], zoom, gridStepM, isBeyondBaseMap: isBeyond }, messages);
  }

  return {
    relabel() {
      root.dataset.theme = display.get().theme;
      map.getCanvas().setAttribute('aria-label', messages.translate('map.label'));
      controls.relabel(messages);
      legend.relabel(messages);
      notes.describe(parts.state(), messages);
      measure(lastGridStepM);
    },
    describe: () => notes.describe(parts.state(), messages),
    measure,
    setLineSelected: controls.setLineSelected,
  };
}
