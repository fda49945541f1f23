import type { RedactionFinding } from '@jsa/contract';
import { findUnredacted } from './check-redaction.ts';
import { knownPlaces } from './known-places.ts';

export { requireRedaction } from './require-redaction.ts';

/** What in a text points to a person, a house or a number: patterns, not meaning. Empty for a text that passes. */
export function checkRedaction(text: string): RedactionFinding[] {
  return findUnredacted(text, knownPlaces());
}
