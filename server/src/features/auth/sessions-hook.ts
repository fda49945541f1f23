import type { SignedInPerson } from '@jsa/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerParts } from '#parts.ts';
import { createEngines, type Engine } from './engine.ts';
import { refuseForeignOrigin } from './origin.ts';
import { extendSession, findSessionPerson } from './queries.ts';
import { readSecret } from './secret.ts';
import { readSessionToken, renewSessionCookie } from './session-cookie.ts';
import { withSecondFactor } from './sign-in.ts';

export type Session = { person: SignedInPerson; sessionId: string };

type SignOutListener = (sessionId: string) => void;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null when nobody is signed in. */
    session: Session | null;
  }
  interface FastifyInstance {
    auth: { engineFor(origin: string): Engine };
    signOutListeners: Set<SignOutListener>;
  }
}

/** From here on each request to the API knows who asks, and none comes from another site's page. */
export async function installSessions(
  app: FastifyInstance,
  { config, db }: Pick<ServerParts, 'config' | 'db'>,
): Promise<void> {
  const secret = await readSecret(config);
  app.decorate('auth', { engineFor: createEngines({ pool: db.pool, secret }) });
  app.decorateRequest('session', null);
  app.decorate('signOutListeners', new Set<SignOutListener>());
  app.addHook('onRequest', refuseForeignOrigin);
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    const token = readSessionToken(request, secret);
    const found = token === null ? null : await findSessionPerson(db, token);
    if (!found) return;
    const { isOld, sessionId, isOn, ...person } = found;
    request.session = { person: withSecondFactor(person, isOn), sessionId };
    if (isOld) {
      await extendSession(db, sessionId);
      renewSessionCookie(request, reply);
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

/** Tells those who wait for it that these sessions are over. */
export function tellSignedOut(app: FastifyInstance, sessionIds: readonly string[]): void {
  for (const sessionId of sessionIds) for (const listener of app.signOutListeners) listener(sessionId);
}
