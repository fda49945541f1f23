import type { FontFacesSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { baseMapSources, groundLayers, nameLayers } from './base-map-layers.ts';
import { boundaryLayers, boundarySources } from './boundary-layer.ts';
import type { MapLook } from './look.ts';
import { selectedSiteSources, siteLayers } from './site-layer.ts';
import { siteNameLayers } from './site-name-layer.ts';
import { selectedLineSources, surveyLineLayers } from './survey-line-layer.ts';
import { tileSources } from './tile-protocol.ts';
import { utmGridLabelLayers, utmGridLineLayers, utmGridSources } from './utm-grid-layer.ts';
import { workLayers, workSources } from './work-layer.ts';

/** Every layer from the ground up. Labels higher up win when two compete for room. */
export function mapLayers(look: MapLook): LayerSpecification[] {
  return [
    ...groundLayers(look),
    ...utmGridLineLayers(look),
    ...boundaryLayers(look),
    ...nameLayers(look),
    ...utmGridLabelLayers(look),
    ...siteLayers(look),
    ...surveyLineLayers(look),
    ...siteNameLayers(look),
    ...workLayers(look),
  ];
}

/** The whole style. `baseUrl` is the page's own: files and fonts come from there and from nowhere else. */
export function mapStyle(
  look: MapLook,
  own: { baseUrl: string; tileRoot: string; fontFaces: FontFacesSpecification },
): StyleSpecification {
  return {
    version: 8,
    name: 'Joint Site Assessment, built-in map',
    'font-faces': own.fontFaces,
    sources: {
      ...baseMapSources(own.baseUrl),
      ...utmGridSources,
      ...boundarySources,
      ...tileSources(own.tileRoot),
      ...selectedLineSources,
      ...selectedSiteSources,
      ...workSources,
    },
    layers: mapLayers(look),
  };
}
