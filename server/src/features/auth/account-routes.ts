import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  addPasskey as addPasskeyEndpoint,
  beginPasskey,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor as confirmSecondFactorEndpoint,
  endOtherSessions as endOtherSessionsEndpoint,
  endSession,
  listPasskeys,
  listSessions,
  removePasskey as removePasskeyEndpoint,
  removeSecondFactor,
  renamePasskey as renamePasskeyEndpoint,
  renewRecoveryCodes,
} from '@jsa/contract';
import type { ServerParts } from '#parts.ts';
import {
  addPasskey,
  changeOwnPassword,
  changeSecondFactor,
  confirmSecondFactor,
  endOtherSessions,
  endOwnSession,
  removePasskey,
  renamePasskey,
} from './account-actions.ts';
import { findPasskeysOf, findSessionsOf } from './account-queries.ts';
import { askEngine, giveCookies } from './ask-engine.ts';
import { permit } from './permit.ts';
import { sessionOf, tellSignedOut } from './sessions-hook.ts';

/** What people do with their own account. Whoever is signed in may. */
export const accountRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  await app.register(sessionsRoutes, { parts });
  await app.register(secondFactorRoutes, { parts });
  await app.register(passkeyRoutes, { parts });
};

const sessionsRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts: { db } }) => {
  const preHandler = permit('session.read');

  app.route({
    ...listSessions,
    preHandler,
    handler: async (request) => {
      const { person, sessionId } = sessionOf(request);
      return { sessions: await findSessionsOf(db, { personId: person.id, sessionId }) };
    },
  });
  app.route({
    ...endSession,
    preHandler,
    handler: async (request, reply) => {
      await endOwnSession(db, sessionOf(request).person.id, request.params.id);
      tellSignedOut(app, [request.params.id]);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...endOtherSessionsEndpoint,
    preHandler,
    handler: async (request) => {
      const ended = await endOtherSessions(db, sessionOf(request));
      tellSignedOut(app, ended);
      return { endedCount: ended.length };
    },
  });
  app.route({
    ...changePassword,
    preHandler,
    handler: async (request, reply) => {
      tellSignedOut(app, await changeOwnPassword(db, sessionOf(request), request.body));
      return reply.code(204).send(null);
    },
  });
};

const secondFactorRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (
  app,
  { parts: { db } },
) => {
  const preHandler = permit('session.read');

  app.route({
    ...beginSecondFactor,
    preHandler,
    handler: async (request, reply) => {
      const { totpURI, backupCodes } = await changeSecondFactor(
        { db, request, reply },
        sessionOf(request).person.id,
        { path: '/two-factor/enable', password: request.body.password, action: 'second-factor.begin' },
      );
      const uri = String(totpURI);
      const key = new URL(uri).searchParams.get('secret') ?? '';
      return { uri, key, recoveryCodes: backupCodes as string[] };
    },
  });
  app.route({
    ...confirmSecondFactorEndpoint,
    preHandler,
    handler: async (request, reply) => {
      await confirmSecondFactor({ db, request, reply }, sessionOf(request).person.id, request.body.code);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...removeSecondFactor,
    preHandler,
    handler: async (request, reply) => {
      const { password } = request.body;
      const change = { path: '/two-factor/disable', password, action: 'second-factor.remove' };
      await changeSecondFactor({ db, request, reply }, sessionOf(request).person.id, change);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...renewRecoveryCodes,
    preHandler,
    handler: async (request, reply) => {
      const { password } = request.body;
      const path = '/two-factor/generate-backup-codes';
      const change = { path, password, action: 'second-factor.renew-codes' };
      const { backupCodes } = await changeSecondFactor(
        { db, request, reply },
        sessionOf(request).person.id,
        change,
      );
      return { recoveryCodes: backupCodes as string[] };
    },
  });
};

const passkeyRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts: { db } }) => {
  const preHandler = permit('session.read');

  app.route({
    ...listPasskeys,
    preHandler,
    handler: async (request) => ({ passkeys: await findPasskeysOf(db, sessionOf(request).person.id) }),
  });
  app.route({
    ...beginPasskey,
    preHandler,
    handler: async (request, reply) => {
      const path = '/passkey/generate-register-options';
      const answer = await askEngine(request, { method: 'GET', path });
      giveCookies(reply, answer);
      return answer.body;
    },
  });
  app.route({
    ...addPasskeyEndpoint,
    preHandler,
    handler: async (request, reply) => {
      await addPasskey({ db, request, reply }, sessionOf(request).person.id, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...renamePasskeyEndpoint,
    preHandler,
    handler: async (request, reply) => {
      const { id } = request.params;
      await renamePasskey(db, sessionOf(request).person.id, { id, name: request.body.name });
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...removePasskeyEndpoint,
    preHandler,
    handler: async (request, reply) => {
      await removePasskey(db, sessionOf(request).person.id, request.params.id);
      return reply.code(204).send(null);
    },
  });
};
