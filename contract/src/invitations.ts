import { type Static, Type } from 'typebox';
import { Id, IdParams, nullable } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Organisation } from './organisations.ts';
import { Day, EmailAddress, PersonName } from './person-fields.ts';
import { roles } from './rights.ts';

const Token = Type.String({ pattern: '^[\\w-]{43}$' });

export const Invitation = Type.Object({
  id: Id,
  email: Type.String(),
  organisation: Organisation,
  role: Type.Enum(roles),
  validUntil: nullable(Type.String()),
  invitedBy: Type.String(),
  invitedAt: Type.String(),
  expiresAt: Type.String(),
});
export type Invitation = Static<typeof Invitation>;

export const listInvitations = endpoint({
  method: 'GET',
  url: '/api/invitations',
  schema: {
    summary: 'Open invitations into organisations whose people the asker appoints',
    tags: ['people'],
    response: { 200: Type.Object({ invitations: Type.Array(Invitation) }) },
  },
});

export const invite = endpoint({
  method: 'POST',
  url: '/api/invitations',
  schema: {
    summary: 'Invite somebody by a one-time link, which is in this answer and nowhere else',
    tags: ['people'],
    body: Type.Object({
      email: EmailAddress,
      organisationId: Id,
      role: Type.Enum(roles),
      validUntil: Type.Optional(nullable(Day)),
    }),
    response: {
      200: Type.Object({
        invitation: Invitation,
        /** To be put behind `/#invitation=` of the product's address. */
        token: Type.String(),
      }),
    },
  },
});

export const revokeInvitation = endpoint({
  method: 'DELETE',
  url: '/api/invitations/:id',
  schema: {
    summary: 'Revoke an invitation that was not used',
    tags: ['people'],
    params: IdParams,
    response: { 204: Type.Null() },
  },
});

/** In the body, not in the address: addresses end up in logs. */
export const openInvitation = endpoint({
  method: 'POST',
  url: '/api/invitations/opening',
  schema: {
    summary: 'What an invitation offers',
    tags: ['people'],
    body: Type.Object({ token: Token }),
    response: {
      200: Type.Object({
        email: Type.String(),
        organisation: Type.Pick(Organisation, ['name', 'kind', 'delegation']),
        role: Type.Enum(roles),
        expiresAt: Type.String(),
      }),
    },
  },
});

export const acceptInvitation = endpoint({
  method: 'POST',
  url: '/api/invitations/acceptance',
  schema: {
    summary: 'Come in by an invitation: choose name and password',
    tags: ['people'],
    body: Type.Object({
      token: Token,
      name: PersonName,
      password: Type.String({ minLength: 1, maxLength: 1024 }),
    }),
    response: { 204: Type.Null() },
  },
});
