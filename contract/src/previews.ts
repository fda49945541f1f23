import { Type } from 'typebox';
import { type Delegation, delegations } from './organisations.ts';
import { type Role, roles } from './rights.ts';

/** Whose view of map and lists is asked for instead of one's own: a role, and for a delegation's role whose. */
export const PreviewQuery = {
  as: Type.Optional(Type.Enum(roles)),
  delegation: Type.Optional(Type.Enum(delegations)),
};
export type PreviewQuery = { as?: Role; delegation?: Delegation };

export type PreviewedRole = { readonly role: Role; readonly delegation: Delegation | null };

type Previewer = {
  readonly roles: readonly Role[];
  readonly organisation: { delegation: Delegation | null };
};

const neutral = (...named: Role[]) => named.map((role): PreviewedRole => ({ role, delegation: null }));
const ofDelegation = (delegation: Delegation) =>
  (['head', 'member'] as const).map((role): PreviewedRole => ({ role, delegation }));

/** By role, whose view holds nothing that the role itself does not see: that a preview would have to leave out, or leak. */
function previewableBy(role: Role, delegation: Delegation | null): readonly PreviewedRole[] {
  switch (role) {
    case 'chair':
    case 'secretariat':
      return [
        ...neutral('chair', 'secretariat'),
        ...delegations.flatMap(ofDelegation),
        ...neutral('analyst', 'field', 'observer'),
      ];
    case 'head':
    case 'member':
      return [...(delegation === null ? [] : ofDelegation(delegation)), ...neutral('field', 'observer')];
    case 'analyst':
      return neutral('analyst', 'field', 'observer');
    case 'field':
    case 'observer':
    case 'admin':
      return [];
  }
}

/** The roles that somebody may look at map and lists as: others, and only such as see no more than themselves. */
export function previewableRoles({ roles: held, organisation }: Previewer): readonly PreviewedRole[] {
  const { delegation } = organisation;
  const all = new Map(
    held
      .flatMap((role) => previewableBy(role, delegation))
      .map((one) => [`${one.role} ${one.delegation}`, one]),
  );
  for (const role of held) all.delete(`${role} ${role === 'head' || role === 'member' ? delegation : null}`);
  return [...all.values()];
}
