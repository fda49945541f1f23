import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  addOrganisation as addOrganisationEndpoint,
  appoint as appointEndpoint,
  deactivatePerson as deactivatePersonEndpoint,
  endAppointment as endAppointmentEndpoint,
  listOrganisations,
  listPeople,
  type Person,
  reactivatePerson as reactivatePersonEndpoint,
  seesEverybody,
} from '@jsa/contract';
import { permit, sessionOf, tellSignedOut } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import { addOrganisation, appoint, deactivatePerson, endAppointment, reactivatePerson } from './actions.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { findOrganisations, findPeople } from './queries.ts';

/** Whose people somebody may see: null for everybody's. */
function reachOf(person: Person): string | null {
  return seesEverybody(person) ? null : person.organisation.id;
}

export const peopleRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const { db } = parts;

  app.route({
    ...listPeople,
    preHandler: permit('person.read'),
    handler: async (request) => ({ people: await findPeople(db, reachOf(sessionOf(request).person)) }),
  });
  app.route({
    ...listOrganisations,
    preHandler: permit('person.read'),
    handler: async (request) => ({
      organisations: await findOrganisations(db, reachOf(sessionOf(request).person)),
    }),
  });
  app.route({
    ...addOrganisationEndpoint,
    preHandler: permit('person.manage'),
    handler: (request) => addOrganisation(db, sessionOf(request).person, request.body),
  });
  app.route({
    ...appointEndpoint,
    preHandler: permit('person.appoint'),
    handler: (request) => {
      const { role, validFrom = null, validUntil = null } = request.body;
      const wanted = { personId: request.params.id, role, validFrom, validUntil };
      return appoint(db, sessionOf(request).person, wanted);
    },
  });
  app.route({
    ...endAppointmentEndpoint,
    preHandler: permit('person.appoint'),
    handler: async (request, reply) => {
      await endAppointment(db, sessionOf(request).person, request.params.id);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...deactivatePersonEndpoint,
    preHandler: permit('person.manage'),
    handler: async (request, reply) => {
      tellSignedOut(app, await deactivatePerson(db, sessionOf(request).person, request.params.id));
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...reactivatePersonEndpoint,
    preHandler: permit('person.manage'),
    handler: async (request, reply) => {
      await reactivatePerson(db, sessionOf(request).person, request.params.id);
      return reply.code(204).send(null);
    },
  });

  await app.register(invitationRoutes, { parts });
};
