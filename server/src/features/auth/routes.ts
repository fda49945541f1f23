import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readSession, signIn, signOut } from '@jsa/contract';
import type { FastifyRequest } from 'fastify';
import type { Database } from '#db/db.ts';
import { Problem } from '#http/problem.ts';
import { endSession, startSession } from './actions.ts';
import { permit } from './permit.ts';
import { clearSessionCookie, setSessionCookie } from './session.ts';
import { sessionOf } from './sessions-hook.ts';

function emailOf(request: FastifyRequest): string {
  const { email } = request.body as { email: string };
  return email.trim().toLowerCase();
}

export const sessionRoutes: FastifyPluginAsyncTypebox<{ db: Database }> = async (app, { db }) => {
  // Read before an attempt and counted after a failure: who knows the password is never locked out by typing it often.
  const failures = app.createRateLimit({
    max: 10,
    timeWindow: '15 minutes',
    keyGenerator: (request) => `${request.ip} ${emailOf(request)}`,
  });

  app.route({
    ...signIn,
    preHandler: permit.public,
    config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    handler: async (request, reply) => {
      const state = await failures(request, { increment: false });
      if (!state.isAllowed && state.remaining === 0) throw tooManyFailures(state.ttlInSeconds);
      const { person, token } = await startSession(db, request.body).catch(async (error) => {
        if (error instanceof Problem) await failures(request);
        throw error;
      });
      setSessionCookie(request, reply, token);
      return person;
    },
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
      const { person, sessionHash } = sessionOf(request);
      await endSession(db, person.id, sessionHash);
      for (const listener of app.signOutListeners) listener(sessionHash);
      clearSessionCookie(request, reply);
      return reply.code(204).send(null);
    },
  });
};

function tooManyFailures(seconds: number): Problem {
  const message = `Too many wrong passwords. Try again in ${Math.ceil(seconds / 60)} minutes.`;
  return new Problem('too-many-requests', message);
}
