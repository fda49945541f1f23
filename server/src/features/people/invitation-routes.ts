import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  acceptInvitation as acceptInvitationEndpoint,
  invite as inviteEndpoint,
  listInvitations,
  mayAppointIn,
  openInvitation as openInvitationEndpoint,
  revokeInvitation as revokeInvitationEndpoint,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import type { ServerParts } from '#parts.ts';
import { acceptInvitation, invite, openInvitation, revokeInvitation } from './invitation-actions.ts';
import { findOpenInvitations } from './invitation-queries.ts';

/** A link cannot be guessed; this only spares the server. */
const forStrangers = { rateLimit: { max: 20, timeWindow: '1 minute' } };

export const invitationRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (
  app,
  { parts: { db } },
) => {
  app.route({
    ...listInvitations,
    preHandler: permit('person.invite'),
    handler: async (request) => {
      const { person } = sessionOf(request);
      const open = await findOpenInvitations(db);
      return { invitations: open.filter(({ organisation }) => mayAppointIn(person, organisation)) };
    },
  });
  app.route({
    ...inviteEndpoint,
    preHandler: permit('person.invite'),
    handler: (request) => {
      const { validUntil = null, ...wanted } = request.body;
      return invite(db, sessionOf(request).person, { ...wanted, validUntil });
    },
  });
  app.route({
    ...revokeInvitationEndpoint,
    preHandler: permit('person.invite'),
    handler: async (request, reply) => {
      await revokeInvitation(db, sessionOf(request).person, request.params.id);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...openInvitationEndpoint,
    preHandler: permit.public,
    config: forStrangers,
    handler: async (request) => {
      const { email, organisation, role, expiresAt } = await openInvitation(db, request.body.token);
      return { email, organisation, role, expiresAt: expiresAt.toISOString() };
    },
  });
  app.route({
    ...acceptInvitationEndpoint,
    preHandler: permit.public,
    config: forStrangers,
    handler: async (request, reply) => {
      await acceptInvitation(db, request.body);
      return reply.code(204).send(null);
    },
  });
};
