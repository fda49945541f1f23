import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isAtLeast, listSites } from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import { precisionFor } from './precision.ts';
import { findSites } from './queries.ts';

export const siteRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...listSites,
    preHandler: permit('site.read'),
    handler: async (request) => {
      const { person } = sessionOf(request);
      const now = new Date();
      const sites = await findSites(db, person);
      return sites
        .map(({ circle, ...site }) => ({ ...site, precision: precisionFor(person, circle, now) }))
        .filter(({ precision }) => precision !== 'P0')
        .map((site) => ({ ...site, location: isAtLeast(site.precision, 'P3') ? site.location : null }));
    },
  });
};
