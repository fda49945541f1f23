import type { Owner, Person } from '@jsa/contract';
import { Problem } from '#http/problem.ts';

/** Whose vault the person works in: their delegation's, or the chair's. Nobody else has one. */
export function ownerOf({ organisation }: Person): Owner {
  if (organisation.delegation !== null) return organisation.delegation;
  if (organisation.kind === 'chair') return 'chair';
  throw nothingHere();
}

/** What is not theirs and what is not there are answered in the same words. */
export function nothingHere(): Problem {
  return new Problem('not-found', 'There is nothing here.');
}
