import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  enterUnaccounted as enterEndpoint,
  readProgress,
  readProgressCsv,
  readProgressPicture,
  withdrawUnaccounted as withdrawEndpoint,
} from '@jsa/contract';
import { pictureSvg, progressPicture, speakerOf } from '@jsa/papers';
import { permit, sessionOf } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import { enterUnaccounted, withdrawUnaccounted } from './actions.ts';
import { progressCsv } from './csv.ts';
import { readPublicReport, readReport } from './report.ts';

export const progressRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...readProgress,
    preHandler: permit('progress.read'),
    handler: (request) => readReport(db, sessionOf(request).person),
  });

  app.route({
    ...readProgressCsv,
    preHandler: permit('progress.read'),
    handler: async (request, reply) => {
      reply.headers({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="progress.csv"',
        'cache-control': 'private, no-store',
      });
      return reply.send(progressCsv(await readPublicReport(db), request.query.language ?? 'en'));
    },
  });

  app.route({
    ...readProgressPicture,
    preHandler: permit('progress.read'),
    handler: async (request, reply) => {
      const language = request.query.language ?? 'en';
      const picture = progressPicture(await readPublicReport(db), speakerOf(language));
      reply.headers({
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-disposition': 'inline; filename="progress.svg"',
        'cache-control': 'private, no-store',
      });
      return reply.send(pictureSvg(picture, language));
    },
  });

  app.route({
    ...enterEndpoint,
    preHandler: permit('progress.enter'),
    handler: async (request, reply) =>
      reply.code(201).send(await enterUnaccounted(db, sessionOf(request).person, request.body)),
  });

  app.route({
    ...withdrawEndpoint,
    preHandler: permit('progress.enter'),
    handler: async (request, reply) => {
      const asked = { id: request.params.id, reason: request.body.reason };
      await withdrawUnaccounted(db, sessionOf(request).person, asked);
      return reply.code(204).send(null);
    },
  });
};
