import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { consentToDisclosure, endDisclosure, listDisclosures, requestDisclosure } from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import * as actions from './actions.ts';

export const disclosureRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (
  app,
  { parts: { db } },
) => {
  app.route({
    ...listDisclosures,
    preHandler: permit('disclosure.read'),
    handler: (request) => actions.readDisclosures(db, sessionOf(request).person, request.params.id),
  });

  app.route({
    ...requestDisclosure,
    preHandler: permit('disclosure.decide'),
    handler: async (request, reply) => {
      const asked = { siteId: request.params.id, terms: request.body };
      return reply.code(201).send(await actions.requestDisclosure(db, sessionOf(request).person, asked));
    },
  });

  app.route({
    ...consentToDisclosure,
    preHandler: permit('disclosure.decide'),
    handler: (request) => {
      const asked = { id: request.params.id, ...request.body };
      return actions.consentToDisclosure(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...endDisclosure,
    preHandler: permit('disclosure.decide'),
    handler: (request) => {
      const asked = { id: request.params.id, ...request.body };
      return actions.endDisclosure(db, sessionOf(request).person, asked);
    },
  });
};
