import { describe, expect, it } from 'vitest';
import { readHdDate } from './date.ts';

describe('the date of an .hd', () => {
  it.each([
    ['2014-03-11', '2014-03-11'],
    ['2014-03-11 ', '2014-03-11'],
    ['2007-Sep-26', '2007-09-26'],
    ['2025-apr-4', '2025-04-04'],
    ['12/31/2011', '2011-12-31'],
    ['06/06/2011', '2011-06-06'],
  ])('%j is the day %s, and no other', (printed, date) => {
    expect(readHdDate(printed)).toEqual({ date, isDayFirst: false, other: null });
  });

  it('has the month first between slashes, and knows the other day that it may be taken for', () => {
    expect(readHdDate('10/06/2011')).toEqual({ date: '2011-10-06', isDayFirst: false, other: '2011-06-10' });
  });

  it('has the day first where there is no such month', () => {
    expect(readHdDate('31/12/2011')).toEqual({ date: '2011-12-31', isDayFirst: true, other: null });
  });

  it.each(['', '1234', '2014-02-30', '02/30/2011', '13/32/2011', '10/06/11', '2007-Foo-26', 'yesterday'])(
    'is not %j',
    (printed) => expect(readHdDate(printed)).toBeNull(),
  );
});
