import type { AllLayoutProperties, AllPaintProperties, Map as MapLibreMap } from 'maplibre-gl';
import type { MapLook } from './look.ts';
import { mapLayers } from './style.ts';

/** Gives a running map another look: paint and labels change, while view, data and selection stay. */
export function restyle(map: MapLibreMap, look: MapLook): void {
  for (const layer of mapLayers(look)) {
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      map.setPaintProperty(layer.id, name as keyof AllPaintProperties, value);
    for (const [name, value] of Object.entries(layer.layout ?? {}))
      map.setLayoutProperty(layer.id, name as keyof AllLayoutProperties, value);
  }
}
