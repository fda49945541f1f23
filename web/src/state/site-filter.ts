import { type BoundarySide, boundarySides, type SiteStatusFamily, siteStatusFamilies } from '@jsa/contract';
import { createStore, type Store } from './store.ts';

/** What the list of sites, and the map with it, is narrowed to. Every part acts on what the reader may see only. */
export type SiteFilter = {
  readonly families: readonly SiteStatusFamily[];
  readonly side: BoundarySide | null;
  readonly awaitsMe: boolean;
  readonly text: string;
};

export type SiteFilterStore = Store<SiteFilter>;

export const noFilter: SiteFilter = { families: [], side: null, awaitsMe: false, text: '' };

export function createSiteFilter(): SiteFilterStore {
  return createStore<SiteFilter>(noFilter);
}

export function isFiltered({ families, side, awaitsMe, text }: SiteFilter): boolean {
  return families.length > 0 || side !== null || awaitsMe || text.trim() !== '';
}

/** The filter that an address holds; what is unknown there counts as nothing. */
export function filterOfAddress(search: string): SiteFilter {
  const query = new URLSearchParams(search);
  const named = (query.get('status') ?? '').split(',');
  return {
    families: siteStatusFamilies.filter((family) => named.includes(family)),
    side: boundarySides.find((side) => side === query.get('side')) ?? null,
    awaitsMe: query.get('awaits') === 'me',
    text: (query.get('q') ?? '').slice(0, 200),
  };
}

/** The query of the address for a filter; what others keep there stays. */
export function addressOfFilter(search: string, { families, side, awaitsMe, text }: SiteFilter): string {
  const query = new URLSearchParams(search);
  const put = (name: string, value: string | null) =>
    value === null || value === '' ? query.delete(name) : query.set(name, value);
  put('status', families.join(','));
  put('side', side);
  put('awaits', awaitsMe ? 'me' : null);
  put('q', text.trim());
  return query.size === 0 ? '' : `?${query}`;
}
