import type { RedactionFinding } from '@jsa/contract';
import { addressPatterns } from './addresses.ts';
import { coordinatePatterns } from './coordinates.ts';
import { findKinship } from './kinship.ts';
import { findNames } from './names.ts';
import { numberPatterns } from './numbers.ts';
import { findPattern } from './pattern.ts';
import type { PlaceFinder } from './places.ts';
import { wordsOf } from './words.ts';

/** What is shown first is kept; what lies over it is the same find in other words. */
function withoutOverlaps(findings: readonly RedactionFinding[]): RedactionFinding[] {
  const kept: RedactionFinding[] = [];
  for (const finding of findings) {
    const isNew = kept.every(({ start, end }) => finding.end <= start || finding.start >= end);
    if (isNew) kept.push(finding);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/**
 * What in a text points to a person: by patterns, not by meaning. It overlooks nicknames, rare names at the beginning of
 * a sentence, descriptions ("the teacher of that village"), and finds words that only look like names. Where finds lie
 * over one another, the more certain pattern is answered.
 */
export function findUnredacted(text: string, placesOf: PlaceFinder): RedactionFinding[] {
  const words = wordsOf(text);
  const byPattern = [...numberPatterns, ...coordinatePatterns, ...addressPatterns].flatMap((pattern) =>
    findPattern(text, pattern),
  );
  return withoutOverlaps([...byPattern, ...findNames(text, words, placesOf), ...findKinship(text, words)]);
}
