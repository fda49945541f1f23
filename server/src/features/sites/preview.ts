import { type Person, type PreviewQuery, previewableRoles } from '@jsa/contract';
import { Problem } from '#http/problem.ts';

type Preview = Person & { readonly within: Person };

/**
 * The person to decide for when map or lists are asked for as another role sees them: that role's rights, and never
 * beyond the asker's own. Somebody of the previewed field team is taken to be on no mission but the asker's.
 */
export function previewFor(person: Person, { as: role, delegation = undefined }: PreviewQuery): Person {
  if (role === undefined) return person;
  const wanted = previewableRoles(person).find(
    (each) => each.role === role && each.delegation === (delegation ?? null),
  );
  if (wanted === undefined)
    throw new Problem(
      'not-permitted',
      'This role sees something that yours does not, so you cannot look at the map as it does.',
    );
  const organisation = { ...person.organisation, delegation: wanted.delegation };
  const preview: Preview = { ...person, roles: [role], organisation, within: person };
  return preview;
}
