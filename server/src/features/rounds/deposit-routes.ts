import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  depositPosition,
  disclosePositionKey,
  publishPositions,
  readOwnDeposit,
  releasePositions,
  rewrapPosition,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import { openVaultKeys } from '#vault/vault-keys.ts';
import * as deposits from './deposits.ts';
import * as reveal from './reveal.ts';

export const depositRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (
  app,
  { parts: { db, config } },
) => {
  const vault = openVaultKeys(config);

  app.route({
    ...depositPosition,
    preHandler: permit('position.deposit'),
    handler: (request) =>
      deposits.deposit(db, vault, {
        person: sessionOf(request).person,
        itemId: request.params.id,
        sealed: request.body,
      }),
  });

  app.route({
    ...readOwnDeposit,
    preHandler: permit('position.deposit'),
    handler: (request) => deposits.readOwn(db, sessionOf(request).person, request.params.id),
  });

  app.route({
    ...rewrapPosition,
    preHandler: permit('position.deposit'),
    handler: (request) =>
      deposits.rewrap(db, vault, {
        person: sessionOf(request).person,
        itemId: request.params.id,
        wrapped: request.body,
      }),
  });

  app.route({
    ...releasePositions,
    preHandler: permit('position.open'),
    handler: (request) =>
      reveal.release(db, vault, { person: sessionOf(request).person, itemId: request.params.id }),
  });

  app.route({
    ...publishPositions,
    preHandler: permit('position.open'),
    handler: (request) =>
      reveal.publish(db, {
        person: sessionOf(request).person,
        itemId: request.params.id,
        opened: request.body.positions,
      }),
  });

  app.route({
    ...disclosePositionKey,
    preHandler: permit('position.deposit'),
    handler: (request) =>
      reveal.discloseKey(db, vault, {
        person: sessionOf(request).person,
        itemId: request.params.id,
        key: request.body.key,
      }),
  });
};
