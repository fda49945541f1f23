import { join } from 'node:path';
import { steps } from '@jsa/gpr-processing';
import { describe, expect, it } from 'vitest';

const dictionary: { steps: Record<string, string> } = await import(
  join(process.cwd(), 'web/src/i18n/en/steps.ts')
);

describe('the processing steps', () => {
  it('all have a name in the web app', () => {
    const keys = steps.map(({ id }) => `step.${id}`);
    expect(keys.filter((key) => !Object.hasOwn(dictionary.steps, key))).toEqual([]);
  });

  it('have a name for each of their values', () => {
    const keys = steps
      .flatMap(({ parameters }) => Object.keys(parameters))
      .map((name) => `step.value.${name}`);
    expect(keys.filter((key) => !Object.hasOwn(dictionary.steps, key))).toEqual([]);
  });

  it('have a name for each word that a value may be', () => {
    const keys = steps
      .flatMap(({ parameters }) => Object.values(parameters))
      .flatMap((parameter) => ('choices' in parameter ? parameter.choices : []))
      .map((word) => `step.choice.${word}`);
    expect(keys.filter((key) => !Object.hasOwn(dictionary.steps, key))).toEqual([]);
  });
});
