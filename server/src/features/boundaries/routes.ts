import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readCurrentBoundary } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { permit } from '#features/auth/index.ts';
import { createCurrentBoundary } from './current-boundary.ts';

export const boundaryRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  const currentBoundary = createCurrentBoundary(db);
  app.route({
    ...readCurrentBoundary,
    preHandler: permit('boundary.read'),
    handler: () => currentBoundary(),
  });
};
