import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readReadings, sealReading as sealEndpoint, writeReading as writeEndpoint } from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { seeSurvey } from '#features/surveys/index.ts';
import { askedVersion } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import { sealReading, writeReading } from './actions.ts';
import { boardFor } from './board.ts';

export const readingRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...readReadings,
    preHandler: permit('reading.read'),
    handler: async (request) => {
      const { person } = sessionOf(request);
      return boardFor(db, person, await seeSurvey(db, person, request.params.id));
    },
  });

  app.route({
    ...writeEndpoint,
    bodyLimit: 4 * 2 ** 20,
    preHandler: permit('reading.write'),
    handler: (request) => {
      const asked = {
        surveyId: request.params.id,
        version: askedVersion(request.headers),
        content: request.body,
      };
      return writeReading(db, sessionOf(request).person, asked);
    },
  });

  app.route({
    ...sealEndpoint,
    preHandler: permit('reading.write'),
    handler: (request) => {
      const asked = { surveyId: request.params.id, version: askedVersion(request.headers) };
      return sealReading(db, sessionOf(request).person, asked);
    },
  });
};
