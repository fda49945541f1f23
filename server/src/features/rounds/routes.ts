import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  changeRound,
  closeRoundItem,
  draftRound,
  extendRound,
  listRounds,
  listSiteDecisions,
  moveSiteOfRoundItem,
  openRound,
  readRound,
  referRoundItem,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { askedVersion, etagOf } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import * as actions from './actions.ts';
import { depositRoutes } from './deposit-routes.ts';
import { moveSiteOf } from './move-sites.ts';
import { readDecisions, readRoundFor, readRounds } from './reading.ts';

export const roundRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;
  await app.register(depositRoutes, { parts });

  app.route({
    ...listRounds,
    preHandler: permit('round.read'),
    handler: (request) => readRounds(db, sessionOf(request).person),
  });

  app.route({
    ...listSiteDecisions,
    preHandler: permit('round.read'),
    handler: (request) => readDecisions(db, sessionOf(request).person, request.params.id),
  });

  app.route({
    ...readRound,
    preHandler: permit('round.read'),
    handler: async (request, reply) => {
      const round = await readRoundFor(db, sessionOf(request).person, request.params.id);
      return reply.header('etag', etagOf(round)).send(round);
    },
  });

  app.route({
    ...draftRound,
    preHandler: permit('round.prepare'),
    handler: async (request, reply) =>
      reply.code(201).send(await actions.draftRound(db, sessionOf(request).person, request.body)),
  });

  app.route({
    ...changeRound,
    preHandler: permit('round.prepare'),
    handler: (request) => {
      const asked = { id: request.params.id, version: askedVersion(request.headers), draft: request.body };
      return actions.changeRound(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...openRound,
    preHandler: permit('round.open'),
    handler: (request) => {
      const asked = { id: request.params.id, version: askedVersion(request.headers) };
      return actions.openRound(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...extendRound,
    preHandler: permit('round.open'),
    handler: (request) => {
      const asked = { id: request.params.id, version: askedVersion(request.headers), ...request.body };
      return actions.extendRound(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...closeRoundItem,
    preHandler: permit('round.open'),
    handler: (request) =>
      actions.closeItem(db, sessionOf(request).person, { itemId: request.params.id, ...request.body }),
  });

  app.route({
    ...referRoundItem,
    preHandler: permit('round.open'),
    handler: (request) =>
      actions.referItem(db, sessionOf(request).person, { itemId: request.params.id, ...request.body }),
  });

  app.route({
    ...moveSiteOfRoundItem,
    preHandler: permit('round.prepare'),
    handler: (request) => moveSiteOf(db, sessionOf(request).person, { itemId: request.params.id }),
  });
};
