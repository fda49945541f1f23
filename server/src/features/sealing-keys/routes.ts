import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listSealingKeys, registerSealingKey } from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import * as actions from './actions.ts';

export const sealingKeyRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (
  app,
  { parts: { db } },
) => {
  app.route({
    ...listSealingKeys,
    preHandler: permit('sealing-key.read'),
    handler: () => actions.readSealingKeys(db),
  });

  app.route({
    ...registerSealingKey,
    preHandler: permit('sealing-key.register'),
    handler: async (request, reply) => {
      const key = await actions.registerKey(db, sessionOf(request).person, request.body.recipient);
      return reply.code(201).send(key);
    },
  });
};
