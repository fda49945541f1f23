import { describe, expect, it } from 'vitest';
import { isContested, mergedDraft } from '#panels/draft-over.ts';

const base = { weather: 'dry', soil: 'clay', obstacles: ['wall'] };

describe('a draft over what others change, too', () => {
  it('takes in what they changed and it did not', () => {
    const theirs = { ...base, soil: 'loam', obstacles: ['wall', 'ditch'] };
    const mine = { ...base, weather: 'rain' };
    expect(isContested(base, theirs, mine)).toBe(false);
    expect(mergedDraft(base, theirs, mine)).toEqual({
      weather: 'rain',
      soil: 'loam',
      obstacles: ['wall', 'ditch'],
    });
  });

  it('is contested where both changed one part to different things, and then keeps its own', () => {
    const theirs = { ...base, weather: 'snow', soil: 'loam' };
    const mine = { ...base, weather: 'rain' };
    expect(isContested(base, theirs, mine)).toBe(true);
    expect(mergedDraft(base, theirs, mine)).toEqual({ ...base, weather: 'rain', soil: 'loam' });
  });

  it('is not contested where both changed it to the same', () => {
    const changed = { ...base, obstacles: ['wall', 'ditch'] };
    expect(isContested(base, changed, { ...changed })).toBe(false);
  });

  it('looks into what is within, but not into a place', () => {
    const mine = { conditions: { weather: 'rain', soil: 'clay' }, scope: null };
    const theirs = { conditions: { weather: 'dry', soil: 'loam' }, scope: null };
    const was = { conditions: { weather: 'dry', soil: 'clay' }, scope: null };
    expect(isContested(was, theirs, mine)).toBe(false);
    expect(mergedDraft(was, theirs, mine).conditions).toEqual({ weather: 'rain', soil: 'loam' });
    const place = (degrees: number) => ({ type: 'Point', coordinates: [degrees, degrees] });
    expect(isContested(place(1), place(2), place(3))).toBe(true);
  });

  it('takes a list as one thing', () => {
    expect(mergedDraft(['day 1'], ['day 1', 'day 2'], ['day 1'])).toEqual(['day 1', 'day 2']);
    expect(isContested(['day 1'], ['day 1', 'day 2'], ['another day 1'])).toBe(true);
  });
});
