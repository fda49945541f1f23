import type { Person } from '@jsa/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Db } from '#db/db.ts';
import { refuseForeignOrigin } from './origin.ts';
import { extendSession, findSessionPerson } from './queries.ts';
import { hashSessionToken, readSessionToken, renewSessionCookie } from './session.ts';

export type Session = { person: Person; sessionHash: string };

type SignOutListener = (sessionHash: string) => void;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null when nobody is signed in. */
    session: Session | null;
  }
  interface FastifyInstance {
    signOutListeners: Set<SignOutListener>;
  }
}

/** From here on each request to the API knows who asks, and none comes from another site's page. */
export function installSessions(app: FastifyInstance, db: Db): void {
  app.decorateRequest('session', null);
  app.decorate('signOutListeners', new Set<SignOutListener>());
  app.addHook('onRequest', refuseForeignOrigin);
  app.addHook('onRequest', async (request, reply) => {
    const token = readSessionToken(request);
    if (token === null || !request.url.startsWith('/api/')) return;
    const sessionHash = hashSessionToken(token);
    const found = await findSessionPerson(db, sessionHash);
    if (!found) return;
    const { isOld, ...person } = found;
    request.session = { person, sessionHash };
    if (isOld) {
      await extendSession(db, sessionHash);
      renewSessionCookie(request, reply, token);
    }
  });
}

/** Behind a permit there is always a session. */
export function sessionOf(request: FastifyRequest): Session {
  if (!request.session) throw new Error(`${request.url} is used without a permit.`);
  return request.session;
}

/** Tells of sessions that end in this process. */
export function onSignOut(app: FastifyInstance, listener: SignOutListener): void {
  app.signOutListeners.add(listener);
}
