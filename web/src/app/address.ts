import type { Selection } from '#state/selection.ts';

type Chosen = Pick<Selection, 'siteId' | 'recordingId' | 'radargramId'>;

const names = { siteId: 'site', recordingId: 'recording', radargramId: 'radargram' } as const;
const fields = Object.keys(names) as (keyof Chosen)[];
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an address selects. Anything that is no id counts as nothing: addresses are typed and shortened by hand. */
export function selectionOfAddress(search: string): Chosen {
  const query = new URLSearchParams(search);
  const chosen: Chosen = { siteId: null, recordingId: null, radargramId: null };
  for (const field of fields) {
    const value = query.get(names[field])?.toLowerCase() ?? '';
    if (id.test(value)) Object.assign(chosen, { [field]: value });
  }
  return chosen;
}

/** The query of the address for a selection; what others keep in the query (`map`) stays where it is. */
export function addressOfSelection(search: string, chosen: Chosen): string {
  const query = new URLSearchParams(search);
  for (const field of fields) {
    const value = chosen[field];
    if (value === null) query.delete(names[field]);
    else query.set(names[field], value);
  }
  return query.size === 0 ? '' : `?${query}`;
}
