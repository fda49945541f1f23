import { type Static, Type } from 'typebox';
import { Id, nullable } from './common.ts';
import type { Role } from './rights.ts';

/** The two delegations, in the alphabetical order in which they are always named. */
export const delegations = ['belgrade', 'pristina'] as const;
export type Delegation = (typeof delegations)[number];

/** Who can own a lead or a candidate site: a delegation, or the chair for what it holds itself. */
export const owners = ['belgrade', 'pristina', 'chair'] as const;
export type Owner = (typeof owners)[number];

export const organisationKinds = [
  'delegation',
  'chair',
  'field-team',
  'institution',
  'observer',
  'host',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** The roles that people of an organisation may hold; the database holds the same list. */
export const rolesByOrganisationKind: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  delegation: ['head', 'member', 'analyst'],
  chair: ['chair', 'secretariat'],
  'field-team': ['field'],
  institution: ['analyst'],
  observer: ['observer'],
  host: ['admin'],
};

export const Organisation = Type.Object({
  id: Id,
  name: Type.String(),
  kind: Type.Enum(organisationKinds),
  /** Which delegation it is; null for every other organisation. */
  delegation: nullable(Type.Enum(delegations)),
});
export type Organisation = Omit<Static<typeof Organisation>, 'kind' | 'delegation'> & {
  kind: OrganisationKind;
  delegation: Delegation | null;
};
