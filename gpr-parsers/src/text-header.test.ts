import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { openTextHeader } from './text-header.ts';

function open(...lines: string[]) {
  const findings: Finding[] = [];
  return { header: openTextHeader(lines, { file: 'LINE.txt', findings }), findings };
}

describe('openTextHeader', () => {
  it('gives text and numbers under their keys, and null for what is absent or empty', () => {
    const { header, findings } = open('NAME: cart ', 'STEP:0,05', 'EMPTY:', 'NONE:_');
    expect(header.text('NAME')).toBe('cart');
    expect(header.number('STEP')).toBe(0.05);
    for (const key of ['EMPTY', 'NONE', 'ABSENT']) {
      expect([header.text(key), header.number(key), header.positiveNumber(key)]).toEqual([null, null, null]);
    }
    expect(findings).toEqual([]);
  });

  it('tells the line of a value that is no number', () => {
    const { header, findings } = open('A:1', 'B:many');
    expect(header.number('B')).toBeNull();
    expect(findings).toMatchObject([{ code: 'header-value-unusable', line: 2, file: 'LINE.txt' }]);
  });

  it.each([
    ['0', 'information'],
    ['-1', 'warning'],
    ['1e12', 'warning'],
  ])('has no positive number in %s', (printed, severity) => {
    const { header, findings } = open(`A:${printed}`);
    expect(header.positiveNumber('A')).toBeNull();
    expect(findings).toMatchObject([{ code: 'header-value-unusable', severity }]);
  });

  it('keeps the first of two values, and tells a few of the others', () => {
    const { header, findings } = open('A:1', ...Array.from({ length: 30 }, () => 'A:2'));
    expect(header.number('A')).toBe(1);
    expect(findings).toHaveLength(10);
    expect(findings[0]).toMatchObject({ code: 'duplicate-key', line: 2 });
  });

  it('passes over lines without a colon', () => {
    expect(open('A:1', 'garbage', 'more').findings).toMatchObject([{ code: 'unreadable-line', line: 2 }]);
  });
});
