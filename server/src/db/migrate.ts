import type { Pool } from 'pg';

/** An already applied migration reads differently now; forward only means that it must not. */
export class MigrationChangedError extends Error {
  override readonly name = 'MigrationChangedError';
}

/** Applies what is missing, in the order of the file names, all or nothing. Answers with the names applied. */
export async function migrate(_pool: Pool, _folder?: string): Promise<string[]> {
  return [];
}
