import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { processRadargramAgain, readLinePicture, readTile, readTilePicture } from '@jsa/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordView } from '#features/audit/index.ts';
import { permit, sessionOf } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import { pyramidKey } from '#storage/store.ts';
import { processAgain } from './actions.ts';
import type { PictureInput } from './picture-task.ts';
import type { TilePlace } from './pyramid-file.ts';
import { createRadargramSight } from './radargram-sight.ts';
import { createTileSource, placeOf } from './tile-source.ts';

const decompress = promisify(gunzip);
const pictureTask = new URL('./picture-task.ts', import.meta.url);
/** Whoever may see it now may not see it tomorrow, and the next at this browser is somebody else: it asks each time. */
const askEachTime = 'private, no-cache';

function acceptsGzip(request: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers['accept-encoding'] ?? '');
}

/** A radargram never changes once it is done, so its address and the encoding say all about the bytes: 304 is cheap. */
function isKnown(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.headers({ 'cache-control': askEachTime, etag: `"${etag}"`, vary: 'accept-encoding' });
  const known = request.headers['if-none-match'] ?? '';
  const isSame = known.trim() === '*' || known.includes(`"${etag}"`);
  if (isSame) reply.code(304);
  return isSame;
}

export const radargramRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db, store, compute } = parts;
  const tiles = createTileSource(db, store);
  const requireSeen = createRadargramSight(db);

  /** A radargram that is looked at is written down before anything of it leaves. */
  const keepThatSeen = (request: FastifyRequest, radargramId: string) =>
    recordView(db, sessionOf(request).person, 'radargram.view', [radargramId]);

  const draw = async (radargramId: string, tile: TilePlace | null, contrast: number | undefined) => {
    const index = await tiles.index(radargramId);
    if (tile) placeOf(index, tile);
    const path = await store.localPath(pyramidKey(radargramId));
    const input: PictureInput = { path, tile, contrast: contrast ?? null };
    return Buffer.from(await compute.run<Uint8Array>(pictureTask, input));
  };

  app.route({
    ...readTile,
    preHandler: permit('radargram.read'),
    handler: async (request, reply) => {
      const { id, ...place } = request.params;
      await requireSeen(sessionOf(request).person, id);
      const bytes = await tiles.tile(id, place);
      await keepThatSeen(request, id);
      const isZipped = acceptsGzip(request);
      const etag = `${id}.${place.level}.${place.traceBlock}.${place.sampleBlock}${isZipped ? '.gzip' : ''}`;
      if (isKnown(request, reply, etag)) return reply.send();
      reply.type('application/octet-stream');
      if (isZipped) reply.header('content-encoding', 'gzip');
      return reply.send(isZipped ? Buffer.from(bytes) : await decompress(bytes));
    },
  });

  app.route({
    ...processRadargramAgain,
    preHandler: permit('recording.upload'),
    handler: async (request, reply) => {
      await processAgain(db, sessionOf(request).person, request.params.id);
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...readTilePicture,
    preHandler: permit('radargram.read'),
    handler: async (request, reply) => {
      const { id, ...tile } = request.params;
      await requireSeen(sessionOf(request).person, id);
      const picture = await draw(id, tile, request.query.contrast);
      await keepThatSeen(request, id);
      return reply.type('image/png').header('cache-control', askEachTime).send(picture);
    },
  });

  app.route({
    ...readLinePicture,
    preHandler: permit('radargram.read'),
    handler: async (request, reply) => {
      await requireSeen(sessionOf(request).person, request.params.id);
      const picture = await draw(request.params.id, null, request.query.contrast);
      await keepThatSeen(request, request.params.id);
      return reply.type('image/png').header('cache-control', askEachTime).send(picture);
    },
  });
};
