import { describe, expect, it } from 'vitest';
import { windowReach } from './window.ts';

describe('windowReach', () => {
  it('makes the window of an odd number of samples exactly as long as it is asked to be', () => {
    expect(windowReach(51 * 0.09375, 0.09375)).toBe(25);
    expect(windowReach(101 * 0.8, 0.8)).toBe(50);
  });

  it('makes of an even number the next odd one', () => {
    expect(windowReach(50, 1)).toBe(25);
  });

  it('never shrinks below three samples or traces', () => {
    expect(windowReach(0.1, 8)).toBe(1);
  });
});
