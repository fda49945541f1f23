import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listSites } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { permit, sessionOf } from '#features/auth/index.ts';
import { findSites } from './queries.ts';
import { revealLocation } from './reveal-location.ts';

export const siteRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.route({
    ...listSites,
    preHandler: permit('site.read'),
    handler: async (request) => {
      const { person } = sessionOf(request);
      const sites = await findSites(db);
      return sites.map((site) => ({ ...site, location: revealLocation(person, site.location) }));
    },
  });
};
