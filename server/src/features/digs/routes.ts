import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  liftEmbargo,
  readDigCalendar,
  readDigList,
  readDigListPdf,
  readDigPlan,
  readDigRecord,
  refuseDigRecord,
  reportFind as reportFindEndpoint,
  writeDigPlan,
  writeDigRecord,
} from '@jsa/contract';
import { recordView } from '#features/audit/index.ts';
import { permit, sessionOf } from '#features/auth/index.ts';
import { askedVersion, etagOf } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import { digCalendar } from './calendar.ts';
import { listPdf, readList } from './list.ts';
import { readPlan, writePlan } from './plan.ts';
import { readRecord } from './record.ts';
import { endEmbargo, refuseRecord, reportFind, writeRecord } from './record-actions.ts';

const mostAreaBytes = 4 * 2 ** 20;

export const digRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...readDigPlan,
    preHandler: permit('dig.read'),
    handler: async (request, reply) => {
      const kept = await readPlan(db, sessionOf(request).person, request.params.id);
      return reply.header('etag', etagOf(kept)).send(kept);
    },
  });

  app.route({
    ...writeDigPlan,
    bodyLimit: mostAreaBytes,
    preHandler: permit('dig.plan'),
    handler: async (request, reply) => {
      const version = askedVersion(request.headers);
      const asked = { siteId: request.params.id, version, plan: request.body };
      const kept = await writePlan(db, sessionOf(request).person, asked);
      return reply.header('etag', etagOf(kept)).send(kept);
    },
  });

  app.route({
    ...readDigList,
    preHandler: permit('dig.read'),
    handler: (request) => readList(db, sessionOf(request).person),
  });

  app.route({
    ...readDigListPdf,
    preHandler: permit('dig.read'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      await recordView(db, person, 'dig-list.view');
      reply.headers({
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="dig-list.pdf"',
        'cache-control': 'private, no-store',
      });
      return reply.send(await listPdf(db, person, request.query.language ?? 'en'));
    },
  });

  app.route({
    ...readDigCalendar,
    preHandler: permit('dig.read'),
    handler: async (request, reply) => {
      reply.headers({
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="joint-site-assessment.ics"',
        'cache-control': 'private, no-store',
      });
      return reply.send(await digCalendar(db, sessionOf(request).person, request.query.language ?? 'en'));
    },
  });

  app.route({
    ...readDigRecord,
    preHandler: permit('dig.read'),
    handler: async (request, reply) => {
      const kept = await readRecord(db, sessionOf(request).person, request.params.id);
      return reply.header('etag', etagOf(kept)).send(kept);
    },
  });

  app.route({
    ...writeDigRecord,
    bodyLimit: mostAreaBytes,
    preHandler: permit('dig.record'),
    handler: (request) => {
      const version = askedVersion(request.headers);
      const asked = { siteId: request.params.id, version, record: request.body };
      return writeRecord(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...refuseDigRecord,
    preHandler: permit('dig.answer'),
    handler: (request) => {
      const version = askedVersion(request.headers);
      const asked = { siteId: request.params.id, version, reason: request.body.reason };
      return refuseRecord(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...reportFindEndpoint,
    preHandler: permit('dig.record'),
    handler: (request) => reportFind(db, sessionOf(request).person, request.params.id),
  });

  app.route({
    ...liftEmbargo,
    preHandler: permit('dig.answer'),
    handler: (request) => endEmbargo(db, sessionOf(request).person, request.params.id),
  });
};
