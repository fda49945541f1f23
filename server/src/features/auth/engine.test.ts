import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '#db/open-database.ts';
import { openTestDatabase } from '#testing/test-database.ts';
import { engineOptions } from './engine.ts';

let database: OpenDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

it('finds every table and column that the library wants, so that an update of it cannot go unseen', async () => {
  const options = engineOptions('http://localhost', { pool: database.pool, secret: 'x'.repeat(43) });
  const { toBeCreated, toBeAdded } = await getMigrations(options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});
