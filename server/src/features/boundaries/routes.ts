import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readCurrentBoundary } from '@jsa/contract';
import { permit } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import { createCurrentBoundary } from './current-boundary.ts';

export const boundaryRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  const currentBoundary = createCurrentBoundary(db);
  app.route({
    ...readCurrentBoundary,
    preHandler: permit('boundary.read'),
    handler: () => currentBoundary(),
  });
};
