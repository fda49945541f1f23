import { conflict } from './conflict.ts';
import { Problem } from './problem.ts';

const triedAtOnce = 'Somebody else changed the same thing at the same moment. Look again, then try again.';

/** What a PostgreSQL error means to whoever asked, by its SQLSTATE. The rest are faults of the program. */
const problemOfState: Readonly<Record<string, () => Problem>> = {
  '23505': () => conflict('there-already', 'This is already there.'),
  '23503': () =>
    new Problem('conflict', 'It refers to something that is not there, or something refers to it.'),
  '23514': () => new Problem('invalid-request', 'A value is outside of what is allowed.'),
  '22021': () => new Problem('invalid-request', 'A text holds a sign that cannot be kept.'),
  '22P02': () => new Problem('invalid-request', 'A value is not written as it should be.'),
  '40001': () => conflict('tried-at-once', triedAtOnce),
  '40P01': () => conflict('tried-at-once', triedAtOnce),
  '25P03': () => new Problem('not-ready', 'The database took too long. Try again.'),
  '53300': () => new Problem('not-ready', 'The database is busy. Try again.'),
  '57P01': () => new Problem('not-ready', 'The database is stopping. Try again in a minute.'),
  '57P03': () => new Problem('not-ready', 'The database is starting. Try again in a minute.'),
};

/** Null for an error that is not PostgreSQL's, or that only the program can have caused. */
export function problemOfPostgres(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return null;
  return problemOfState[String(error.code)]?.() ?? null;
}
