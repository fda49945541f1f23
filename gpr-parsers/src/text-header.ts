import { information, warning } from '#findings.ts';
import { decimalNumber, readKeyValues } from '#key-values.ts';
import type { Finding } from '#recording.ts';

type FilePlace = { readonly file: string; readonly findings: Finding[] };

/** A text header that tells what is wrong with it: a value that cannot be used is null, and a finding names its line. */
export type TextHeader = {
  readonly values: ReadonlyMap<string, string>;
  /** Null for what is absent or empty. */
  text(key: string): string | null;
  /** Null for what is absent or empty, and for what is no number: that is told. */
  number(key: string): number | null;
  /** As above, and null for 0 and for negative numbers, neither of which can be divided by in earnest. */
  positiveNumber(key: string): number | null;
  /** Where a finding about the key points. */
  at(key: string): { file: string; line?: number };
};

/** Duplicates told at most; a header that repeats itself more often is broken in one way, not in a thousand. */
const mostDuplicatesTold = 10;

/** Reads `KEY:value` lines, whatever their order; keys that come twice and lines without a colon are told. */
export function openTextHeader(lines: readonly string[], { file, findings }: FilePlace): TextHeader {
  const { values, lines: lineOf, duplicates, unreadableLines } = readKeyValues(lines);
  for (const { key, line } of duplicates.slice(0, mostDuplicatesTold)) {
    findings.push(warning('duplicate-key', `${key} comes again; the first value is kept.`, { file, line }));
  }
  if (unreadableLines.length > 0) {
    const message = `${unreadableLines.length} lines hold no colon; they are passed over.`;
    findings.push(warning('unreadable-line', message, { file, line: unreadableLines[0] }));
  }

  function at(key: string): { file: string; line?: number } {
    const line = lineOf.get(key);
    return line === undefined ? { file } : { file, line };
  }

  function readNumber(key: string): number | null {
    const printed = values.get(key);
    if (!printed) return null;
    const value = decimalNumber(printed);
    if (value === null) {
      const message = `${key} is "${printed}", not a number; it is left open.`;
      findings.push(warning('header-value-unusable', message, at(key)));
    }
    return value;
  }

  return {
    values,
    at,
    text: (key) => values.get(key) || null,
    number: readNumber,
    positiveNumber(key) {
      const value = readNumber(key);
      if (value === null || (value > 1e-9 && value < 1e9)) return value;
      const note = value === 0 ? information : warning;
      findings.push(note('header-value-unusable', `${key} is ${value}; it is left open.`, at(key)));
      return null;
    },
  };
}
