import type { Map as MapLibreMap } from 'maplibre-gl';
import { fitExtent, forgetFit, isFitting, lastFit } from './view-fit.ts';

/**
 * What the view was fitted to stays in view when the map's room changes (details open, the divider moves, a phone
 * is turned), until somebody moves the map by hand.
 */
export function keepFit(map: MapLibreMap): void {
  map.on('zoomstart', (event) => {
    if (!isFitting(event)) forgetFit(map);
  });
  map.on('movestart', (event) => {
    if (event.originalEvent !== undefined) forgetFit(map);
  });
  map.on('resize', () => {
    const fit = lastFit(map);
    if (fit !== undefined) fitExtent(map, fit.extent, { what: fit.what, isInstant: true });
  });
}
