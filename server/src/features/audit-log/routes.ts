import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { exportAudit, listAuditEntries, readAuditHeads, verifyAudit } from '@jsa/contract';
import { auditHead, readDailyHeads } from '#features/audit/index.ts';
import { permit, sessionOf } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import { exportLog, verifyLog } from './actions.ts';
import { findEntries } from './queries.ts';

const usualPage = 50;
const daysShown = 60;

export const auditLogRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...listAuditEntries,
    preHandler: permit('audit.read'),
    handler: async (request) => {
      const limit = request.query.limit ?? usualPage;
      const { person } = sessionOf(request);
      const found = await findEntries(db, person, { ...request.query, limit: limit + 1 });
      const entries = found.slice(0, limit);
      return { entries, nextBefore: found.length > limit ? entries[limit - 1].sequence : null };
    },
  });

  app.route({
    ...readAuditHeads,
    preHandler: permit('audit.read'),
    handler: async () => {
      const daily = await readDailyHeads(parts);
      return { head: await auditHead(db), daily: daily.slice(0, daysShown) };
    },
  });

  app.route({
    ...verifyAudit,
    preHandler: permit('audit.verify'),
    config: { rateLimit: { max: 12, timeWindow: '1 minute' } },
    handler: async (request) => verifyLog(parts, sessionOf(request).person, request.body.keptHead),
  });

  app.route({
    ...exportAudit,
    exposeHeadRoute: false,
    preHandler: permit('audit.export'),
    handler: async (request, reply) => {
      const lines = await exportLog(parts, sessionOf(request).person);
      const day = new Date().toISOString().slice(0, 10);
      reply.headers({
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="audit-log-${day}.jsonl"`,
        'cache-control': 'private, no-store',
      });
      return reply.send(Readable.from(lines));
    },
  });
};
