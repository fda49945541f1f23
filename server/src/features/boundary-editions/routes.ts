import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  checkBoundaryLine,
  compareBoundary,
  confirmBoundaryActivation,
  decideSiteSide,
  importBoundary,
  isPermitted,
  listBoundaryEditions,
  proposeBoundaryActivation,
  readBoundaryLine,
  readSiteBoundaryRelation,
  withdrawBoundaryActivation,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { Problem } from '#http/problem.ts';
import type { ServerParts } from '#parts.ts';
import { activateEdition, importEdition, proposeActivation, withdrawActivation } from './actions.ts';
import { readChosenLine } from './boundary-line.ts';
import { decideSide, readSiteRelation } from './decide-side.ts';
import { compareEdition } from './difference.ts';
import { fileRoutes } from './file-routes.ts';
import { findDrawnLine, findEditions } from './queries.ts';

type Routes = FastifyPluginAsyncTypebox<{ parts: ServerParts }>;

export const boundaryEditionRoutes: Routes = async (app, { parts }) => {
  await app.register(fileRoutes, { parts });
  await app.register(importRoutes, { parts });
  await app.register(activationRoutes, { parts });
  await app.register(siteSideRoutes, { parts });
};

const importRoutes: Routes = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...listBoundaryEditions,
    preHandler: permit('boundary.read'),
    handler: (request) => findEditions(db, isPermitted(sessionOf(request).person.roles, 'boundary.activate')),
  });

  app.route({
    ...readBoundaryLine,
    preHandler: permit('boundary.activate'),
    handler: async ({ params }) => {
      const coordinates = await findDrawnLine(db, params.id);
      if (!coordinates) throw new Problem('not-found', 'There is nothing here.');
      return { line: { type: 'LineString' as const, coordinates } };
    },
  });

  app.route({
    ...checkBoundaryLine,
    preHandler: permit('boundary.import'),
    handler: async ({ body }) => {
      const { drawn, isCut, checks } = await readChosenLine(parts, body);
      return { line: drawn && { type: 'LineString' as const, coordinates: drawn }, isCut, checks };
    },
  });

  app.route({
    ...importBoundary,
    preHandler: permit('boundary.import'),
    handler: async (request, reply) =>
      reply.status(201).send(await importEdition(parts, sessionOf(request).person, request.body)),
  });
};

const activationRoutes: Routes = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...compareBoundary,
    preHandler: permit('boundary.activate'),
    handler: (request) => compareEdition(db, sessionOf(request).person, request.params.id),
  });

  app.route({
    ...proposeBoundaryActivation,
    preHandler: permit('boundary.activate'),
    handler: async (request, reply) => {
      const seen = { editionId: request.params.id, ...request.body };
      await proposeActivation(db, sessionOf(request).person, seen);
      return reply.status(204).send(null);
    },
  });

  app.route({
    ...confirmBoundaryActivation,
    preHandler: permit('boundary.activate'),
    handler: async (request, reply) => {
      const seen = { editionId: request.params.id, ...request.body };
      await activateEdition(db, sessionOf(request).person, seen);
      return reply.status(204).send(null);
    },
  });

  app.route({
    ...withdrawBoundaryActivation,
    preHandler: permit('boundary.activate'),
    handler: async (request, reply) => {
      await withdrawActivation(db, sessionOf(request).person, request.params.id);
      return reply.status(204).send(null);
    },
  });
};

const siteSideRoutes: Routes = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...readSiteBoundaryRelation,
    preHandler: permit('site.read'),
    handler: (request) => readSiteRelation(db, sessionOf(request).person, request.params.id),
  });

  app.route({
    ...decideSiteSide,
    preHandler: permit('boundary.decide-side'),
    handler: async (request, reply) => {
      const decision = { siteId: request.params.id, ...request.body };
      return reply.status(201).send(await decideSide(db, sessionOf(request).person, decision));
    },
  });
};
