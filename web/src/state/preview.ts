import { type Person, type PreviewedRole, previewableRoles } from '@jsa/contract';
import { createStore, type Store } from './store.ts';

/** Whose view of map and lists is shown instead of one's own. */
type Preview = { readonly role: PreviewedRole | null };

export type PreviewStore = Store<Preview>;

export function createPreview(): PreviewStore {
  return createStore<Preview>({ role: null });
}

/** What a request says so that it is answered as for that role. */
export function previewQuery({ role }: Preview): {
  as?: PreviewedRole['role'];
  delegation?: 'belgrade' | 'pristina';
} {
  if (role === null) return {};
  return role.delegation === null ? { as: role.role } : { as: role.role, delegation: role.delegation };
}

/** By what an address or a list calls the role. */
export function nameOfRole({ role, delegation }: PreviewedRole): string {
  return delegation === null ? role : `${role}-${delegation}`;
}

/** The role of that name, if the person may look as it. */
export function roleOfName(person: Person | null, name: string | null): PreviewedRole | null {
  if (person === null) return null;
  return previewableRoles(person).find((role) => nameOfRole(role) === name) ?? null;
}
