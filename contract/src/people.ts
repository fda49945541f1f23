export * from './invitations.ts';
export * from './person-fields.ts';

import { type Static, Type } from 'typebox';
import { Person } from './auth.ts';
import { Id, IdParams, nullable } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Organisation, type OrganisationKind, rolesByOrganisationKind } from './organisations.ts';
import { Day, PersonName } from './person-fields.ts';
import { type Role, roles } from './rights.ts';

/** How long a link of an invitation is good. */
export const invitationHours = 72;

/** Into which organisations somebody with this role lets people in, and whose appointments they make and end. */
const organisationsByInviter: Readonly<Partial<Record<Role, readonly OrganisationKind[] | 'own'>>> = {
  admin: ['delegation', 'chair', 'field-team', 'institution', 'observer', 'host'],
  chair: ['chair', 'field-team', 'institution', 'observer'],
  secretariat: ['chair', 'field-team', 'institution', 'observer'],
  head: 'own',
};

/** Nobody appoints beyond what they may invite: one rule for both. */
export function mayAppointIn(
  person: { readonly roles: readonly Role[]; readonly organisation: Pick<Organisation, 'id'> },
  organisation: Pick<Organisation, 'id' | 'kind'>,
): boolean {
  return person.roles.some((role) => {
    const reach = organisationsByInviter[role];
    return reach === 'own' ? organisation.id === person.organisation.id : reach?.includes(organisation.kind);
  });
}

/** Whether people of such an organisation may hold the role. */
export function fitsOrganisation(role: Role, kind: OrganisationKind): boolean {
  return rolesByOrganisationKind[kind].includes(role);
}

/** Heads and members see their own organisation; who keeps the table or the machines sees everybody. */
export function seesEverybody({ roles: held }: { readonly roles: readonly Role[] }): boolean {
  return held.some((role) => role === 'chair' || role === 'secretariat' || role === 'admin');
}

export const appointmentStates = ['to-come', 'held', 'over'] as const;

export const Appointment = Type.Object({
  id: Id,
  role: Type.Enum(roles),
  validFrom: Type.String(),
  /** The last day, included; null until further notice. */
  validUntil: nullable(Type.String()),
  /** When somebody ended it before its last day. */
  endedAt: nullable(Type.String()),
  appointedBy: nullable(Type.String()),
  endedBy: nullable(Type.String()),
  state: Type.Enum(appointmentStates),
});
export type Appointment = Static<typeof Appointment>;

export const PersonEntry = Type.Object({
  ...Person.properties,
  isActive: Type.Boolean(),
  /** Newest first; ended ones stay. */
  appointments: Type.Array(Appointment),
});
export type PersonEntry = Static<typeof PersonEntry>;

export const listPeople = endpoint({
  method: 'GET',
  url: '/api/people',
  schema: {
    summary: 'People whom the asker may see, with their appointments',
    tags: ['people'],
    response: { 200: Type.Object({ people: Type.Array(PersonEntry) }) },
  },
});

export const listOrganisations = endpoint({
  method: 'GET',
  url: '/api/organisations',
  schema: {
    summary: 'Organisations whose people the asker may see',
    tags: ['people'],
    response: { 200: Type.Object({ organisations: Type.Array(Organisation) }) },
  },
});

export const addOrganisation = endpoint({
  method: 'POST',
  url: '/api/organisations',
  schema: {
    summary: 'Add a field team, an institution or observers',
    tags: ['people'],
    body: Type.Object({
      kind: Type.Enum(['field-team', 'institution', 'observer'] as const),
      name: PersonName,
    }),
    response: { 200: Organisation },
  },
});

export const appoint = endpoint({
  method: 'POST',
  url: '/api/people/:id/appointments',
  schema: {
    summary: 'Appoint somebody to a role of their organisation',
    tags: ['people'],
    params: IdParams,
    body: Type.Object({
      role: Type.Enum(roles),
      /** Today when it is left out. */
      validFrom: Type.Optional(Day),
      validUntil: Type.Optional(nullable(Day)),
    }),
    response: { 200: Type.Object({ id: Id }) },
  },
});

export const endAppointment = endpoint({
  method: 'POST',
  url: '/api/appointments/:id/end',
  schema: {
    summary: 'End an appointment at once',
    tags: ['people'],
    params: IdParams,
    response: { 204: Type.Null() },
  },
});

export const deactivatePerson = endpoint({
  method: 'POST',
  url: '/api/people/:id/deactivation',
  schema: {
    summary: 'End the sessions and appointments of somebody, who cannot sign in any more',
    tags: ['people'],
    params: IdParams,
    response: { 204: Type.Null() },
  },
});

export const reactivatePerson = endpoint({
  method: 'DELETE',
  url: '/api/people/:id/deactivation',
  schema: {
    summary: 'Let somebody sign in again; appointments are made anew',
    tags: ['people'],
    params: IdParams,
    response: { 204: Type.Null() },
  },
});
