import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readDigPlan, writeDigPlan } from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { askedVersion, etagOf } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import { readPlan, writePlan } from './plan.ts';

const mostAreaBytes = 4 * 2 ** 20;

export const digRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...readDigPlan,
    preHandler: permit('dig.read'),
    handler: async (request, reply) => {
      const kept = await readPlan(db, sessionOf(request).person, request.params.id);
      return reply.header('etag', etagOf(kept)).send(kept);
    },
  });

  app.route({
    ...writeDigPlan,
    bodyLimit: mostAreaBytes,
    preHandler: permit('dig.plan'),
    handler: async (request, reply) => {
      const version = askedVersion(request.headers);
      const asked = { siteId: request.params.id, version, plan: request.body };
      const kept = await writePlan(db, sessionOf(request).person, asked);
      return reply.header('etag', etagOf(kept)).send(kept);
    },
  });
};
