import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { assessmentRoutes } from '#features/assessments/index.ts';
import { auditRoutes } from '#features/audit/index.ts';
import { auditLogRoutes } from '#features/audit-log/index.ts';
import { installSessions, permit, requirePermits, sessionRoutes } from '#features/auth/index.ts';
import { boundaryRoutes } from '#features/boundaries/index.ts';
import { boundaryEditionRoutes } from '#features/boundary-editions/index.ts';
import { digRoutes } from '#features/digs/index.ts';
import { disclosureRoutes } from '#features/disclosures/index.ts';
import { eventRoutes } from '#features/events/index.ts';
import { geometryFileRoutes } from '#features/geometry-files/index.ts';
import { leadRoutes } from '#features/leads/index.ts';
import { mapTileRoutes } from '#features/map-tiles/index.ts';
import { minutesRoutes } from '#features/minutes/index.ts';
import { notificationRoutes } from '#features/notifications/index.ts';
import { peopleRoutes } from '#features/people/index.ts';
import { progressRoutes } from '#features/progress/index.ts';
import { radargramRoutes } from '#features/radargrams/index.ts';
import { readingRoutes } from '#features/readings/index.ts';
import { recordingRoutes, uploadRoutes } from '#features/recordings/index.ts';
import { reportRoutes } from '#features/reports/index.ts';
import { roundRoutes } from '#features/rounds/index.ts';
import { sealingKeyRoutes } from '#features/sealing-keys/index.ts';
import { searchRoutes } from '#features/search/index.ts';
import { siteRoutes } from '#features/sites/index.ts';
import { surveyRoutes } from '#features/surveys/index.ts';
import { describedRefusals } from '#http/described-refusals.ts';
import { answerFrameworkError, setErrorHandler } from '#http/error-handler.ts';
import { leaveTheGone, patience } from '#http/patience.ts';
import { Problem } from '#http/problem.ts';
import { bindToHttps, securityHeaders } from '#http/security-headers.ts';
import { createValidatorCompiler } from '#http/validator.ts';
import { serveWebApp } from '#http/web-app.ts';
import type { ServerParts } from '#parts.ts';
import { version } from '#version.ts';

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url));
const mostRequestsPerMinute = 12_000;

/** The whole API and the web app on one Fastify instance, wired by hand; not yet listening. */
export async function buildApp(parts: ServerParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 2 ** 20,
    // One hop: what a sender writes into X-Forwarded-For before our proxy's own word is not believed.
    trustProxy: parts.config.trustsProxy && ((_address: string, hop: number) => hop === 0),
    forceCloseConnections: true,
    logger: { level: 'error' },
    frameworkErrors: answerFrameworkError,
    ...patience,
  });
  app.setValidatorCompiler(createValidatorCompiler());
  setErrorHandler(app);
  requirePermits(app);
  app.addHook('onRequest', leaveTheGone);
  await app.register(helmet, securityHeaders);
  app.addHook('onRequest', bindToHttps);
  await app.register(cookie);
  await app.register(rateLimit, {
    max: mostRequestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: () =>
      new Problem('too-many-requests', 'Too many requests. Wait a minute, then go on.'),
  });
  await installSessions(app, parts);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Joint Site Assessment', version, license: { name: 'MIT', identifier: 'MIT' } },
    },
    transform: describedRefusals,
  });

  app.get('/healthz', { preHandler: permit.public, schema: { hide: true } }, async () => {
    await parts.db.pool.query('select 1');
    return { status: 'ok', version, database: parts.db.kind };
  });
  app.get('/api/openapi.json', { preHandler: permit.public, schema: { hide: true } }, async () =>
    app.swagger(),
  );

  await app.register(sessionRoutes, { parts });
  await registerFeatures(app, parts);
  await serveWebApp(app, { folder: webFolder, preHandler: permit.public });
  return app;
}

async function registerFeatures(app: FastifyInstance, parts: ServerParts): Promise<void> {
  await app.register(peopleRoutes, { parts });
  await app.register(leadRoutes, { parts });
  await app.register(siteRoutes, { parts });
  await app.register(disclosureRoutes, { parts });
  await app.register(mapTileRoutes, { parts });
  await app.register(searchRoutes, { parts });
  await app.register(geometryFileRoutes, { parts });
  await app.register(boundaryRoutes, { parts });
  await app.register(boundaryEditionRoutes, { parts });
  await app.register(assessmentRoutes, { parts });
  await app.register(surveyRoutes, { parts });
  await app.register(uploadRoutes, { parts });
  await app.register(recordingRoutes, { parts });
  await app.register(radargramRoutes, { parts });
  await app.register(readingRoutes, { parts });
  await app.register(reportRoutes, { parts });
  await app.register(sealingKeyRoutes, { parts });
  await app.register(roundRoutes, { parts });
  await app.register(digRoutes, { parts });
  await app.register(minutesRoutes, { parts });
  await app.register(progressRoutes, { parts });
  await app.register(notificationRoutes, { parts });
  await app.register(auditRoutes, { parts });
  await app.register(auditLogRoutes, { parts });
  await app.register(eventRoutes, { parts });
}
