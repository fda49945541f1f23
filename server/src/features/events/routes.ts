import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { eventsPath } from '@jsa/contract';
import { isSessionLive, onSignOut, permit, sessionOf } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import { openEventHub } from './event-hub.ts';
import { hearsOfRecordings, hearsOfRounds, hearsOfSites } from './hears-of.ts';

export const eventRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const hub = await openEventHub(parts.db.pool, (sessionId) => isSessionLive(parts.db, sessionId));
  onSignOut(app, (sessionId) => hub.endSession(sessionId));
  app.addHook('preClose', () => hub.close());

  app.route({
    method: 'GET',
    url: eventsPath,
    exposeHeadRoute: false,
    schema: {
      summary:
        'Work that moves on (`work`), sites (`site`) and decision rounds (`round`) that changed, and that something awaits the person (`told`), as server-sent events',
      tags: ['events'],
    },
    preHandler: permit('event.read'),
    handler: (request, reply) => {
      const { sessionId, person } = sessionOf(request);
      reply.hijack();
      const response = reply.raw;
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      });
      const { db } = parts;
      const hears = {
        hearsOf: hearsOfRecordings(db, sessionId),
        hearsOfSite: hearsOfSites(db, sessionId),
        hearsOfRound: hearsOfRounds(db, sessionId),
      };
      hub.add({ response, sessionId, personId: person.id, ...hears });
    },
  });
};
