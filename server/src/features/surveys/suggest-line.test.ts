import { describe, expect, it } from 'vitest';
import { suggestLine } from './suggest-line.ts';

const along = Array.from({ length: 12 }, (_, index) => ({
  id: `along ${index + 1}`,
  name: `L${String(index + 1).padStart(2, '0')}`,
  direction: 'along' as const,
}));
const across = along.map((line, index) => ({
  id: `across ${index + 1}`,
  name: line.name.replace('L', 'X'),
  direction: 'across' as const,
}));

describe('the line that a recording’s name speaks for', () => {
  it.each([
    ['DEMO-S2-L03', along, 'along 3'],
    ['line_0011', along, 'along 11'],
    ['FILE____002', along, 'along 2'],
    ['site5 x07', [...along, ...across], 'across 7'],
    ['FILE____007', [...along, ...across], null],
    ['FILE____099', along, null],
    ['calibration', along, null],
  ])('%s', (name, lines, expected) => {
    expect(suggestLine(name, lines)).toBe(expected);
  });

  it('compares numbers whole: 11 does not end with 1', () => {
    const lines = [{ id: 'one', name: '1', direction: null }];
    expect(suggestLine('profile 11', lines)).toBeNull();
    expect(suggestLine('profile 1', lines)).toBe('one');
  });
});
