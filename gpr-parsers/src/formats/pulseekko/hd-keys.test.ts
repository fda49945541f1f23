import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hdKeys } from './hd-keys.ts';

it('the table of keys has each key that the reader asks for', () => {
  const source = readFileSync(new URL('header.ts', import.meta.url), 'utf8');
  const asked = [...source.matchAll(/\bvalues(?:, |\.get\()'([^']+)'/g)].map(([, key]) => key);
  expect(new Set(asked).size).toBeGreaterThan(12);
  const keys = hdKeys.map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(asked));
  expect(new Set(keys).size).toBe(keys.length);
});

it('the table of keys says of each in a few words what it means', () => {
  for (const { meaning } of hdKeys) expect(meaning).toMatch(/^\S.*[^.]$/);
});
