import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  beginPasskeySignIn,
  passSecondFactor as passSecondFactorEndpoint,
  readSession,
  signIn,
  signInWithPasskey,
  signOut,
} from '@jsa/contract';
import type { ServerParts } from '#parts.ts';
import { accountRoutes } from './account-routes.ts';
import { askEngine, giveCookies } from './ask-engine.ts';
import { permit } from './permit.ts';
import { clearSessionCookie } from './session-cookie.ts';
import { sessionOf, tellSignedOut } from './sessions-hook.ts';
import { passSecondFactor, startSession, startSessionByPasskey, stopSession } from './sign-in.ts';

/** Strangers ask here: each address so often a minute, whatever it asks. */
const forStrangers = { rateLimit: { max: 60, timeWindow: '1 minute' } };

export const sessionRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...signIn,
    preHandler: permit.public,
    config: forStrangers,
    handler: async (request, reply) => ({
      person: await startSession({ db, request, reply }, request.body),
    }),
  });

  app.route({
    ...passSecondFactorEndpoint,
    preHandler: permit.public,
    config: forStrangers,
    handler: async (request, reply) => ({
      person: await passSecondFactor({ db, request, reply }, request.body),
    }),
  });

  app.route({
    ...beginPasskeySignIn,
    preHandler: permit.public,
    config: forStrangers,
    handler: async (request, reply) => {
      const answer = await askEngine(request, {
        method: 'GET',
        path: '/passkey/generate-authenticate-options',
      });
      giveCookies(reply, answer);
      return answer.body;
    },
  });

  app.route({
    ...signInWithPasskey,
    preHandler: permit.public,
    config: forStrangers,
    handler: async (request, reply) => ({
      person: await startSessionByPasskey({ db, request, reply }, request.body.response),
    }),
  });

  app.route({
    ...readSession,
    preHandler: permit('session.read'),
    handler: async (request) => sessionOf(request).person,
  });

  app.route({
    ...signOut,
    preHandler: permit('session.read'),
    handler: async (request, reply) => {
      const { person, sessionId } = sessionOf(request);
      await stopSession(db, person.id, sessionId);
      tellSignedOut(app, [sessionId]);
      clearSessionCookie(request, reply);
      return reply.code(204).send(null);
    },
  });

  await app.register(accountRoutes, { parts });
};
