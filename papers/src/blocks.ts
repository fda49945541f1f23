import type { WrittenLanguage } from '@jsa/contract';

/** What a paper is made of, from top to bottom: the same for a page in the browser and for one in a PDF. */
export type PaperBlock =
  | { kind: 'title'; text: string }
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'text'; text: string; isSmall?: boolean }
  /** Verbatim, in the language in which it was written. */
  | { kind: 'quote'; text: string; language: WrittenLanguage }
  | { kind: 'list'; items: string[] }
  | { kind: 'facts'; rows: PaperFact[] };

export type PaperFact = { name: string; value: string; isHash?: boolean };

export function facts(rows: readonly (PaperFact | null)[]): PaperBlock {
  return { kind: 'facts', rows: rows.filter((row) => row !== null) };
}

/** Nothing where there is nothing to say. */
export function fact(name: string, value: string | null): PaperFact | null {
  return value === null || value.trim() === '' ? null : { name, value };
}
