import { describe, expect, it } from 'vitest';
import { formatName } from './format-name.ts';

describe('the name of a format', () => {
  it.each([
    ['dzt', 'GSSI DZT'],
    ['ramac', 'MALÅ RAMAC'],
    ['pulseekko', 'Sensors & Software pulseEKKO'],
    ['segy', 'SEG-Y'],
    ['impulseradar', 'ImpulseRadar'],
    ['ids', 'IDS'],
  ])('of id %s is the one that its users know: %s', (id, name) => {
    expect(formatName(id)).toBe(name);
  });

  it('is its id where this version does not read it, and nothing where none is known', () => {
    expect(formatName('later-format')).toBe('later-format');
    expect(formatName(null)).toBeNull();
  });
});
