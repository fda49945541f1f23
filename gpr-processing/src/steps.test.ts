import { describe, expect, it } from 'vitest';
import { findMisfit } from './parameters.ts';
import { stepById, steps } from './steps.ts';

describe('steps', () => {
  it('are found by their ids, each of which is given once', () => {
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    for (const step of steps) expect(stepById(step.id)).toBe(step);
    expect(stepById('constructor')).toBeUndefined();
  });

  it('state bounds that hold their own defaults', () => {
    for (const { parameters } of steps) {
      for (const parameter of Object.values(parameters)) {
        expect(findMisfit(parameter, parameter.default)).toBeNull();
      }
    }
  });

  it('say what they do and where that comes from', () => {
    for (const { definition, source } of steps) {
      expect(definition.length).toBeGreaterThan(20);
      expect(source).toMatch(/\d{4}|manual/);
    }
  });
});
