import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapLook } from './look.ts';

type Where = { source: string; 'source-layer'?: string; filter?: FilterSpecification };
type NamePart = { id: string; offset: number; where: Where };

function nameLayer({ colours, cellLabel }: MapLook, { id, offset, where }: NamePart): LayerSpecification {
  const below: ExpressionSpecification = [
    'case',
    ['==', ['get', 'precision'], 'P2'],
    cellLabel,
    ['get', 'title'],
  ];
  return {
    id,
    type: 'symbol',
    ...where,
    layout: {
      // What belongs to the code joins it where there is room.
      'text-field': [
        'step',
        ['zoom'],
        ['get', 'code'],
        8.5,
        [
          'format',
          ['get', 'code'],
          {},
          '\n',
          {},
          below,
          { 'font-scale': 0.88, 'text-font': ['literal', ['Inter Regular']] },
        ],
      ],
      'text-font': ['Inter SemiBold'],
      'text-size': 12.5,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': offset,
      'text-justify': 'auto',
      'text-max-width': 16,
    },
    paint: {
      'text-color': colours.text,
      'text-halo-color': colours.textHalo,
      'text-halo-width': 2,
    },
  };
}

/** Codes and titles, apart from the symbols: they stand above the survey lines, the symbols below. */
export function siteNameLayers(look: MapLook): LayerSpecification[] {
  const inTiles: Where = { source: 'sites', 'source-layer': 'sites', filter: ['has', 'id'] };
  return [
    nameLayer(look, { id: 'site-name', offset: 1.4, where: inTiles }),
    nameLayer(look, { id: 'selected-site-name', offset: 2.1, where: { source: 'selected-site' } }),
  ];
}
