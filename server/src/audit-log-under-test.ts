import type { FastifyInstance } from 'fastify';
import { buildApp } from '#app.ts';
import { auditLogRoutes } from '#features/audit-log/index.ts';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from './app-under-test.ts';

export type LogUnderTest = Pick<AppUnderTest, 'parts' | 'as' | 'signInNew' | 'runJobs'> & {
  /** Asks as somebody who is signed in. */
  ask(
    who: SignedIn,
    request: { method?: 'GET' | 'POST'; url: string; payload?: object },
  ): ReturnType<SignedIn['ask']>;
  close(): Promise<void>;
};

/** The app with the routes of the log, also where the app does not bring them along. */
export async function openLogUnderTest(): Promise<LogUnderTest> {
  const test = await openAppUnderTest();
  const app: FastifyInstance = await buildApp(test.parts);
  if (!app.hasRoute({ method: 'GET', url: '/api/audit' })) {
    await app.register(auditLogRoutes, { parts: test.parts });
  }
  await app.ready();
  const { parts, as, signInNew, runJobs } = test;
  return {
    parts,
    as,
    signInNew,
    runJobs,
    ask: ({ cookie }, { method = 'GET', ...request }) =>
      app.inject({ method, ...request, headers: { cookie } }),
    async close() {
      await app.close();
      await test.close();
    },
  };
}
