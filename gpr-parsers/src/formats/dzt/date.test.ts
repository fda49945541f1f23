import { describe, expect, it } from 'vitest';
import { packDate, readPackedDate } from './date.ts';

describe('the packed date of a console', () => {
  it('counts half seconds, and years from 1980', () => {
    expect(readPackedDate(1249182871)).toBe('2017-03-21T00:36:46');
    expect(packDate('2017-03-21T00:36:46')).toBe(1249182871);
  });

  it.each(['1980-01-01T00:00:00', '2024-02-29T23:59:58', '2107-12-31T12:30:30'])('holds %s', (date) => {
    expect(readPackedDate(packDate(date) ?? 0)).toBe(date);
  });

  it('loses an odd second', () => {
    expect(readPackedDate(packDate('2026-11-22T10:15:01') ?? 0)).toBe('2026-11-22T10:15:00');
  });

  it.each(['1979-12-31T00:00:00', '2108-01-01T00:00:00', '2023-02-29T00:00:00', '2026-11-22', 'x'])(
    'cannot hold %s',
    (date) => expect(packDate(date)).toBeNull(),
  );

  it('is none when a part of it is out of its range', () => {
    expect(readPackedDate(0)).toBeNull();
    expect(readPackedDate((46 << 25) | (11 << 21) | (22 << 16) | (24 << 11))).toBeNull();
    expect(readPackedDate((46 << 25) | (11 << 21) | (22 << 16) | (60 << 5))).toBeNull();
    expect(readPackedDate((46 << 25) | (11 << 21) | (22 << 16) | 30)).toBeNull();
    expect(readPackedDate((46 << 25) | (13 << 21) | (22 << 16))).toBeNull();
  });
});
