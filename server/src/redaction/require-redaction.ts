import type { RedactionKind, RedactionOverride } from '@jsa/contract';
import { Problem } from '#http/problem.ts';
import { findUnredacted } from './check-redaction.ts';
import { knownPlaces } from './known-places.ts';

/** What the audit log keeps of a find that may stand: never its text. */
export type OverriddenFinding = { field: string; kind: RedactionKind; reason: string };

function findIn(text: string) {
  return findUnredacted(text, knownPlaces());
}

function refuseTellingReasons(overrides: readonly RedactionOverride[]): void {
  if (overrides.every(({ reason }) => findIn(reason).length === 0)) return;
  throw new Problem(
    'invalid-request',
    'A reason for letting something stand is kept in the audit log, so it must not name a person, number or address itself. Say it in other words.',
    { field: 'body.overrides' },
  );
}

/**
 * Refuses texts that are to be put on the table while they hold a find that no override lets stand. Answers with what was
 * let stand and why, for the audit entry. The refusal says where, not what: it repeats no text.
 */
export function requireRedaction(
  texts: Readonly<Record<string, string>>,
  overrides: readonly RedactionOverride[],
): OverriddenFinding[] {
  refuseTellingReasons(overrides);
  const found = Object.entries(texts).flatMap(([field, text]) =>
    findIn(text).map((finding) => ({
      ...finding,
      field,
      override: overrides.find(
        ({ kind, ...override }) => kind === finding.kind && override.text === finding.text,
      ),
    })),
  );
  const open = found.filter(({ override }) => override === undefined);
  if (open.length > 0) {
    const findings = open.map(({ field, kind, reason, start, end }) => ({ field, kind, reason, start, end }));
    throw new Problem(
      'redaction-needed',
      'The text still holds what may point to a person. Take it out, or say for each find why it may stand.',
      { findings },
    );
  }
  return found.map(({ field, kind, override }) => ({ field, kind, reason: override?.reason ?? '' }));
}
