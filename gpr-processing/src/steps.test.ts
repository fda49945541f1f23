import { describe, expect, it } from 'vitest';
import { stepById, steps } from './steps.ts';

describe('steps', () => {
  it('are found by their ids, each of which is given once', () => {
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    for (const step of steps) expect(stepById(step.id)).toBe(step);
    expect(stepById('constructor')).toBeUndefined();
  });

  it('state bounds that hold their own defaults', () => {
    const parameters = steps.flatMap((step) => Object.values(step.parameters));
    for (const { default: value, minimum, maximum } of parameters) {
      expect(value).toBeGreaterThanOrEqual(minimum);
      expect(value).toBeLessThanOrEqual(maximum);
    }
  });
});
