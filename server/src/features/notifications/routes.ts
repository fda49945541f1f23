import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  chooseMail as chooseMailEndpoint,
  listNotifications,
  markNotificationsRead,
  readMailChoice,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import { chooseMail, markRead, readNotifications } from './actions.ts';
import { findMailChoice } from './queries.ts';

export const notificationRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (
  app,
  { parts },
) => {
  const { db, config } = parts;
  const isMailSet = config.mail !== null;

  app.route({
    ...listNotifications,
    preHandler: permit('notification.read'),
    handler: (request) => readNotifications(db, sessionOf(request).person),
  });

  app.route({
    ...markNotificationsRead,
    preHandler: permit('notification.read'),
    handler: async (request, reply) => {
      await markRead(db, sessionOf(request).person, request.body.ids ?? null);
      return reply.code(204).send(null);
    },
  });

  app.route({
    ...readMailChoice,
    preHandler: permit('notification.read'),
    handler: async (request) => ({ mail: await findMailChoice(db, sessionOf(request).person.id), isMailSet }),
  });

  app.route({
    ...chooseMailEndpoint,
    preHandler: permit('notification.read'),
    handler: async (request) => {
      const { mail } = request.body;
      await chooseMail(db, sessionOf(request).person, mail);
      return { mail, isMailSet };
    },
  });
};
