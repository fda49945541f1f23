import type { Finding, FindingSeverity } from '#recording.ts';
import { readable } from '#sentence.ts';

/** Where a finding points: the file, and its byte (binary) or its one-based line (text). */
type FindingPlace = { file?: string; byteOffset?: number; line?: number };

type NoteFinding = (code: string, message: string, place?: FindingPlace) => Finding;

function findingOf(severity: FindingSeverity): NoteFinding {
  return (code, message, place = {}) => ({
    severity,
    code,
    message: readable(message),
    file: place.file ?? null,
    byteOffset: place.byteOffset ?? null,
    line: place.line ?? null,
  });
}

/** Good to know; nothing is lost by it. */
export const information = findingOf('information');

/** Something is odd or missing, and the sentence says what was done about it. */
export const warning = findingOf('warning');

/** A part of the recording could not be read at all. */
export const failure = findingOf('error');

/** Counts lines of a text file that share a fault, so that a thousand bad lines make one finding. */
export type LineTally = {
  add(code: string, line: number): void;
  /** One warning for each code; `sentences` tells what is wrong, given how often and in which line first. */
  toFindings(file: string, sentences: Readonly<Record<string, TallySentence>>): Finding[];
};

type TallySentence = (count: number, firstLine: number) => string;

export function createLineTally(): LineTally {
  const tally = new Map<string, { count: number; firstLine: number }>();
  return {
    add(code, line) {
      const entry = tally.get(code);
      if (entry) entry.count++;
      else tally.set(code, { count: 1, firstLine: line });
    },
    toFindings: (file, sentences) =>
      [...tally].map(([code, { count, firstLine }]) =>
        warning(code, sentences[code](count, firstLine), { file, line: firstLine }),
      ),
  };
}
