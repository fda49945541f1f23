import { isPermitted, type Permission } from '@jsa/contract';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { Problem } from '#http/problem.ts';

/** What a route asks for. `public` is said aloud, so that a forgotten permit cannot be mistaken for it. */
export type Permit = ((request: FastifyRequest) => Promise<void>) & {
  readonly permission: Permission | 'public';
};

/**
 * Lets through whoever holds `permission`. What a person may not read does not exist for them (404);
 * an act that is not theirs is refused aloud (403) when they may at least read what it acts upon.
 */
function permitFor(permission: Permission): Permit {
  const guard = async (request: FastifyRequest) => {
    const person = request.session?.person;
    if (!person) throw new Problem('not-signed-in', 'Sign in first.');
    // Between two appointments one still sees who one is, and can leave.
    if (permission === 'session.read' || isPermitted(person.roles, permission)) return;
    const [thing] = permission.split('.');
    const readsIt = isPermitted(person.roles, `${thing}.read` as Permission);
    if (!readsIt) throw new Problem('not-found', 'There is nothing here.');
    throw new Problem('not-permitted', 'Your role does not include this.');
  };
  return Object.assign(guard, { permission });
}

/** Open to everyone, signed in or not: for what holds no data. */
const permitPublic: Permit = Object.assign(async () => {}, { permission: 'public' as const });

export const permit = Object.assign(permitFor, { public: permitPublic });

function permitsOf(route: RouteOptions): Permit[] {
  const hooks: unknown[] = [route.onRequest, route.preHandler].flat();
  return hooks.filter((hook): hook is Permit => typeof hook === 'function' && 'permission' in hook);
}

type GuardedRoute = { method: string; url: string; permission: Permission | 'public' };

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with what it asks for, in the order of registration. */
    guardedRoutes: GuardedRoute[];
  }
}

/** From here on a route without exactly one permit stops the server from starting. */
export function requirePermits(app: FastifyInstance): void {
  app.decorate('guardedRoutes', []);
  app.addHook('onRoute', (route) => {
    const permits = permitsOf(route);
    if (permits.length !== 1) {
      throw new Error(`${route.method} ${route.url} has ${permits.length} permits; it must have one.`);
    }
    const [guard] = permits;
    const { permission } = guard;
    // Before a byte of the body is read or looked at: what a form must hold is for those who may send it.
    route.onRequest = [...[route.onRequest ?? []].flat().filter((hook) => hook !== guard), guard];
    route.preHandler = [route.preHandler ?? []].flat().filter((hook) => hook !== guard);
    for (const method of [route.method].flat()) {
      app.guardedRoutes.push({ method, url: route.url, permission });
    }
  });
}
