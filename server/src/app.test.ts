import { isPermitted, type Permission, roles } from '@jsa/contract';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '#app.ts';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
});

afterAll(() => test.close());

const id = 'c5f6ffb6-08ab-4f7a-8f0b-56c1f8f5a9a1';

/** A request that passes validation, so that what answers is the permit or what stands behind it. */
function requestFor({ method, url }: { method: string; url: string }): InjectOptions {
  const path = url
    .replace(':id', id)
    .replace(':sha256', 'a'.repeat(64))
    .replace(':level/:traceBlock/:sampleBlock', '0/0/0')
    .replace('*', 'nowhere');
  const needsBody = method === 'POST' && url === '/api/recordings';
  const payload = needsBody ? { uploadIds: [id], siteId: null } : undefined;
  return { method: method as 'GET', url: path, ...(payload && { payload }) };
}

/** The refusal of `permit`: what may not be read is absent, an act is refused aloud to whoever reads its subject. */
function refusalOf(role: (typeof roles)[number], permission: Permission): number {
  const [thing] = permission.split('.');
  return isPermitted([role], `${thing}.read` as Permission) ? 403 : 404;
}

describe('every route', () => {
  it('has a permit, and only these are open to all', () => {
    const open = test.app.guardedRoutes.filter((route) => route.permission === 'public');
    expect(new Set(open.map((route) => route.url))).toEqual(
      new Set([
        '/healthz',
        '/api/openapi.json',
        '/api/session',
        '/api/session/second-factor',
        '/api/session/passkey-challenge',
        '/api/session/passkey',
        '/api/invitations/opening',
        '/api/invitations/acceptance',
        '/*',
      ]),
    );
    expect(open.find((route) => route.url === '/api/session')?.method).toBe('POST');
    expect(test.app.guardedRoutes.length).toBeGreaterThan(15);
  });

  it('answers 401 to whoever is not signed in', async () => {
    for (const route of test.app.guardedRoutes) {
      if (route.permission === 'public') continue;
      const answer = await test.app.inject(requestFor(route));
      expect([route.method, route.url, answer.statusCode]).toEqual([route.method, route.url, 401]);
    }
  });

  it.each(roles)('refuses the %s what the table of rights does not grant', async (role) => {
    for (const route of test.app.guardedRoutes) {
      if (route.permission === 'public' || isPermitted([role], route.permission)) continue;
      const answer = await (await test.as(role)).ask(requestFor(route));
      const refusal = refusalOf(role, route.permission);
      expect([route.method, route.url, answer.statusCode]).toEqual([route.method, route.url, refusal]);
      if (route.method !== 'HEAD') expect(answer.json().code).toMatch(/^not-(found|permitted)$/);
    }
  });

  it('without a permit stops the server from starting', async () => {
    const app = await buildApp(test.parts);
    expect(() => app.get('/api/forgotten', async () => 'secret')).toThrow('0 permits');
    await app.close();
  });
});

describe('the app', () => {
  it('is healthy once it is usable, and says on which database', async () => {
    const answer = await test.app.inject('/healthz');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      status: 'ok',
      version: expect.any(String),
      database: test.parts.db.kind,
    });
  });

  it('describes its whole API as OpenAPI 3.1', async () => {
    const description = (await test.app.inject('/api/openapi.json')).json();
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining([
        '/api/session',
        '/api/sites',
        '/api/recordings',
        '/api/recordings/{id}',
        '/api/survey-lines',
        '/api/boundary-editions/current',
        '/api/radargrams/{id}/tiles/{level}/{traceBlock}/{sampleBlock}',
        '/api/uploads',
        '/api/events',
      ]),
    );
  });

  it('lets the page load nothing from elsewhere', async () => {
    const policy = String((await test.app.inject('/healthz')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).not.toMatch(
      /https?:|\*|'unsafe-eval'|style-src [^;]*unsafe-inline|script-src [^;]*'unsafe/,
    );
  });

  it.each(['/api/nothing', '/api', '/api/../api/nothing', '/assets/gone.js'])(
    'answers %s with a problem, never with a page',
    async (url) => {
      const answer = await test.app.inject(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toEqual({ code: 'not-found', message: expect.any(String) });
    },
  );

  it.each(['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/server/package.json', '/assets/%00'])(
    'serves no file outside the web app: %s',
    async (url) => {
      const answer = await test.app.inject(url);
      expect(answer.body).not.toContain('@jsa/server');
    },
  );
});
