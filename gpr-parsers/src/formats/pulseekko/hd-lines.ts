import { warning } from '#findings.ts';
import type { Finding } from '#recording.ts';

/** One `KEY = value` line. Lines count from one, without the empty ones: some consoles end each with CR CR LF. */
export type HdValue = { readonly key: string; readonly printed: string; readonly line: number };

/** The lines of an .hd, sorted by what they are. */
export type HdLines = {
  /** What stands before the first key: job number, system, date. */
  readonly preamble: readonly { readonly text: string; readonly line: number }[];
  /** By the key in upper case with single blanks; of a key that comes twice the first value is kept. */
  readonly values: ReadonlyMap<string, HdValue>;
  /** What stands behind the first key without being a key: what the vendor's software did to the line. */
  readonly notes: readonly string[];
};

/** Any one of these makes a text an .hd: no other radar's header has them. */
const tellingKeys: readonly string[] = [
  'NUMBER OF TRACES',
  'NUMBER OF PTS/TRC',
  'TIMEZERO AT POINT',
  'TOTAL TIME WINDOW',
  'STEP SIZE USED',
  'POSITION UNITS',
];

/** A header that repeats itself more often is broken in one way, not in a thousand. */
const mostDuplicatesTold = 10;

/** Null when not one line has a key of such a header. */
export function readHdLines(
  lines: readonly string[],
  place: { readonly file: string; readonly findings: Finding[] },
): HdLines | null {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  const keyed = filled.map((text, index) => ({ text, line: index + 1, value: readValue(text, index + 1) }));
  const firstKey = keyed.findIndex(({ value }) => value !== null && tellingKeys.includes(nameOf(value.key)));
  if (firstKey < 0) return null;
  const values = new Map<string, HdValue>();
  const notes: string[] = [];
  let duplicateCount = 0;
  for (const { text, value } of keyed.slice(firstKey)) {
    if (value === null) notes.push(text);
    else if (!values.has(nameOf(value.key))) values.set(nameOf(value.key), value);
    else if (duplicateCount++ < mostDuplicatesTold) tellDuplicate(value, place);
  }
  return { preamble: keyed.slice(0, firstKey), values, notes };
}

/** Two lines have a key without `=`. A colon or a backslash is of a sentence or of a path, never of a key. */
function readValue(text: string, line: number): HdValue | null {
  const match =
    /^(ELEVATION DATA ENTERED|X Y Z POSITIONS ADDED)\s*[:-]\s*(.*)$/i.exec(text) ??
    /^([^=:\\]{1,60}?)\s*=\s*(.*)$/.exec(text);
  return match && { key: match[1], printed: match[2], line };
}

function nameOf(key: string): string {
  return key.toUpperCase().replace(/\s+/g, ' ');
}

function tellDuplicate(
  { key, printed, line }: HdValue,
  { file, findings }: { readonly file: string; readonly findings: Finding[] },
) {
  const message = `${key} comes again, as "${printed}"; the first value is kept.`;
  findings.push(warning('duplicate-key', message, { file, line }));
}
