import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, SourceSpecification } from 'maplibre-gl';
import { emptyCollection } from './features.ts';
import type { MapLook } from './look.ts';
import { footHeightPx } from './map-room.ts';
import { smallestGridZoom, utmGrid } from './utm-grid.ts';

export const utmGridSources: Record<string, SourceSpecification> = {
  'utm-grid': { type: 'geojson', data: emptyCollection, tolerance: 0, maxzoom: 20 },
  'utm-grid-labels': { type: 'geojson', data: emptyCollection, maxzoom: 20 },
};

/** Labels stand this far from the left and the lower edge, clear of the scale bar and the notes. */
const labelInsetPx = { left: 8, aboveFoot: 22 };

export function utmGridLineLayers({ colours }: MapLook): LayerSpecification[] {
  return [
    {
      id: 'utm-grid',
      type: 'line',
      source: 'utm-grid',
      minzoom: smallestGridZoom,
      paint: { 'line-color': colours.grid, 'line-width': 0.7, 'line-opacity': 0.5 },
    },
  ];
}

export function utmGridLabelLayers({ colours }: MapLook): LayerSpecification[] {
  return [
    {
      id: 'utm-grid-label',
      type: 'symbol',
      source: 'utm-grid-labels',
      minzoom: smallestGridZoom,
      layout: {
        'text-field': ['get', 'text'],
        'text-font': ['Inter Regular'],
        'text-size': 10.5,
        // Beside the line and above it, so that it does not strike its own number through.
        'text-anchor': ['match', ['get', 'axis'], 'easting', 'left', 'bottom-left'],
        'text-offset': ['match', ['get', 'axis'], 'easting', ['literal', [0.3, 0]], ['literal', [0, -0.1]]],
        'text-padding': 4,
      },
      paint: { 'text-color': colours.areaText, 'text-halo-color': colours.textHalo, 'text-halo-width': 1.6 },
    },
  ];
}

/** Draws the grid for the view as it stands and returns its spacing in metres; null where there is none. */
export function showUtmGrid(map: MapLibreMap): number | null {
  const bounds = map.getBounds();
  const { clientWidth, clientHeight } = map.getContainer();
  const labelsAtPx = clientHeight - footHeightPx(clientWidth) - labelInsetPx.aboveFoot;
  const corner = map.unproject([labelInsetPx.left, labelsAtPx]);
  const { stepM, lines, labels } = utmGrid({
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
    zoom: map.getZoom(),
    labelsAt: [corner.lng, corner.lat],
  });
  map.getSource<GeoJSONSource>('utm-grid')?.setData({ type: 'FeatureCollection', features: lines });
  map.getSource<GeoJSONSource>('utm-grid-labels')?.setData({ type: 'FeatureCollection', features: labels });
  return stepM;
}
