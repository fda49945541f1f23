import type { RedactionFinding, RedactionKind, RedactionReason } from '@jsa/contract';

/** A form of signs: a group named `found` is what is shown; without one it is the whole match. */
export type Pattern = {
  readonly kind: RedactionKind;
  readonly reason: RedactionReason;
  /** With the flags `g` and `d`. */
  readonly form: RegExp;
  /** A last look at the match; false lets it pass. */
  readonly accepts?: (match: string) => boolean;
};

export function findPattern(text: string, { kind, reason, form, accepts }: Pattern): RedactionFinding[] {
  const found: RedactionFinding[] = [];
  for (const match of text.matchAll(form)) {
    const [start, wideEnd] = match.indices?.groups?.found ?? [match.index, match.index + match[0].length];
    const part = text.slice(start, wideEnd).trimEnd();
    const end = start + part.length;
    if (accepts?.(part) ?? true) found.push({ kind, reason, start, end, text: part });
  }
  return found;
}
