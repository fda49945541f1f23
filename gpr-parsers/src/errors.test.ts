import { describe, expect, it } from 'vitest';
import { GprFormatError } from './errors.ts';

describe('GprFormatError', () => {
  it('speaks to a surveyor without the id of the format', () => {
    const place = { format: 'dzt', file: 'LINE07.DZT', byteOffset: 22 };
    expect(new GprFormatError('truncated', 'file ends inside startTimeNs', place).sentence).toBe(
      'LINE07.DZT: file ends inside startTimeNs at byte 22.',
    );
  });
});
