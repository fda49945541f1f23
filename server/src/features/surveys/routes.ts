import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  addSurvey,
  addTrackLine,
  assignRecordings,
  changeSurveyGrid,
  changeSurveyMethod,
  explainGap,
  listSurveys,
  listSurveyVersions,
  listUnassignedRecordings,
  readCoverage,
  readSurvey,
  readSurveyMetadata,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { askedVersion, etagOf } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import * as actions from './actions.ts';
import * as coverage from './coverage.ts';
import { readMetadata, readSurveys, readUnassigned, readVersions } from './reading.ts';
import { asSeen, seeSurvey } from './sight.ts';

export const surveyRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  await app.register(readingRoutes, { parts });
  await app.register(writingRoutes, { parts });
};

const readingRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts: { db } }) => {
  app.route({
    ...listSurveys,
    preHandler: permit('survey.read'),
    handler: (request) => readSurveys(db, sessionOf(request).person, request.params.id),
  });

  app.route({
    ...readSurvey,
    preHandler: permit('survey.read'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const seen = await seeSurvey(db, person, request.params.id);
      return reply.header('etag', etagOf(seen.survey)).send(asSeen(person, seen));
    },
  });

  app.route({
    ...readSurveyMetadata,
    preHandler: permit('survey.read'),
    handler: (request) => readMetadata(db, sessionOf(request).person, request.params.id),
  });

  app.route({
    ...listSurveyVersions,
    preHandler: permit('survey.read'),
    handler: (request) => readVersions(db, sessionOf(request).person, request.params.id),
  });

  app.route({
    ...listUnassignedRecordings,
    preHandler: permit('survey.write'),
    handler: (request) => readUnassigned(db, sessionOf(request).person, request.params.id),
  });

  app.route({
    ...readCoverage,
    preHandler: permit('survey.read'),
    handler: (request) => coverage.readCoverage(db, sessionOf(request).person, request.params.id),
  });
};

const writingRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts: { db } }) => {
  app.route({
    ...addSurvey,
    preHandler: permit('survey.write'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const asked = { assessmentId: request.params.id, draft: request.body };
      const seen = await actions.addSurvey(db, person, asked);
      return reply.code(201).header('etag', etagOf(seen.survey)).send(asSeen(person, seen));
    },
  });

  app.route({
    ...changeSurveyMethod,
    preHandler: permit('survey.write'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const asked = { surveyId: request.params.id, version: askedVersion(request.headers), ...request.body };
      const seen = await actions.changeMethod(db, person, asked);
      return reply.header('etag', etagOf(seen.survey)).send(asSeen(person, seen));
    },
  });

  app.route({
    ...changeSurveyGrid,
    preHandler: permit('survey.write'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const asked = { surveyId: request.params.id, version: askedVersion(request.headers), ...request.body };
      const seen = await actions.changeGrid(db, person, asked);
      return reply.header('etag', etagOf(seen.survey)).send(asSeen(person, seen));
    },
  });

  app.route({
    ...addTrackLine,
    preHandler: permit('survey.write'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const asked = { surveyId: request.params.id, version: askedVersion(request.headers), ...request.body };
      const seen = await actions.addTrackLine(db, person, asked);
      return reply.code(201).header('etag', etagOf(seen.survey)).send(asSeen(person, seen));
    },
  });

  app.route({
    ...assignRecordings,
    preHandler: permit('survey.write'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const asked = { surveyId: request.params.id, version: askedVersion(request.headers), ...request.body };
      const seen = await actions.assignRecordings(db, person, asked);
      return reply.header('etag', etagOf(seen.survey)).send(asSeen(person, seen));
    },
  });

  app.route({
    ...explainGap,
    preHandler: permit('survey.write'),
    handler: (request) => {
      const asked = { assessmentId: request.params.id, ...request.body };
      return coverage.explainGap(db, sessionOf(request).person, asked);
    },
  });
};
