import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  clustersUpToZoom,
  lowestLineNameZoom,
  lowestLineZoom,
  type MapTileSource,
  type Person,
  readMapTile,
  readSurveyLine,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { previewFor, readSight } from '#features/sites/index.ts';
import { Problem } from '#http/problem.ts';
import type { ServerParts } from '#parts.ts';
import { encodeTile, type TileLayers } from './encode-tile.ts';
import { lineLayersOf } from './line-tile.ts';
import {
  findLinesInTile,
  findPlacesInTile,
  findSitesInTile,
  findSurveyLine,
  findTagsOfSites,
} from './queries.ts';
import { clusteredLayersOf, siteLayersOf } from './site-tile.ts';
import { tileFrame } from './tile-frame.ts';

type TileAddress = { source: MapTileSource; z: number; x: number; y: number; isClustered: boolean };

async function layersOf(
  { db }: ServerParts,
  person: Person,
  { source, ...place }: TileAddress,
): Promise<TileLayers> {
  const frame = tileFrame(place);
  if (frame === null) return {};
  if (source === 'sites') {
    const hasOutlines = place.z > clustersUpToZoom;
    if (place.isClustered && !hasOutlines) {
      const findTags = (ids: string[]) => findTagsOfSites(db, ids);
      return clusteredLayersOf(person, await findPlacesInTile(db, person, frame), {
        frame,
        z: place.z,
        findTags,
      });
    }
    const sites = await findSitesInTile(db, person, { frame, hasOutlines });
    return siteLayersOf(person, sites, { frame, hasOutlines });
  }
  if (place.z < lowestLineZoom) return {};
  const hasNames = place.z >= lowestLineNameZoom;
  return lineLayersOf(person, await findLinesInTile(db, person, { frame, hasNames }));
}

export const mapTileRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  app.route({
    ...readMapTile,
    preHandler: permit('site.read'),
    handler: async (request, reply) => {
      const person = previewFor(sessionOf(request).person, request.query);
      const address = { ...request.params, isClustered: request.query.clusters !== 'false' };
      const tile = encodeTile(await layersOf(parts, person, address));
      // No ETag, nothing kept: what a person may see changes, and what they may not see must not show in either.
      reply.headers({
        'content-type': 'application/vnd.mapbox-vector-tile',
        'cache-control': 'private, no-store',
      });
      return reply.send(Buffer.from(tile));
    },
  });

  app.route({
    ...readSurveyLine,
    preHandler: permit('recording.read'),
    handler: async (request) => {
      const sight = await readSight(parts.db, sessionOf(request).person);
      const found = await findSurveyLine(parts.db, request.params.id);
      if (found === null || sight(found) !== 'P4') throw new Problem('not-found', 'There is nothing here.');
      const { receivedFromId: _, receipt: __, ...line } = found;
      return line;
    },
  });
};
