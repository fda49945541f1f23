import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { keepBoundaryFile } from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import {
  namedBytes,
  readGeometryFileOnDisk,
  takeBytes,
  withFileOnDisk,
} from '#features/geometry-files/index.ts';
import type { ServerParts } from '#parts.ts';
import { keepFile } from './actions.ts';

/** Apart from the other routes: here a body is bytes, whatever its sender calls it. */
export const fileRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  takeBytes(app);

  app.route({
    ...keepBoundaryFile,
    preHandler: permit('boundary.import'),
    handler: (request) => {
      const { query, headers, body } = request;
      const choice = { crs: query.crs ?? null, isSwapped: query.swapped === 'true' };
      return withFileOnDisk(parts, namedBytes({ headers, body }), async (file) => {
        const read = await readGeometryFileOnDisk(parts, file, choice);
        await keepFile(parts, sessionOf(request).person, { file, read });
        return read;
      });
    },
  });
};
