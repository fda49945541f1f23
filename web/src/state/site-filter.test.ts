import { describe, expect, it } from 'vitest';
import { addressOfFilter, filterOfAddress, isFiltered, noFilter } from './site-filter.ts';

describe('the filter of sites in the address', () => {
  it('comes back whole, and leaves alone what others keep there', () => {
    const filter = {
      families: ['candidate', 'agreed'] as const,
      side: 'undetermined' as const,
      awaitsMe: true,
      text: 'Žilište',
    };
    const search = addressOfFilter('?lang=sq', filter);
    expect(filterOfAddress(search)).toEqual(filter);
    expect(addressOfFilter(search, noFilter)).toBe('?lang=sq');
  });

  it('takes what it does not know for nothing', () => {
    expect(isFiltered(filterOfAddress('?status=graves&side=theirs&awaits=you'))).toBe(false);
  });
});
