import type { AuditFilter } from '@jsa/contract';

/** Kinds of things that acts are about, in the order of the work. */
export const entryKinds = [
  'all',
  'session',
  'person',
  'lead',
  'site',
  'track',
  'clearance',
  'disclosure',
  'boundary-edition',
  'assessment',
  'survey',
  'recording',
  'radargram',
  'audit',
] as const;
export type EntryKind = (typeof entryKinds)[number];

export type EntryFilter = {
  readonly kind: EntryKind;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly subjectId: string | null;
  /** Days as the date field gives them; empty: not limited. */
  readonly from: string;
  readonly until: string;
};

export const noFilter: EntryFilter = { kind: 'all', person: null, subjectId: null, from: '', until: '' };

/** The filter as the server is asked by it. */
export function queryOf({ kind, person, subjectId, from, until }: EntryFilter): AuditFilter {
  return {
    ...(kind !== 'all' && { action: kind }),
    ...(person && { personId: person.id }),
    ...(subjectId && { subjectId }),
    ...(from && { from }),
    ...(until && { until }),
  };
}
