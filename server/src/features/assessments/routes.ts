import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  attendJointAssessment,
  changeMissionPlan,
  type Delegation,
  listJointAssessments,
  listMissionPeople,
  planJointAssessment,
  readJointAssessment,
  recordAttendance,
  recordMissionFindings,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { Problem } from '#http/problem.ts';
import { askedVersion, etagOf } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import { attend, changePlan, planAssessment, recordFindings } from './actions.ts';
import { handOverRoutes } from './hand-over-routes.ts';
import { readMissionPeople } from './mission-people.ts';
import { findAssessments } from './queries.ts';
import { asSeen, precisionOf, seeAssessment, sees } from './sight.ts';

export const assessmentRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...listJointAssessments,
    preHandler: permit('assessment.read'),
    handler: async (request) => {
      const { person } = sessionOf(request);
      const { siteId } = request.params;
      const precision = await precisionOf(db, person, siteId);
      const rows = precision === 'P0' ? [] : await findAssessments(db, siteId);
      return rows
        .map((row) => ({ row, precision }))
        .filter((seen) => sees(person, seen))
        .map((seen) => asSeen(person, seen));
    },
  });

  app.route({
    ...listMissionPeople,
    preHandler: permit('assessment.read'),
    handler: (request) => readMissionPeople(db, sessionOf(request).person, request.params.siteId),
  });

  app.route({
    ...planJointAssessment,
    preHandler: permit('assessment.write'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const { siteId } = request.params;
      const seen = await planAssessment(db, person, { siteId, plan: request.body });
      return reply.code(201).header('etag', etagOf(seen.row)).send(asSeen(person, seen));
    },
  });

  app.route({
    ...readJointAssessment,
    preHandler: permit('assessment.read'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const seen = await seeAssessment(db, person, request.params.id);
      return reply.header('etag', etagOf(seen.row)).send(asSeen(person, seen));
    },
  });

  app.route({
    ...changeMissionPlan,
    preHandler: permit('assessment.write'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const asked = { assessmentId: request.params.id, version: askedVersion(request.headers) };
      const seen = await changePlan(db, person, { ...asked, plan: request.body });
      return reply.header('etag', etagOf(seen.row)).send(asSeen(person, seen));
    },
  });

  app.route({
    ...recordMissionFindings,
    preHandler: permit('assessment.write'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const { reason, ...findings } = request.body;
      const asked = { assessmentId: request.params.id, version: askedVersion(request.headers) };
      const seen = await recordFindings(db, person, { ...asked, findings, reason });
      return reply.header('etag', etagOf(seen.row)).send(asSeen(person, seen));
    },
  });

  app.route({
    ...recordAttendance,
    preHandler: permit('assessment.write'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const { id: assessmentId, delegation } = request.params;
      const asked = { assessmentId, version: askedVersion(request.headers), ...request.body };
      const seen = await attend(db, person, { ...asked, delegation });
      return reply.header('etag', etagOf(seen.row)).send(asSeen(person, seen));
    },
  });

  app.route({
    ...attendJointAssessment,
    preHandler: permit('assessment.attend'),
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      const delegation = requireDelegation(person.organisation.delegation);
      const asked = { assessmentId: request.params.id, version: askedVersion(request.headers) };
      const seen = await attend(db, person, { ...asked, ...request.body, delegation });
      return reply.header('etag', etagOf(seen.row)).send(asSeen(person, seen));
    },
  });

  await app.register(handOverRoutes, { parts });
};

function requireDelegation(delegation: Delegation | null): Delegation {
  if (delegation === null)
    throw new Problem('not-permitted', 'Heads and members record the attendance of their own delegation.');
  return delegation;
}
