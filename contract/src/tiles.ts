import { Type } from 'typebox';
import { IdParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { PreviewQuery } from './previews.ts';
import { SurveyLine } from './recordings.ts';

export { type PreviewedRole, PreviewQuery, previewableRoles } from './previews.ts';

/** What the map draws from tiles of the server; each is one layer of the tile by the same name. */
export const mapTileSources = ['sites', 'survey-lines'] as const;
export type MapTileSource = (typeof mapTileSources)[number];

/** A tile has so many units to a side. */
export const mapTileExtent = 4096;
export const highestTileZoom = 20;
/** Farther out a survey line is but a speck on its site: its tiles are empty. */
export const lowestLineZoom = 11;
/** Up to this zoom sites that lie close together come as one with their number, unless they are asked for one by one. */
export const clustersUpToZoom = 9;
/** From this zoom on a tile of survey lines says where each line ends, for its name. */
export const lowestLineNameZoom = 16;

/** A Mapbox vector tile (version 2) of what the asker may see, as precisely as they may see it. */
export const readMapTile = endpoint({
  method: 'GET',
  url: '/api/map-tiles/:source/:z/:x/:y',
  schema: {
    summary:
      'One map tile of sites or survey lines, permission-filtered, as application/vnd.mapbox-vector-tile',
    tags: ['map'],
    params: Type.Object({
      source: Type.Enum(mapTileSources),
      z: Type.Integer({ minimum: 0, maximum: highestTileZoom }),
      x: Type.Integer({ minimum: 0, maximum: 2 ** highestTileZoom - 1 }),
      y: Type.Integer({ minimum: 0, maximum: 2 ** highestTileZoom - 1 }),
    }),
    querystring: Type.Object({
      ...PreviewQuery,
      /** `false`: every site on its own, for a map that shows only some of them. */
      clusters: Type.Optional(Type.Enum(['true', 'false'] as const)),
    }),
    response: {},
  },
});

/** The map's tiles hold no traces: what a cursor needs of one line is asked for when the line is chosen. */
export const readSurveyLine = endpoint({
  method: 'GET',
  url: '/api/recordings/:id/survey-line',
  schema: {
    summary: 'The track of one recording, trace by trace',
    tags: ['map'],
    params: IdParams,
    response: { 200: SurveyLine },
  },
});
