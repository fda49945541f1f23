import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readGeometryFile } from '@jsa/contract';
import { permit } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import { readGeometryFileOnDisk, withFileOnDisk } from './read-file.ts';
import { namedBytes, takeBytes } from './receive.ts';

/** What it takes to read a file says how often a minute one person may ask for it. */
const mostFilesPerMinute = 30;

export const geometryFileRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (
  app,
  { parts },
) => {
  takeBytes(app);

  app.route({
    ...readGeometryFile,
    preHandler: permit('survey.read'),
    config: { rateLimit: { max: mostFilesPerMinute, timeWindow: '1 minute' } },
    handler: ({ query, headers, body }) => {
      const choice = { crs: query.crs ?? null, isSwapped: query.swapped === 'true' };
      return withFileOnDisk(parts, namedBytes({ headers, body }), (file) =>
        readGeometryFileOnDisk(parts, file, choice),
      );
    },
  });
};
