import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  addClearance as addClearanceEndpoint,
  changeClearance as changeClearanceEndpoint,
  listClearances,
  readClearanceBoard,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { Problem } from '#http/problem.ts';
import { askedVersion, etagOf } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import { addClearance, changeClearance } from './clearance-actions.ts';
import { listBoards, readBoards } from './clearance-board.ts';
import { seesPlace } from './read-precisions.ts';

export const clearanceRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...listClearances,
    preHandler: permit('clearance.read'),
    handler: (request) => listBoards(db, sessionOf(request).person),
  });

  app.route({
    ...readClearanceBoard,
    preHandler: permit('clearance.read'),
    handler: async (request) => {
      const { id } = request.params;
      if (!(await seesPlace(db, sessionOf(request).person, id)))
        throw new Problem('not-found', 'There is nothing here.');
      return (await readBoards(db, [id])).get(id) ?? [];
    },
  });

  app.route({
    ...addClearanceEndpoint,
    bodyLimit: 4 * 2 ** 20,
    preHandler: permit('clearance.write'),
    handler: async (request, reply) => {
      const { id: siteId } = request.params;
      const added = await addClearance(db, sessionOf(request).person, { siteId, clearance: request.body });
      reply.code(201).header('etag', etagOf(added));
      return added;
    },
  });

  app.route({
    ...changeClearanceEndpoint,
    bodyLimit: 4 * 2 ** 20,
    preHandler: permit('clearance.write'),
    handler: async (request, reply) => {
      const { id: clearanceId } = request.params;
      const version = askedVersion(request.headers);
      const asked = { clearanceId, version, clearance: request.body };
      const changed = await changeClearance(db, sessionOf(request).person, asked);
      reply.header('etag', etagOf(changed));
      return changed;
    },
  });
};
