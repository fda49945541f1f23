import { describe, expect, it } from 'vitest';
import { hashOfPlace, placeOfHash } from '#app/map-address.ts';

describe('the map’s place in the address', () => {
  it('comes back as near as a kilometre', () => {
    const place = placeOfHash(hashOfPlace({ zoom: 14.257, centre: [21.05, 42.2] }));
    expect(place).toEqual({ zoom: 14.26, centre: [21.05, 42.2] });
  });

  it('never tells more than a hundredth of a degree, however near the map is', () => {
    for (const zoom of [0, 8, 14, 20, 23]) {
      const hash = hashOfPlace({ zoom, centre: [21.049876543, 42.201234567] });
      expect(hash).not.toMatch(/\.\d{3,}/);
    }
  });

  it('is nothing where the address was typed wrongly', () => {
    for (const hash of ['', '#map=', '#map=9', '#map=5/95/20', '#map=5/40/181', '#map=x/42/21', '#top'])
      expect(placeOfHash(hash)).toBeNull();
  });
});
